import { digestOf } from './list-files.ts';
import type { Source } from './source.ts';
import { joinPath } from './join-path.ts';

export interface FileDigest {
  readonly path: string;
  /** SHA-256 in hex; null where the file could not be read. */
  readonly digest: string | null;
}

/** The checksums of some files of a model. Progress in bytes. */
export async function hashFiles(
  source: Source,
  folder: string,
  files: readonly string[],
  {
    signal,
    onProgress,
  }: { readonly signal?: AbortSignal; readonly onProgress?: (progress: { done: number; total: number }) => void },
): Promise<{ digests: FileDigest[] }> {
  const sizes: number[] = [];
  for (const file of files) sizes.push((await source.stat(joinPath(folder, file)))?.size ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  const report = (bytes: number) => onProgress?.({ done: (done += bytes), total });
  const digests: FileDigest[] = [];
  for (const [at, path] of files.entries()) {
    const options = { ...(signal === undefined ? {} : { signal }), report };
    const place = joinPath(folder, path);
    const there = (await source.stat(place))?.type === 'file';
    digests.push({ path, digest: there ? await digestOf(source, place, sizes[at] ?? 0, options) : null });
  }
  return { digests };
}
