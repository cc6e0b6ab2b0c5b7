import { seriesOf } from '../../shared/pandas/astype.ts';
import type { Cell } from '../../shared/pandas/cell.ts';
import { numpyDtype, pandasDtype, OBJECT } from '../../shared/pandas/dtype.ts';
import { frame } from '../../shared/pandas/frame.ts';
import { npArray, reshape } from '../../shared/pandas/np-array.ts';
import { PANDAS_3, type PandasRules } from '../../shared/pandas/rules.ts';
import type { PyDict, PyValue } from '../../shared/python/value.ts';
import { enforceParams } from '../../shared/signature/enforce/params.ts';
import { Refusal } from '../../shared/signature/enforce/problem.ts';
import type { PyFuncInput } from '../../shared/signature/enforce/pyfunc-input.ts';
import { parseParams } from '../../shared/signature/parse-params.ts';
import { parseSchema } from '../../shared/signature/parse-schema.ts';
import { askPredict, askServer } from '../../shared/signature/serve/ask.ts';
import { askedOf, type Asked } from '../../shared/signature/serve/asked.ts';
import { RequestBody } from '../../shared/signature/serve/request-body.ts';
import { pandasOf, RULE_SETS } from '../../shared/signature/serve/rules.ts';
import type { Outcome } from '../../shared/signature/serve/outcome.ts';
import { decodeCell, encodeCell, encodeReceived } from './encoded.ts';
import { untagged, type Answer, rulesOf, type Row } from './rows.ts';

/** POST /invocations: accepted or not, at which stage, and what the model receives. */
export function enforceJsonRow(row: Row): Answer {
  const asked = partsOf(row);
  if (asked === null) return { theirs: theirs(row), ours: refused('signature') };
  const body = new RequestBody(text(row, 'body'));
  const type = text(row, 'content_type');
  // As the app does: another version was asked about the very same body before.
  for (const rules of RULE_SETS) if (rules !== asked.rules) askServer({ ...asked, rules }, type, body);
  return { theirs: theirs(row), ours: answer(askServer(asked, type, body)) };
}

/** `predict(data)` in Python. */
export function enforceFrameRow(row: Row): Answer {
  const asked = partsOf(row);
  const data = dataOf(row.get('data') as PyDict, pandasOf(rulesOf(row)));
  const params = row.get('given_params') ?? null;
  const ours = asked === null ? refused('signature') : answer(askPredict(asked, data, decodeCell(params) as PyValue));
  return { theirs: theirs(row), ours };
}

/** What the model gets for these params. */
export function paramsRow(row: Row): Answer {
  const schema = row.get('params');
  const specs = typeof schema === 'string' ? parseParams(schema).specs : null;
  const given = row.get('given') ?? null;
  const ok = row.get('ok') === true;
  const theirs = entries([['ok', ok], ...(ok ? [['result', untagged(row.get('result') ?? null)] as const] : [])]);
  try {
    const value = given instanceof Map ? new Map([...given].map(([name, item]) => [name, decodeCell(item)])) : null;
    const result = enforceParams(value as PyValue, specs, null, pandasOf(rulesOf(row)), () => undefined);
    return {
      theirs,
      ours: entries([
        ['ok', true],
        ['result', untagged(encodeCell(result as Cell))],
      ]),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { theirs, ours: entries([['ok', false]]) };
  }
}

function entries(items: readonly (readonly [string, PyValue])[]): PyDict {
  return new Map(items);
}

function text(row: Row, column: string): string {
  const value = row.get(column);
  return typeof value === 'string' ? value : '';
}

function partsOf(row: Row): Asked | null {
  const inputs = row.get('inputs');
  const params = row.get('params');
  const signature = {
    inputs: typeof inputs === 'string' ? parseSchema(inputs) : null,
    params: typeof params === 'string' ? parseParams(params) : null,
  };
  return askedOf(signature, rulesOf(row));
}

function theirs(row: Row): PyValue {
  if (row.get('ok') !== true)
    return entries([
      ['ok', false],
      ['stage', row.get('stage') ?? null],
    ]);
  return entries([
    ['ok', true],
    ['result', untagged(withoutPython(row.get('result') ?? null))],
    ['params', untagged(row.get('params_result') ?? null)],
  ]);
}

/** The name of a lone value's Python type is not asked. */
function withoutPython(result: PyValue): PyValue {
  return result instanceof Map ? new Map([...result].filter(([key]) => key !== 'python')) : result;
}

function refused(stage: string): PyValue {
  return entries([
    ['ok', false],
    ['stage', stage],
  ]);
}

function answer(outcome: Outcome): PyValue {
  if (!outcome.ok) return refused(outcome.stage);
  const { params } = outcome;
  const given = params === null || (params instanceof Map && params.size === 0) ? null : encodeCell(params as Cell);
  return entries([
    ['ok', true],
    ['result', untagged(encodeReceived(outcome.received))],
    ['params', untagged(given)],
  ]);
}

/** The data of a row, as Python holds them. */
export function dataOf(description: PyDict, { text }: PandasRules = PANDAS_3): PyFuncInput {
  // Before pandas 3 `str` is no dtype of its own.
  const dtypeOf = (name: string) => (name === 'str' && text === 'object' ? OBJECT : (pandasDtype(name) ?? OBJECT));
  switch (description.get('kind')) {
    case 'frame': {
      const columns = description.get('columns') as PyDict[];
      const series = columns.map((column) =>
        seriesOf(decodeCell(column.get('data') ?? null) as Cell[], dtypeOf(String(column.get('dtype')))),
      );
      return frame(
        columns.map((column) => column.get('name') as Cell),
        series,
        series[0]?.data.length ?? 0,
      );
    }
    case 'ndarray':
      return arrayOf(description);
    case 'dict':
      return new Map(
        (description.get('items') as [PyValue, PyDict][]).map(([name, item]) => [name as Cell, arrayOf(item)]),
      );
    default:
      return decodeCell(description.get('values') ?? null);
  }
}

function arrayOf(description: PyDict): Cell {
  const dtype = numpyDtype(String(description.get('dtype'))) ?? OBJECT;
  const shape = (description.get('shape') as bigint[]).map(Number);
  return reshape({ ...npArray(decodeCell(description.get('values') ?? null), dtype), dtype }, shape);
}
