import { constants, gunzipSync, inflateSync } from 'node:zlib';
import type { FilesSummary, ListedFile } from '../../shared/contract/file-methods.ts';
import { CODE_HEAD, codeKind, packingOf, type CodeKind, type Packing } from '../../shared/files/code-kind.ts';
import { purposesOf } from '../../shared/files/file-purpose.ts';
import { MLMODEL_LIMIT } from '../../shared/mlmodel/model-document.ts';
import { joinPath } from './join-path.ts';
import { insidePath } from '../../shared/safety/path-rules.ts';
import { readMlmodel } from './read-mlmodel.ts';
import { referencesOf } from './read-model.ts';
import type { Source } from './source.ts';
import { walkFiles, type WalkOptions } from './walk-files.ts';

/** How many files are looked into for code, the ones that MLmodel names first. */
const LOOKED_AT = 2000;
/** Bytes of a pickle in which the name of what wrote it is looked for. */
const PICKLE_HEAD = CODE_HEAD * 16;
/** How many files that run code are named in the summary. */
const NAMED = 20;

export type ListOptions = Omit<WalkOptions, 'sizes'>;

/**
 * All files of a model with what each is for, the ones that MLmodel names and that are not there, and which of them run
 * code when loaded, by their first bytes. Links are listed and not followed.
 */
export async function listModelFiles(
  source: Source,
  folder: string,
  options: ListOptions = {},
): Promise<{ summary: FilesSummary; files: ListedFile[] }> {
  const mlmodel = joinPath(folder, 'MLmodel');
  // A folder of a run's artifacts need not be a model.
  const isModel = (await source.stat(mlmodel)) !== null;
  const references = isModel ? referencesOf(await readMlmodel(await source.read(mlmodel, MLMODEL_LIMIT + 1))) : [];
  const purposeOf = purposesOf(references);
  const { entries, complete } = await walkFiles(source, folder, { ...options, sizes: true });
  const names = new Set(entries.map(({ path }) => path));
  const files: ListedFile[] = entries.map(({ path, type, size }) => ({
    path,
    type,
    size,
    ...purposeOf(path),
    // Where there is no MLmodel, it leaves nothing out.
    ...(isModel ? {} : { referenced: true }),
    code: type === 'file' && size !== 0 ? 'not-looked' : null,
  }));
  const folders = foldersOf(names);
  for (const { path } of references) {
    const inside = insidePath(path);
    if (inside === null || inside === '' || names.has(inside) || folders.has(inside) || source.kind === 'file')
      continue;
    names.add(inside);
    files.push({ path: inside, type: 'missing', size: 0, ...purposeOf(inside), code: null });
  }
  await lookInside(source, folder, files, options);
  const code = files.flatMap(({ path, code: kind, referenced }) =>
    kind === null || kind === 'not-looked' ? [] : [{ path, code: kind, referenced }],
  );
  const ofType = files.filter(({ type }) => type === 'file');
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    summary: {
      count: ofType.length,
      size: ofType.reduce((sum, { size }) => sum + (size ?? 0), 0),
      complete,
      code: code.length,
      codeFiles: code
        .sort((a, b) => Number(b.referenced) - Number(a.referenced))
        .slice(0, NAMED)
        .map(({ path, code: kind }) => ({ path, code: kind })),
      notLooked: files.filter((each) => each.code === 'not-looked').length,
    },
  };
}

function foldersOf(names: ReadonlySet<string>): Set<string> {
  const folders = new Set<string>();
  for (const name of names)
    for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1)) {
      const folder = name.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

/** Fills in `code`: for the files that MLmodel names first, then for the others. */
async function lookInside(
  source: Source,
  folder: string,
  files: ListedFile[],
  { signal, onProgress }: ListOptions,
): Promise<void> {
  const order = [...files.keys()]
    .filter((at) => files[at]?.code === 'not-looked')
    .sort((a, b) => Number(files[b]?.referenced) - Number(files[a]?.referenced));
  for (const at of order.slice(0, LOOKED_AT)) {
    signal?.throwIfAborted();
    const file = files[at];
    if (file === undefined) continue;
    try {
      files[at] = { ...file, code: await codeIn(source, joinPath(folder, file.path)) };
    } catch {
      // Stays "not looked into": it could not be read, which is not the same as harmless.
    }
    onProgress?.({ files: files.length });
    if (at % 50 === 0) await new Promise(setImmediate);
  }
}

async function codeIn(source: Source, path: string): Promise<CodeKind | null> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  let head = await source.read(path, CODE_HEAD);
  const packing = packingOf(head);
  if (packing !== null) {
    const content = unpacked(packing, head);
    if (content === null)
      return /\.(?:pkl|pickle|joblib|dill|z|gz|bz2|xz|lzma|lz4)$/i.test(name) ? 'packed' : codeKind(name, head);
    const kind = codeKind('', content);
    // What is packed and holds a pickle is joblib's way of writing.
    return kind === 'pickle' ? 'joblib' : kind;
  }
  const kind = codeKind(name, head);
  if (kind !== 'pickle') return kind;
  head = await source.read(path, PICKLE_HEAD);
  return codeKind(name, head);
}

/** The beginning of what was packed; null where that can't be told. */
function unpacked(packing: Packing, head: Uint8Array): Uint8Array | null {
  // The head is cut off: give what there is. It can't grow past this many times its size.
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: CODE_HEAD * 2048 };
  try {
    if (packing === 'zlib') return inflateSync(head, options);
    if (packing === 'gzip') return gunzipSync(head, options);
    return null;
  } catch {
    return null;
  }
}
