import { buildFrame } from '../../pandas/build-frame.ts';
import { isDict, type Cell } from '../../pandas/cell.ts';
import { CsvError } from '../../pandas/csv/csv-error.ts';
import { readCsv } from '../../pandas/csv/read-csv.ts';
import { PandasError, type Frame } from '../../pandas/frame.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import type { PyValue } from '../../python/value.ts';
import { columnsLocator, recordsLocator, splitLocator, type Locator } from '../enforce/locate.ts';
import { refusal } from '../enforce/problem.ts';
import type { PyFuncInput } from '../enforce/pyfunc-input.ts';
import { checked, staged } from './ask.ts';
import type { Asked } from './asked.ts';
import { isCsv } from './content-type.ts';
import type { RequestBody } from './request-body.ts';
import { pandasOf } from './rules.ts';
import type { Outcome } from './outcome.ts';
import { csvPath } from './parse-csv.ts';
import { axis } from './parse-json.ts';

interface Held {
  readonly data: PyFuncInput;
  readonly params: PyValue;
  readonly locate: Locator;
}

/**
 * `predict(data, params)` in Python for data that a person has as text: CSV as `pandas.read_csv` reads it; JSON as
 * `pandas.DataFrame` of its rows, of its split form or of what stands under a serving form's key. Nothing is cast.
 */
export function pythonData(asked: Asked, contentType: string, body: RequestBody): Outcome {
  return staged((enter, warn) => {
    enter('parse');
    const rules = pandasOf(asked.rules);
    const held = isCsv(contentType) ? csvData(body.text, rules) : jsonData(body.json(), rules);
    return checked(asked, { ...held, paramsRoot: ['params'] }, enter, warn);
  });
}

function csvData(body: string, rules: PandasRules): Held {
  try {
    const data = readCsv(body, { dtype: () => null, rules });
    const locate: Locator = {
      column: (label) => csvPath(0, String(label as string)),
      cell: (label, row) => csvPath(row + 1, String(label as string)),
    };
    return { data, params: null, locate };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refusal(`check-${error.code}`, error.details, null);
  }
}

/** The keys of serving forms whose data are rows or columns; in Python a person passes what stands under them. */
const ROWS = ['dataframe_records', 'instances', 'inputs'] as const;

function jsonData(value: PyValue, rules: PandasRules): Held {
  const params = value instanceof Map ? (value.get('params') ?? null) : null;
  if (value instanceof Map) {
    const split = value.get('dataframe_split');
    if (split instanceof Map) return { ...table(split as Cell, 'dataframe_split', rules), params };
    for (const form of ROWS) {
      const given = value.get(form);
      if (given !== undefined) return { ...rowsOrData(given as Cell, form, rules), params };
    }
    if (value.has('columns') && value.has('data')) return { ...table(value as Cell, null, rules), params: null };
  }
  return { ...rowsOrData(value as Cell, null, rules), params: null };
}

function rowsOrData(given: Cell, root: string | null, rules: PandasRules): Omit<Held, 'params'> {
  if (!Array.isArray(given) || !given.some(isDict)) return { data: given, locate: columnsLocator(root) };
  return { data: framed(() => buildFrame(given, { rules })), locate: recordsLocator(root) };
}

function table(given: Cell, root: string | null, rules: PandasRules): Omit<Held, 'params'> {
  if (!isDict(given)) return { data: given, locate: columnsLocator(root) };
  const data = framed(() =>
    buildFrame(given.get('data') ?? null, {
      columns: axis(given.get('columns') ?? null),
      index: axis(given.get('index') ?? null),
      rules,
    }),
  );
  return { data, locate: splitLocator(root, data.columns) };
}

function framed(build: () => Frame): Frame {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof PandasError)) throw error;
    throw refusal('check-no-table', { reason: `${error.type}: ${error.message}` }, []);
  }
}
