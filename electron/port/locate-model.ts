import { KnownError } from '../../shared/contract/errors.ts';
import { AZURE_FILES } from '../../shared/export/azure-bundle.ts';
import { MANIFEST_FILE } from '../../shared/export/manifest.ts';
import type { ModelType } from '../../shared/export/model-type.ts';
import { looksLikeTriton } from '../../shared/export/triton.ts';
import { unreadAmong } from '../../shared/mlmodel/problem.ts';
import { findModels } from '../sources/find-models.ts';
import type { Source } from '../sources/source.ts';
import { snapshotOf } from './snapshot.ts';

export interface LocatedModel {
  readonly inside: string;
  readonly type: ModelType;
}

export interface WhichModel {
  /** Which folder is meant; null for the only model there is. */
  readonly chosen: string | null;
  /** null: told by the files themselves. */
  readonly type: ModelType | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Where the model is in a folder or zip, and of which type it is: one with an MLmodel is MLflow's, one laid out as Triton wants it
 * is Triton's. Anything else is custom only where a person says so. Errors: `port-no-model`, `several-models`.
 */
export async function locateModel(source: Source, shown: string, which: WhichModel): Promise<LocatedModel> {
  const { chosen, type, signal } = which;
  if (type === 'custom') return { inside: chosen ?? (await wrapping(source)), type };
  if (type === 'triton') return { inside: chosen ?? (await tritonIn(source, signal)) ?? '', type };
  const { models, summary } = await findModels(source, signal === undefined ? {} : { signal });
  const first = chosen === null ? models[0] : models.find((each) => each.path === chosen);
  if (first === undefined) {
    const triton = type === null && chosen === null ? await tritonIn(source, signal) : null;
    if (triton !== null) return { inside: triton, type: 'triton' };
    const unread = unreadAmong(summary.problems);
    if (unread !== undefined) throw new KnownError(unread.code, `${shown}: ${unread.code}`, unread.details);
    throw new KnownError('port-no-model', `${shown} holds no model.`, { path: shown });
  }
  if (chosen === null && first.path !== '' && models.length > 1)
    throw new KnownError('several-models', `${shown} holds several models.`, { path: shown, count: models.length });
  return { inside: first.path, type: 'mlflow' };
}

/** The repository itself, or the one folder that it was packed in. */
async function tritonIn(source: Source, signal?: AbortSignal): Promise<string | null> {
  const whole = await snapshotOf(source, '', signal);
  const names = { files: whole.files.map(({ path }) => path), folders: whole.folders };
  if (looksLikeTriton(names)) return '';
  const inside = await wrapping(source);
  if (inside === '') return null;
  const below = (paths: readonly string[]) =>
    paths.flatMap((each) => (each.startsWith(`${inside}/`) ? each.slice(inside.length + 1) : []));
  return looksLikeTriton({ files: below(names.files), folders: below(names.folders) }) ? inside : null;
}

/** What we write beside a model's folder. */
const OURS = new Set<string>([MANIFEST_FILE, ...AZURE_FILES]);

/** Of a zip, the one folder at its top, beside which only files of ours may lie; '' where there is no such. */
async function wrapping(source: Source): Promise<string> {
  if (source.kind !== 'zip') return '';
  const entries = await source.list('');
  const [folder, ...more] = entries.filter(({ type }) => type === 'folder');
  const files = entries.filter(({ type, name }) => type !== 'folder' && !OURS.has(name));
  return folder !== undefined && more.length === 0 && files.length === 0 ? folder.path : '';
}
