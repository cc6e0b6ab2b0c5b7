import { KnownError } from '../../shared/contract/errors.ts';
import { spelled, child } from '../../shared/mlmodel/yaml-node.ts';
import { insidePath } from '../../shared/safety/path-rules.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { Bytes } from './bytes.ts';
import { readMlmodel } from './read-mlmodel.ts';
import { MLMODEL_LIMIT } from '../../shared/mlmodel/model-document.ts';
import type { Source } from './source.ts';

/** The most of a text file that the page gets to edit. */
export const TEXT_LIMIT = 2 * 1024 * 1024;

/** A whole text file, UTF-8 with or without its mark. Errors: `text-too-large`, `text-not-utf8`. */
export async function readText(bytes: Bytes, name: string, limit: number): Promise<string> {
  if (bytes.size > limit) throw tooLarge(name, bytes.size, limit);
  return decodeText(await bytes.read(0, bytes.size), name);
}

export function tooLarge(path: string, size: number, limit: number): KnownError {
  return new KnownError('text-too-large', `${path} has ${size} bytes.`, { path, size, limit });
}

function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new KnownError('text-not-utf8', `${name} is not UTF-8 text.`, { path: name });
  }
}

/**
 * A model's own example as a request body (mlflow/models/utils.py, `_Example`): the serving example that newer versions
 * save, else the example itself, a table put into the form that requests have. `sendable`: it is known to be a request;
 * what older versions saved of other kinds may be anything. Errors: `no-example`, and those of reading.
 */
export async function readExample(
  source: Source,
  path: string,
): Promise<{ name: string; text: string; sendable: boolean }> {
  const file = path === '' ? 'MLmodel' : `${path}/MLmodel`;
  const document = await readMlmodel(await source.read(file, MLMODEL_LIMIT + 1));
  const info = document.fields.find((field) => field.key === 'saved_input_example_info')?.node;
  const serving = spelled(child(info, 'serving_input_path'));
  const named = serving ?? spelled(child(info, 'artifact_path'));
  const inside = named === null ? null : insidePath(named);
  if (inside === null || inside === '') throw new KnownError('no-example', 'The model has no example.');
  const place = path === '' ? inside : `${path}/${inside}`;
  const size = (await source.stat(place))?.size ?? 0;
  if (size > TEXT_LIMIT) throw tooLarge(visible(inside), size, TEXT_LIMIT);
  const text = decodeText(await source.read(place, TEXT_LIMIT), visible(inside));
  const type = spelled(child(info, 'type'));
  const isTable = serving === null && type === 'dataframe';
  const form = spelled(child(info, 'pandas_orient')) === 'split' ? 'dataframe_split' : 'dataframe_records';
  const sendable = serving !== null || isTable || type === 'ndarray';
  return { name: visible(inside), sendable, text: isTable ? `{"${form}": ${text.trim()}}` : text };
}
