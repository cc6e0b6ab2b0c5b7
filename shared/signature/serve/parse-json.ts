import { buildFrame } from '../../pandas/build-frame.ts';
import { isDict, pyTypeName, type Cell } from '../../pandas/cell.ts';
import { PandasError, type Label } from '../../pandas/frame.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import type { PyDict, PyValue } from '../../python/value.ts';
import type { ParamSpec, Spec } from '../types.ts';
import { NOWHERE, columnsLocator, recordsLocator, splitLocator, type Locator } from '../enforce/locate.ts';
import { refusal, type Path } from '../enforce/problem.ts';
import type { PyFuncInput } from '../enforce/pyfunc-input.ts';
import type { Asked } from './asked.ts';
import { castFrame } from './cast-frame.ts';
import { castInputs, castInstances } from './cast-values.ts';
import type { RequestBody } from './request-body.ts';
import { pandasOf } from './rules.ts';

export const FORMATS = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'] as const;
export type Format = (typeof FORMATS)[number];

/** Any of these makes a request one of the unified chat, completion and embedding forms, which is not parsed at all. */
const CHAT_KEYS = ['messages', 'prompt', 'input'] as const;

/** A request's body, read and cast, and not yet checked. */
export interface Parsed {
  readonly data: PyFuncInput;
  readonly params: PyValue;
  /** Where params stand in the body. */
  readonly paramsRoot: Path;
  readonly locate: Locator;
  readonly form: Format | 'chat' | 'csv';
}

/** The body of a JSON request as a Python value; must be an object. Throws `Refusal`. */
export function readBody(body: RequestBody): PyDict {
  const value = body.json();
  if (value instanceof Map) return value;
  throw refusal(
    Array.isArray(value) ? 'check-body-is-a-list' : 'check-body-not-an-object',
    { found: pyTypeName(value as Cell) },
    [],
  );
}

/** The body of a JSON request to MLflow's scoring server (`_parse_json_data`, mlflow/pyfunc/scoring_server). */
export function parseJsonBody(body: PyDict, { inputs: specs, params, rules }: Asked): Parsed {
  if (CHAT_KEYS.some((key) => body.has(key))) return chatBody(body, params);
  const pandas = pandasOf(rules);
  const formats = FORMATS.filter((format) => body.has(format));
  const [format] = formats;
  if (format === undefined || formats.length > 1) {
    const found = [...body.keys()].map(String).join(', ').slice(0, 200);
    const code = format === undefined ? formCode(body) : 'check-two-forms';
    throw refusal(code, { found, forms: formats.join(', ') }, []);
  }
  const given = (body.get(format) ?? null) as Cell;
  const rest = { params: body.get('params') ?? null, paramsRoot: ['params'], form: format };
  if (format === 'inputs')
    return { ...rest, data: castInputs(given, specs, [format], pandas), locate: valuesLocator(format, given, specs) };
  if (format === 'instances')
    return {
      ...rest,
      data: castInstances(given, specs, [format], pandas),
      locate: valuesLocator(format, given, specs),
    };
  return { ...rest, ...parseFrame(format, given, specs, format, pandas) };
}

/** What other servers call their payloads gets a text of its own. */
function formCode(body: PyDict): string {
  return body.has('input_data') ? 'check-azure-form' : 'check-no-form';
}

function chatBody(body: PyDict, params: readonly ParamSpec[] | null): Parsed {
  const names = new Set<PyValue>((params ?? []).map(({ name }) => name));
  const data = new Map<PyValue, PyValue>();
  const given = new Map<PyValue, PyValue>();
  for (const [key, value] of body) (names.has(key) ? given : data).set(key, value);
  return { data: data as Cell, params: given, paramsRoot: [], locate: columnsLocator(null), form: 'chat' };
}

/** Values stand by row in a list of objects, by column else; a lone list belongs to the only input. */
export function valuesLocator(root: string, given: Cell, specs: readonly Spec[] | null): Locator {
  if (Array.isArray(given)) {
    if (given.length > 0 && isDict(given[0] ?? null)) return recordsLocator(root);
    if (specs?.length !== 1 && specs?.[0]?.name !== null) return NOWHERE;
    return { column: () => [root], cell: (_label, row) => [root, row] };
  }
  return columnsLocator(root);
}

export function parseFrame(
  format: 'dataframe_split' | 'dataframe_records',
  given: Cell,
  specs: readonly Spec[] | null,
  root: string,
  rules: PandasRules,
): Pick<Parsed, 'data' | 'locate'> {
  const built = format === 'dataframe_records' ? recordsFrame(given, root, rules) : splitFrame(given, root, rules);
  if (specs === null) return built;
  return { data: castFrame(built.data, specs, built.locate, rules), locate: built.locate };
}

function recordsFrame(given: Cell, root: string, rules: PandasRules) {
  if (!Array.isArray(given)) throw refusal('check-records-not-a-list', { found: pyTypeName(given) }, [root]);
  return { data: built(() => buildFrame(given, { rules }), root), locate: recordsLocator(root) };
}

const SPLIT_KEYS = new Set<Cell>(['columns', 'data', 'index']);

function splitFrame(given: Cell, root: string, rules: PandasRules) {
  if (!isDict(given)) throw refusal('check-split-not-an-object', { found: pyTypeName(given) }, [root]);
  if (!given.has('data')) throw refusal('check-split-without-data', {}, [root]);
  const odd = [...given.keys()].find((name) => !SPLIT_KEYS.has(name));
  if (odd !== undefined)
    throw refusal('check-split-key', { key: String(odd as string) }, [root, String(odd as string)]);
  const data = built(
    () =>
      buildFrame(given.get('data') ?? null, {
        columns: axis(given.get('columns') ?? null),
        index: axis(given.get('index') ?? null),
        rules,
      }),
    root,
  );
  return { data, locate: splitLocator(root, data.columns) };
}

/** Labels of an axis: a list, or the keys of an object. */
export function axis(given: Cell): readonly Label[] | null {
  if (given === null || Array.isArray(given)) return given;
  if (isDict(given)) return [...given.keys()];
  throw new PandasError('TypeError', 'Index(...) must be called with a collection of some kind');
}

function built<T>(build: () => T, root: string): T {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof PandasError)) throw error;
    throw refusal('check-no-table', { reason: `${error.type}: ${error.message}` }, [root]);
  }
}
