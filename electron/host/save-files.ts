import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Call, Input, Output } from '../../shared/contract/contract.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { joinPath } from '../sources/join-path.ts';
import { openSource } from '../sources/open-source.ts';
import { chunksOf } from '../sources/pieces.ts';
import type { Source } from '../sources/source.ts';
import { copyToFile, copyToFolder, type CopiedFile } from '../transfer/copy.ts';
import type { HostContext } from './context.ts';
import { safeName } from './safe-name.ts';

/** Copies files of a model where a person says, or offers them as a download. Errors: `not-found`, `path-escapes`, `target-inside`. */
export async function saveFiles(
  { options, grants, downloads, readRange }: HostContext,
  { grant, path: inside, files }: Input<'files.save'>,
  { signal, report }: Call<'files.save'>,
): Promise<Output<'files.save'>> {
  const ref = grants.resolve(grant);
  const [first = ''] = files;
  const lone = files.length === 1;
  const label = ref.kind === 'path' ? path.basename(ref.path) : ref.name;
  const name = lone ? safeName(path.posix.basename(first)) : `${safeName(label.replace(/\.zip$/i, ''))}-files`;
  if (options.pickSave === null) {
    const offered = lone ? name : `${name}.zip`;
    const chunks = async function* (stop: AbortSignal): AsyncGenerator<Uint8Array> {
      const { zipStream } = await import('./zip-stream.ts');
      const source = await openSource(ref, { readRange, signal: stop });
      try {
        const { copied } = await toCopy(source, inside, files);
        if (lone) for (const file of copied) yield* file.read();
        else yield* zipStream(name, copied, stop);
      } finally {
        await source.close();
      }
    };
    return { kind: 'download', id: downloads.offer({ name: offered, chunks }), name: offered };
  }
  const beside = ref.kind === 'path' ? path.dirname(ref.path) : '';
  const target = await options.pickSave(path.join(beside, name));
  if (target === null) return { kind: 'cancelled' };
  if (ref.kind === 'path') refuseInside(path.resolve(ref.path, inside), path.resolve(target));
  const source = await openSource(ref, { readRange, signal });
  try {
    const { copied, total } = await toCopy(source, inside, files);
    const onBytes = (written: number) => report({ written, total });
    const [only] = copied;
    if (lone && only !== undefined) await copyToFile(target, only.read(), { signal, onBytes });
    else await copyToFolder(target, [], copied, { signal, onBytes });
  } finally {
    await source.close();
  }
  return { kind: 'saved', name: path.basename(target) };
}

/** Every file must be there before the first is written. Errors: `not-found`, `path-escapes`. */
async function toCopy(
  source: Source,
  folder: string,
  files: readonly string[],
): Promise<{ copied: CopiedFile[]; total: number }> {
  const copied: CopiedFile[] = [];
  let total = 0;
  for (const file of new Set(files)) {
    const place = joinPath(folder, file);
    const entry = await source.stat(place);
    if (entry?.type !== 'file')
      throw new KnownError('not-found', `There is no ${visible(file)}.`, { path: visible(file) });
    total += entry.size;
    copied.push({ path: file, read: () => source.stream?.(place) ?? chunksOf(source, place, entry.size) });
  }
  return { copied, total };
}

/** A copy inside the model would change it. */
function refuseInside(model: string, target: string): void {
  const parent = realOf(path.dirname(target));
  const folder = realOf(model);
  if (parent !== null && folder !== null && `${parent}${path.sep}`.startsWith(folder + path.sep))
    throw new KnownError('target-inside', 'The copy would lie inside the original, which stays as it is.');
}

/** null for what is not there, or lies in a zip. */
function realOf(place: string): string | null {
  try {
    return realpathSync(place);
  } catch {
    return null;
  }
}
