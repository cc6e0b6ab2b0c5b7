import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { ListedFile } from '../../shared/contract/file-methods.ts';
import type { ModelReading } from '../../shared/contract/model-reading.ts';
import { ownFiles } from '../../shared/export/left-by-loading.ts';
import type { PreflightFacts } from '../../shared/export/preflight-facts.ts';
import { readExampleJson, sameExample } from '../../shared/export/serving-example.ts';
import { fieldText } from '../../shared/mlmodel/summary.ts';
import { joinPath } from '../sources/join-path.ts';
import type { PortSource } from './port-source.ts';

/** Larger examples are not held against each other. */
const EXAMPLE_LIMIT = 4 * 1024 * 1024;
/** Milliseconds that saving a model may take. */
const SAVING = 10 * 60_000;

/** Whether `serving_input_example.json` holds the same as `input_example.json`. */
export async function servingExample({ source, inside }: PortSource): Promise<PreflightFacts['serving']> {
  const read = async (name: string): Promise<unknown> => {
    const file = joinPath(inside, name);
    const entry = await source.stat(file);
    if (entry?.type !== 'file') return undefined;
    if (entry.size > EXAMPLE_LIMIT) throw new Error('too large');
    return readExampleJson(new TextDecoder().decode(await source.read(file, EXAMPLE_LIMIT)));
  };
  try {
    const [example, serving] = [await read('input_example.json'), await read('serving_input_example.json')];
    if (example === undefined || serving === undefined) return 'none';
    const same = sameExample(example, serving);
    return same === null ? 'not-judged' : same ? 'same' : 'differs';
  } catch {
    return 'not-judged';
  }
}

/**
 * Files that were changed after the model was logged, by their times. A copy has new times, which say nothing: only where MLmodel
 * itself still has the time of its logging are the others held against it. Of a zip nothing is said.
 */
export function changedSince(
  { source, place, inside }: Pick<PortSource, 'source' | 'place' | 'inside'>,
  { document }: ModelReading,
  files: readonly ListedFile[],
): string[] {
  const logged = Date.parse(`${(fieldText(document, 'utc_time_created') ?? '').replace(' ', 'T')}Z`);
  if (source.kind !== 'folder' || Number.isNaN(logged)) return [];
  const timeOf = (name: string) =>
    lstatSync(path.join(place, ...inside.split('/'), ...name.split('/')), { throwIfNoEntry: false })?.mtimeMs ?? NaN;
  if (!(Math.abs(timeOf('MLmodel') - logged) <= SAVING)) return [];
  return ownFiles(files).flatMap(({ path: name, type }) =>
    type === 'file' && timeOf(name) > logged + SAVING ? name : [],
  );
}
