import { CsvError } from '../../pandas/csv/csv-error.ts';
import { CsvColumnError, readCsv, scanCsv } from '../../pandas/csv/read-csv.ts';
import { cellText } from '../../pandas/csv/csv-header.ts';
import { BYTES, OBJECT, type Dtype } from '../../pandas/dtype.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import { labelKey } from '../../pandas/frame.ts';
import type { Spec } from '../types.ts';
import { inputNames } from '../enforce/columns.ts';
import { PANDAS_TYPE } from '../enforce/datatype.ts';
import type { Locator } from '../enforce/locate.ts';
import { refusal, type Path } from '../enforce/problem.ts';
import type { Parsed } from './parse-json.ts';

/** A place in a CSV body: the record (0 is the header) and the name of the column. */
export function csvPath(record: number, column: string): Path {
  return [record, column];
}

/**
 * The body of a CSV request (`parse_csv_input`, mlflow/pyfunc/scoring_server): columns are read as the dtypes of the
 * inputs. Throws `Refusal`.
 */
export function parseCsvBody(body: string, specs: readonly Spec[] | null, rules: PandasRules): Parsed {
  if (/\p{Surrogate}/u.test(body)) throw refusal('check-not-utf8', {}, null);
  const types = specs === null ? null : declaredTypes(specs);
  const named = specs?.[0]?.name !== null;
  const locate: Locator = {
    column: (label) => csvPath(0, String(label as string)),
    cell: (label, row) => csvPath(row + 1, String(label as string)),
  };
  try {
    const data = readCsv(body, {
      rules,
      dtype: (name, position) => {
        const declared = types?.get(labelKey(name)) ?? byPosition(types?.get(labelKey(BigInt(position))));
        // What a named schema does not ask for is dropped unread.
        return declared ?? (types !== null && named ? 'skip' : null);
      },
    });
    // pandas looks for the dtype of every position where there are no rows.
    if (data.length === 0 && specs !== null && !named && specs.length > data.columns.length)
      throw refusal('check-column-count', { found: data.columns.length, declared: specs.length }, null);
    return { data, params: null, paramsRoot: [], locate, form: 'csv' };
  } catch (error) {
    if (error instanceof CsvError) throw refusal(`check-${error.code}`, error.details, null);
    if (!(error instanceof CsvColumnError)) throw error;
    throw columnRefusal(error, body, types?.get(labelKey(error.column)) ?? null);
  }
}

/** Objects asked for by position are read as texts, and the column then is one of pandas' text type. */
function byPosition(dtype: Dtype | undefined): Dtype | undefined {
  return dtype === OBJECT ? BYTES : dtype;
}

/** dtypes by name or position; pandas knows none for tensors and structured types, which is an error of its own. */
function declaredTypes(specs: readonly Spec[]): Map<string, Dtype> {
  const names = inputNames(specs);
  return new Map(
    specs.map((spec, at) => {
      const declared = spec.kind === 'tensor' ? 'tensor' : spec.type.kind;
      if (spec.kind === 'tensor' || spec.type.kind !== 'scalar')
        throw refusal('check-csv-structured', { column: String(spec.name ?? at), declared }, null);
      return [labelKey(names[at] ?? null), PANDAS_TYPE[spec.type.name]];
    }),
  );
}

/** Finds the first cell that alone can't be read as the dtype of its column. */
function columnRefusal(error: CsvColumnError, body: string, dtype: Dtype | null) {
  const details = { column: error.column, declared: dtype?.name ?? '', reason: error.cause.message };
  if (dtype?.kind === 'M') return refusal('check-csv-date', details, csvPath(0, error.column));
  let record = -1;
  let leading = 0;
  let width = 0;
  let found: { readonly record: number; readonly value: string } | null = null;
  scanCsv(body, (cells) => {
    record += 1;
    if (record === 0) width = cells.count;
    if (record === 1) leading = Math.max(0, cells.count - width);
    if (record === 0 || found !== null) return;
    const at = error.position + leading;
    const value = at < cells.count ? cellText(cells, at) : '';
    if (!readsAlone(value, dtype)) found = { record, value };
  });
  const { record: place = 0, value = '' } = (found ?? {}) as { record?: number; value?: string };
  return refusal('check-cast', { ...details, value: JSON.stringify(value).slice(0, 80) }, csvPath(place, error.column));
}

function readsAlone(value: string, dtype: Dtype | null): boolean {
  try {
    readCsv(`a,b\n"${value.replaceAll('"', '""')}",\n`, {
      dtype: (_name, position) => (position === 0 ? dtype : 'skip'),
    });
    return true;
  } catch {
    return false;
  }
}
