import { KnownError } from '../../shared/contract/errors.ts';
import { MLMODEL_LIMIT } from '../../shared/mlmodel/model-document.ts';
import { fieldText, isFromTypeHints } from '../../shared/mlmodel/summary.ts';
import type { CheckAnswer, CheckChannel } from '../../shared/signature/payload/check-report.ts';
import { checkPayload } from '../../shared/signature/payload/check-payload.ts';
import { nameOfRef, openBytes } from '../sources/pieces.ts';
import { readMlmodel } from '../sources/read-mlmodel.ts';
import { readText } from '../sources/read-text.ts';
import type { ReadRange, Source, SourceRef } from '../sources/source.ts';

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
  readRange: ReadRange,
  onStep: (step: CheckStep) => void,
): Promise<CheckAnswer> {
  onStep('reading');
  const file = input.path === '' ? 'MLmodel' : `${input.path}/MLmodel`;
  const document = await readMlmodel(await source.read(file, MLMODEL_LIMIT + 1));
  if (isFromTypeHints(document)) {
    const name = input.path === '' ? source.name : input.path;
    throw new KnownError('check-type-hints', `${name}: Python type hints decide, not the signature.`, { path: name });
  }
  const text = 'text' in input.payload ? input.payload.text : await textOf(input.payload.ref, readRange);
  onStep('checking');
  const { channel, contentType } = input;
  return checkPayload(document.signature, { channel, contentType, text }, fieldText(document, 'mlflow_version'));
}

async function textOf(ref: SourceRef, readRange: ReadRange): Promise<string> {
  const bytes = await openBytes(ref, readRange);
  try {
    return await readText(bytes, nameOfRef(ref), FILE_LIMIT);
  } finally {
    await bytes.close();
  }
}
