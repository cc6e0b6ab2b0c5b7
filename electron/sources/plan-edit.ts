import { KnownError } from '../../shared/contract/errors.ts';
import { editSignature } from '../../shared/mlmodel/edit/edit-signature.ts';
import { MLMODEL_LIMIT } from '../../shared/mlmodel/model-document.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { PartTexts } from '../../shared/signature/edit/print-parts.ts';
import { modelName } from './find-models.ts';
import { FILE_LIMIT } from './read-model.ts';
import type { Entry, Source } from './source.ts';
import type { Piece } from './zip-replace.ts';

/** How a copy with another MLmodel is made: a folder file by file, or one file (a zip, a lone MLmodel) out of pieces. */
export type CopyPlan = FolderPlan | FilePlan;

export interface FolderPlan {
  readonly kind: 'folder';
  readonly name: string;
  readonly folders: readonly string[];
  /** All but MLmodel, from the model's own folder. */
  readonly files: readonly { readonly path: string; readonly size: number }[];
  /** Links and special files: not followed, not copied. */
  readonly left: readonly string[];
  readonly mlmodel: Uint8Array;
}

export interface FilePlan {
  readonly kind: 'file';
  readonly name: string;
  readonly pieces: readonly Piece[];
}

/** Edits the MLmodel of one model and plans the copy around it. Writes nothing. */
export async function planEdit(
  source: Source,
  path: string,
  parts: PartTexts,
  signal?: AbortSignal,
): Promise<CopyPlan> {
  const file = path === '' ? 'MLmodel' : `${path}/MLmodel`;
  const { bytes } = editSignature(await source.read(file, MLMODEL_LIMIT + 1), parts);
  if (source.replace !== undefined)
    return { kind: 'file', name: source.name, pieces: await source.replace(file, bytes) };
  const plan = { folders: [] as string[], files: [] as { path: string; size: number }[], left: [] as string[] };
  const waiting = [path];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    signal?.throwIfAborted();
    for (const entry of await source.list(folder)) await plain(source, path, entry, plan, waiting);
  }
  return { kind: 'folder', name: modelName(path, source.name), ...plan, mlmodel: bytes };
}

async function plain(
  source: Source,
  root: string,
  entry: Entry,
  plan: { folders: string[]; files: { path: string; size: number }[]; left: string[] },
  waiting: string[],
): Promise<void> {
  const inside = root === '' ? entry.path : entry.path.slice(root.length + 1);
  if (entry.type === 'folder') {
    plan.folders.push(inside);
    waiting.push(entry.path);
  } else if (entry.type !== 'file') plan.left.push(visible(inside));
  else if (inside !== 'MLmodel') {
    if (plan.files.length >= FILE_LIMIT)
      throw new KnownError('copy-too-many', `More than ${FILE_LIMIT} files.`, { limit: FILE_LIMIT });
    plan.files.push({ path: inside, size: (await source.stat(entry.path))?.size ?? 0 });
  }
}
