import { KnownError } from '../../shared/contract/errors.ts';
import { MLMODEL_LIMIT } from '../../shared/mlmodel/model-document.ts';
import { fieldText, isFromTypeHints } from '../../shared/mlmodel/summary.ts';
import { decodeJsonBytes } from '../../shared/python/decode-json-bytes.ts';
import { isCsv } from '../../shared/signature/serve/content-type.ts';
import type { CheckAnswer, CheckChannel } from '../../shared/signature/payload/check-report.ts';
import { checkPayload, undecodable, type Payload } from '../../shared/signature/payload/check-payload.ts';
import { readMlmodel } from '../sources/read-mlmodel.ts';
import { tooLarge } from '../sources/read-text.ts';
import type { Source, SourceRef } from '../sources/source.ts';
import { openData, type OpenDataOptions } from '../tables/data-file.ts';
import { isParquet } from '../tables/format.ts';
import { readParquetFrame } from '../tables/parquet-frame.ts';

/** The most of a payload file: 100,000 rows of a wide table. */
const FILE_LIMIT = 128 * 1024 * 1024;

export interface CheckInput {
  readonly ref: SourceRef;
  readonly path: string;
  readonly channel: CheckChannel;
  readonly contentType: string;
  readonly payload: { readonly text: string } | { readonly ref: SourceRef };
}

export type CheckStep = 'reading' | 'checking';

/** Reads the model's signature and the payload, and asks what MLflow would answer. Error `check-type-hints`: not to be judged. */
export async function check(
  source: Source,
  input: CheckInput,
  options: OpenDataOptions,
  onStep: (step: CheckStep) => void,
): Promise<CheckAnswer> {
  onStep('reading');
  const file = input.path === '' ? 'MLmodel' : `${input.path}/MLmodel`;
  const document = await readMlmodel(await source.read(file, MLMODEL_LIMIT + 1));
  if (isFromTypeHints(document)) {
    const name = input.path === '' ? source.name : input.path;
    throw new KnownError('check-type-hints', `${name}: Python type hints decide, not the signature.`, { path: name });
  }
  const { channel, contentType, payload } = input;
  const version = fieldText(document, 'mlflow_version');
  const body = 'text' in payload ? { text: payload.text } : await bodyOf(payload.ref, contentType, options);
  onStep('checking');
  if (body === null) return undecodable(version);
  return checkPayload(document.signature, { channel, contentType, ...body }, version);
}

/** A payload file as text, or as the table of a Parquet file; null where its bytes are no text. */
async function bodyOf(
  ref: SourceRef,
  contentType: string,
  options: OpenDataOptions,
): Promise<Pick<Payload, 'text' | 'table'> | null> {
  const file = await openData(ref, null, options);
  try {
    if (await isParquet(file)) return { text: '', table: await readParquetFrame(file, options) };
    if (file.size > FILE_LIMIT) throw tooLarge(file.name, file.size, FILE_LIMIT);
    const bytes = new Uint8Array(file.size);
    await file.readInto(bytes, 0, 0, file.size);
    const text = isCsv(contentType) ? csvText(bytes) : decodeJsonBytes(bytes);
    return text === null ? null : { text };
  } finally {
    await file.close();
  }
}

function csvText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
