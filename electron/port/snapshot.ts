import { KnownError } from '../../shared/contract/errors.ts';
import { leftByLoading } from '../../shared/export/left-by-loading.ts';
import { visible } from '../../shared/safety/visible.ts';
import { chunksOf } from '../sources/pieces.ts';
import { FILE_LIMIT } from '../sources/read-model.ts';
import type { Source } from '../sources/source.ts';
import { againLater } from '../transfer/again.ts';
import type { ReadChunks } from '../transfer/pump.ts';
import type { Listed } from './stamped-file.ts';

/** Its stamp and permissions where it was looked at. */
export type SnapshotFile = { readonly path: string; readonly size: number } & Partial<Listed>;

/** What a model consists of at one moment, so that a change underneath is noticed. */
export interface Snapshot {
  /** Sorted by path, which is from the model's folder. */
  readonly files: readonly SnapshotFile[];
  readonly folders: readonly string[];
  /** Files that are there and none of the model's: what its loading left behind. */
  readonly left: readonly string[];
  /** Links and special files: they are not followed, and stop a port. */
  readonly odd: readonly string[];
  /** Bytes. */
  readonly size: number;
}

type Listing = Pick<Snapshot, 'files' | 'folders'>;

/**
 * Lists every file and folder of a model, sized by `look`, which also stamps, where that is given. Errors: `copy-too-many`, and those of
 * reading: half a model is not ported.
 */
export async function snapshotOf(
  source: Source,
  inside: string,
  signal?: AbortSignal,
  look?: (file: string) => Listed,
): Promise<Snapshot> {
  const files: SnapshotFile[] = [];
  const folders: string[] = [];
  const odd: string[] = [];
  const cut = inside === '' ? 0 : inside.length + 1;
  const waiting = [inside];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    signal?.throwIfAborted();
    for (const entry of await listed(source, folder, look === undefined)) {
      const name = entry.path.slice(cut);
      if (entry.type === 'folder') {
        folders.push(name);
        waiting.push(entry.path);
      } else if (entry.type === 'file') files.push({ path: name, ...(look?.(name) ?? { size: entry.size }) });
      else odd.push(visible(name));
      if (files.length > FILE_LIMIT)
        throw new KnownError('copy-too-many', `More than ${FILE_LIMIT} files.`, { limit: FILE_LIMIT });
    }
    await new Promise(setImmediate);
  }
  const left = leftByLoading(files.map(({ path }) => path));
  const own = left.size === 0 ? files : files.filter(({ path }) => !left.has(path));
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  return {
    files: own.sort(byPath),
    folders: withoutEmptied(folders, left, own).sort(),
    left: [...left].sort(),
    odd,
    size: own.reduce((sum, { size }) => sum + size, 0),
  };
}

/** A folder of nothing but compiled code goes with it. */
function withoutEmptied(
  folders: readonly string[],
  left: ReadonlySet<string>,
  own: readonly { readonly path: string }[],
): string[] {
  const emptied = new Set([...left].map((path) => path.slice(0, path.lastIndexOf('/'))));
  for (const { path } of own) emptied.delete(path.slice(0, path.lastIndexOf('/')));
  return folders.filter((folder) => !emptied.has(folder));
}

/** Error `name-not-text`: the system lists a name that is no text, and what it is called then is not there. */
async function listed(source: Source, folder: string, sizes: boolean): ReturnType<Source['list']> {
  const entries = await againLater(process.platform, 'reading', () => source.list(folder, { sizes }));
  for (const entry of entries)
    if (entry.name.includes('\uFFFD') && (await source.stat(entry.path)) === null)
      throw new KnownError('name-not-text', `${visible(entry.path)} is no text.`, { path: visible(entry.path) });
  return entries;
}

/** The first file or folder that differs, if only by being there or by what it is: by its size, and by its stamp where both have one. */
export function firstDifference(before: Listing, now: Listing & Pick<Snapshot, 'odd'>): string | null {
  const known = new Map(before.files.map((file) => [file.path, file]));
  const added = now.files.find(({ path: name, size, stamp }) => {
    const file = known.get(name);
    return file?.size !== size || (file.stamp ?? stamp) !== (stamp ?? file.stamp);
  });
  const there = new Set(now.files.map(({ path: name }) => name));
  const gone = before.files.find(({ path: name }) => !there.has(name));
  const [was, is] = [new Set(before.folders), new Set(now.folders)];
  const folder = now.folders.find((each) => !was.has(each)) ?? before.folders.find((each) => !is.has(each));
  return added?.path ?? gone?.path ?? now.odd[0] ?? folder ?? null;
}

/** Error `source-changed`, naming the first that differs. */
export function checkUnchanged(before: Snapshot, now: Snapshot): void {
  const name = firstDifference(before, now);
  if (name !== null) throw changed(name);
}

export function changed(name: string): KnownError {
  return new KnownError('source-changed', `${visible(name)} changed while it was copied.`, { path: visible(name) });
}

/** A file of a source from beginning to end. Until the first bytes are handed on it is opened again where its error passes by itself. */
export function chunksIn(source: Source, place: string, size: number): ReadChunks {
  return async function* (memory) {
    const begin = async () => {
      const chunks = (source.stream?.(place, memory) ?? chunksOf(source, place, size))[Symbol.asyncIterator]();
      return { chunks, first: await chunks.next() };
    };
    const { chunks, first } = await againLater(process.platform, 'reading', begin);
    try {
      for (let next = first; next.done !== true; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.();
    }
  };
}
