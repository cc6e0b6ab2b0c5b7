import { isUtf8 } from 'node:buffer';
import { KnownError } from '../../shared/contract/errors.ts';
import { CsvError } from '../../shared/pandas/csv/csv-error.ts';
import { JsonStream, JsonStreamError } from '../../shared/python/json-stream.ts';
import { buildReport } from '../../shared/signature/infer/build-report.ts';
import { CsvInference } from '../../shared/signature/infer/csv-inference.ts';
import { JsonInference } from '../../shared/signature/infer/json-inference.ts';
import type { InferReport } from '../../shared/signature/infer/report.ts';
import type { DataFile } from './data-file.ts';
import { formatOf } from './format.ts';
import type { InferOptions } from './infer-options.ts';
import { inferNpy } from './npy.ts';
import { inferParquet } from './parquet.ts';
import { readPieces, type TakePiece } from './pieces.ts';

/**
 * What MLflow's `infer_signature` says of a file, read as pandas, json and numpy read it. Errors: `csv-fields`,
 * `csv-open-quote`, `csv-empty`, `json-syntax`, `json-nothing`, `not-utf8`, `data-format`, those of the other formats.
 */
export async function inferData(file: DataFile, options: InferOptions): Promise<InferReport> {
  const format = options.format ?? (await formatOf(file));
  if (format === 'csv') return inferCsv(file, options);
  if (format === 'json') return inferJson(file, options);
  return format === 'npy' ? inferNpy(file, options) : inferParquet(file, options);
}

async function inferCsv(file: DataFile, options: InferOptions): Promise<InferReport> {
  const inference = new CsvInference(options.delimiter);
  try {
    await readPieces(
      file,
      textOnly(file, (...piece) => inference.scan(...piece)),
      pieceOptions(file, options, inference),
    );
    const { schema, columns } = inference.finish();
    const notices = inference.otherDelimiter();
    return buildReport({
      format: 'csv',
      reading: 'csv',
      schema,
      rows: inference.rows,
      bytes: file.size,
      columns,
      notices,
    });
  } catch (error) {
    if (error instanceof CsvError)
      throw new KnownError(error.code, error.message, { path: file.name, ...error.details });
    throw error;
  }
}

async function inferJson(file: DataFile, options: InferOptions): Promise<InferReport> {
  const inference = new JsonInference();
  const stream = new JsonStream(inference);
  try {
    await readPieces(
      file,
      textOnly(file, (...piece) => stream.scan(...piece)),
      pieceOptions(file, options, inference),
    );
  } catch (error) {
    if (!(error instanceof JsonStreamError)) throw error;
    const { message, line, column } = error;
    throw new KnownError('json-syntax', message, { path: file.name, reason: message, line, column });
  }
  const outcome = inference.finish(options.records);
  if (outcome === null) throw new KnownError('json-nothing', 'It holds only null.', { path: file.name });
  return buildReport({ format: 'json', bytes: file.size, ...outcome });
}

function pieceOptions(file: DataFile, { signal, onProgress }: InferOptions, counter: { readonly rows: number }) {
  return {
    ...(signal === undefined ? {} : { signal }),
    onBytes: (bytes: number) => onProgress?.({ rows: counter.rows, bytes, size: file.size }),
  };
}

/** pandas and json read UTF-8 and refuse anything else. Only whole records are looked at: a character may lie on the edge. */
function textOnly(file: DataFile, take: TakePiece): TakePiece {
  return (bytes, from, to, last) => {
    const end = lastWhole(bytes, from, to, last);
    if (!isUtf8(bytes.subarray(from, end)))
      throw new KnownError('not-utf8', `${file.name} is not UTF-8 text.`, { path: file.name });
    return take(bytes, from, to, last);
  };
}

/** Before the last character that may go on in the next piece. */
function lastWhole(bytes: Uint8Array, from: number, to: number, last: boolean): number {
  if (last) return to;
  let end = to;
  while (end > from && to - end < 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end > from && (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : to;
}
