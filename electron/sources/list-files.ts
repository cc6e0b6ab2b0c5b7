import { createHash } from 'node:crypto';
import { toErrorData } from '../../shared/contract/errors.ts';
import type { ComparedFile } from '../../shared/model-compare/model-side.ts';
import type { Entry, Source } from './source.ts';

export interface FileList {
  readonly files: readonly ComparedFile[];
  /** False when a limit stopped the list, or a folder could not be read. */
  readonly complete: boolean;
}

/** The most files that are compared. */
export const COMPARED_FILES = 20_000;

/** How much is read at once. */
const CHUNK = 1024 * 1024;

/** Every file of a model, sorted by path; links are left out, they are not followed. */
export async function listFiles(source: Source, folder: string, signal?: AbortSignal): Promise<FileList> {
  const files: ComparedFile[] = [];
  const folders = [folder];
  let complete = true;
  for (let inside = folders.pop(); inside !== undefined; inside = folders.pop()) {
    signal?.throwIfAborted();
    let entries: Entry[];
    try {
      entries = await source.list(inside, { sizes: true });
    } catch {
      complete = false;
      continue;
    }
    for (const entry of entries) {
      if (entry.type === 'folder') folders.push(entry.path);
      if (entry.type !== 'file') continue;
      if (files.length === COMPARED_FILES) return { files: sorted(files), complete: false };
      const size = entry.unsized ? ((await source.stat(entry.path))?.size ?? 0) : entry.size;
      files.push({ path: folder === '' ? entry.path : entry.path.slice(folder.length + 1), size, digest: null });
    }
  }
  return { files: sorted(files), complete };
}

/** The same list with the digest of every file that could be read. `report` gets the bytes of each piece that was read. */
export async function digestFiles(
  source: Source,
  folder: string,
  { files, complete }: FileList,
  options: { readonly signal?: AbortSignal; readonly report: (bytes: number) => void },
): Promise<FileList> {
  const digested: ComparedFile[] = [];
  for (const file of files) {
    const inside = folder === '' ? file.path : `${folder}/${file.path}`;
    digested.push({ ...file, digest: await digestOf(source, inside, file.size, options) });
  }
  return { files: digested, complete };
}

/** The SHA-256 of a file; null where it can't be read. `report` gets the bytes of each piece. */
export async function digestOf(
  source: Source,
  path: string,
  size: number,
  { signal, report }: { readonly signal?: AbortSignal; readonly report: (bytes: number) => void },
): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of source.stream?.(path) ?? chunksOf(source, path, size)) {
      signal?.throwIfAborted();
      hash.update(chunk);
      report(chunk.length);
    }
  } catch (error) {
    // One file that can't be read is not judged; the others still are.
    if (signal?.aborted !== true && toErrorData(error).code !== 'no-tab') return null;
    throw error;
  }
  return hash.digest('hex');
}

async function* chunksOf(source: Source, path: string, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size;) {
    const chunk = await source.read(path, CHUNK, at);
    if (chunk.length === 0) return;
    yield chunk;
    at += chunk.length;
    // Synchronous sources would otherwise never let a cancel through.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function sorted(files: readonly ComparedFile[]): ComparedFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
