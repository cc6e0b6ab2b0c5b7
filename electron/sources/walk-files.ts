import type { ListedFile } from '../../shared/contract/file-methods.ts';
import { FILE_LIMIT } from './read-model.ts';
import type { Entry, Source } from './source.ts';

const DEPTH = 64;

/** One file, or what is in the place of one. `path` is from the folder that was walked. */
export type WalkedFile = Pick<ListedFile, 'path' | 'size'> & { readonly type: Entry['type'] };

export interface WalkOptions {
  /** On disk each costs a call. */
  readonly sizes: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { files: number }) => void;
}

/** Every file below a folder, at most `FILE_LIMIT`; links are listed and not followed, folders only where they are empty. */
export async function walkFiles(
  source: Source,
  root: string,
  { sizes, signal, onProgress }: WalkOptions,
): Promise<{ entries: WalkedFile[]; complete: boolean }> {
  const entries: WalkedFile[] = [];
  const cut = root === '' ? 0 : root.length + 1;
  const folders = [{ path: root, depth: 0 }];
  let complete = true;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted();
    const { path, depth } = folder;
    let inside: Entry[] | null = null;
    if (depth <= DEPTH) inside = await source.list(path, { sizes }).catch(() => null);
    complete &&= inside !== null;
    if ((inside === null || inside.length === 0) && path !== root)
      entries.push({ path: path.slice(cut), type: 'folder', size: 0 });
    for (const entry of inside ?? []) {
      if (entry.type === 'folder') folders.push({ path: entry.path, depth: depth + 1 });
      else if (entries.length >= FILE_LIMIT) return { entries, complete: false };
      else entries.push({ path: entry.path.slice(cut), type: entry.type, size: entry.unsized ? null : entry.size });
    }
    onProgress?.({ files: entries.length });
    await new Promise(setImmediate);
  }
  return { entries, complete };
}
