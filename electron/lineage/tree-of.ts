import { ownFiles } from '../../shared/export/left-by-loading.ts';
import { digestOf } from '../sources/list-files.ts';
import { joinPath } from '../sources/join-path.ts';
import { openSource, type OpenOptions } from '../sources/open-source.ts';
import type { Source, SourceRef } from '../sources/source.ts';
import { walkFiles } from '../sources/walk-files.ts';
import { treeDigest } from '../workspaces/digest.ts';

/** The files of a model, by which two are told apart without being read; null where not all could be listed. */
export interface Tree {
  readonly files: readonly { readonly path: string; readonly size: number }[];
  /** Paths and sizes of what the model consists of, as one text. */
  readonly listing: string;
}

export async function listTree(source: Source, inside: string, signal?: AbortSignal): Promise<Tree | null> {
  const options = signal === undefined ? {} : { signal };
  const { entries, complete } = await walkFiles(source, inside, { sizes: true, ...options });
  const files: { path: string; size: number }[] = [];
  for (const { path, size, type } of entries) {
    if (type === 'folder') continue;
    if (type !== 'file' || size === null) return null;
    files.push({ path, size });
  }
  if (!complete) return null;
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, listing: JSON.stringify(ownFiles(files).map(({ path, size }) => [path, size])) };
}

export interface TreeDigests {
  /** Of what the model consists of. */
  readonly own: string;
  /** With what loading left beside it too: what a port of it by an older program was given. */
  readonly whole: string;
}

/** SHA-256 over all files (`treeDigestText`); null where one of them could not be read. */
export async function digestTree(
  source: Source,
  inside: string,
  { files }: Tree,
  signal?: AbortSignal,
): Promise<TreeDigests | null> {
  const digested = [];
  for (const { path, size } of files) {
    const options = { report: () => undefined, ...(signal === undefined ? {} : { signal }) };
    const digest = await digestOf(source, joinPath(inside, path), size, options);
    if (digest === null) return null;
    digested.push({ path, size, digest });
  }
  return { own: treeDigest(ownFiles(digested)), whole: treeDigest(digested) };
}

/** Whether a folder holds the same model; null where that can't be said. Its files are read only where their names and sizes agree. */
export async function holdsSame(
  ref: SourceRef,
  inside: string,
  wanted: { readonly tree: Tree; readonly digests: TreeDigests },
  options: OpenOptions,
): Promise<boolean | null> {
  const source = await openSource(ref, options);
  try {
    const tree = await listTree(source, inside, options.signal);
    if (tree === null) return null;
    if (tree.listing !== wanted.tree.listing) return false;
    const digests = await digestTree(source, inside, tree, options.signal);
    return digests === null ? null : digests.own === wanted.digests.own;
  } finally {
    await source.close();
  }
}
