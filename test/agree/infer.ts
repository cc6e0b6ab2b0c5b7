import { numpyDtype } from '../../shared/pandas/dtype.ts';
import { CsvError } from '../../shared/pandas/csv/csv-error.ts';
import type { Frame } from '../../shared/pandas/frame.ts';
import { ndarray } from '../../shared/pandas/ndarray.ts';
import { JsonStream } from '../../shared/python/json-stream.ts';
import type { PyDict, PyValue } from '../../shared/python/value.ts';
import { canonicalSpec } from '../../shared/signature/canonical.ts';
import { CsvInference } from '../../shared/signature/infer/csv-inference.ts';
import { hasIntegerColumn, inferSchema, type InferredSchema } from '../../shared/signature/infer/infer-schema.ts';
import { JsonInference, type RecordsAs } from '../../shared/signature/infer/json-inference.ts';
import { feed } from '../support/pieces.ts';
import { dataOf } from './enforce.ts';
import type { Answer, Row } from './rows.ts';

/** Bytes, few enough to cut records, values and characters apart. */
const PIECE = 7;

/** `infer_signature(data).inputs`. Columns: source, data -> ok, inputs, warnings (only of whole numbers). */
export function inferRow(row: Row): Answer {
  const schema = ask(String(row.get('source')), row.get('data') ?? null);
  const theirs = answer(row.get('ok') === true, row.get('inputs') ?? null, warned(row.get('warnings') ?? null));
  if (schema === null) return { theirs, ours: answer(false, null, false) };
  return { theirs, ours: answer(true, schema.specs.map(canonicalSpec), hasIntegerColumn(schema.specs)) };
}

/** null: MLflow infers nothing of None, and a signature of nothing is an error. */
function ask(source: string, data: PyValue): InferredSchema | null {
  switch (source) {
    case 'csv':
      return csv(String(data));
    case 'json-records-as-dataframe':
      return json(String(data), 'frame');
    case 'ndarray': {
      const description = data as PyDict;
      const dtype = numpyDtype(String(description.get('dtype')));
      if (dtype === null) throw new Error(`no dtype ${String(description.get('dtype'))}`);
      return inferSchema(ndarray(dtype, (description.get('shape') as PyValue[]).map(Number), []));
    }
    case 'frame':
      return inferSchema(dataOf(data as PyDict) as Frame);
    default:
      return json(String(data), 'list');
  }
}

/** null where pandas' reader refuses the text. */
function csv(text: string): InferredSchema | null {
  try {
    return readCsv(text);
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function readCsv(text: string): InferredSchema {
  const inference = new CsvInference();
  feed((...piece) => inference.scan(...piece), new TextEncoder().encode(text), PIECE);
  return inference.finish().schema;
}

/** In pieces; what the streams say must be what MLflow says of the whole. */
function json(text: string, records: RecordsAs): InferredSchema | null {
  const inference = new JsonInference();
  const stream = new JsonStream(inference);
  feed((...piece) => stream.scan(...piece), new TextEncoder().encode(text), PIECE);
  return inference.finish(records)?.schema ?? null;
}

function warned(warnings: PyValue): boolean {
  return Array.isArray(warnings) && warnings.length > 0;
}

function answer(ok: boolean, inputs: PyValue, warning: boolean): PyValue {
  return new Map<PyValue, PyValue>(
    ok
      ? [
          ['ok', ok],
          ['inputs', inputs],
          ['warning', warning],
        ]
      : [['ok', ok]],
  );
}
