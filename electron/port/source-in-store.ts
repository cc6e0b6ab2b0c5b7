import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { SourceState } from '../../shared/export/preflight-facts.ts';
import type { SourceUri } from '../../shared/export/source-uri.ts';
import { visible } from '../../shared/safety/visible.ts';
import { namesIn, newest, type NamedModel, type StoreNames } from '../stores/artifact-location.ts';
import { findArtifacts, foldersAround, isFolder } from '../stores/artifact-place.ts';
import { openStore } from '../stores/open-store.ts';
import type { Workspace } from '../workspaces/workspace.ts';

/** Where a model that is not registered lies on this machine. */
export interface FoundInStore {
  readonly place: string;
  readonly name: string;
  readonly run: string | null;
  /** What MLflow says of it. */
  readonly state: SourceState;
}

type Named = Extract<SourceUri, { kind: 'run' | 'logged-model' }>;

interface Asked {
  readonly given: string;
  readonly names: StoreNames;
  /** Where files may have moved along with the store. */
  readonly around: readonly string[];
}

/** Finds `runs:/RUN/path` or `models:/m-...` in a store on disk. Errors: `source-not-there`, `source-deleted`. */
export async function findInStore(
  uri: Named,
  given: string,
  { place, kind }: Pick<Workspace, 'place' | 'kind'>,
  signal?: AbortSignal,
): Promise<FoundInStore> {
  const store = await openStore(place, signal);
  try {
    const asked = { given, names: namesIn(store), around: foldersAround(place, kind) };
    return uri.kind === 'run' ? inRun(uri, asked) : logged(uri, asked);
  } finally {
    await store.close();
  }
}

/** A logged model of that name comes first, as with MLflow 3 (runs_artifact_repo.py). */
function inRun({ run: id, path: inside }: Extract<Named, { kind: 'run' }>, asked: Asked): FoundInStore {
  const { names, given, around } = asked;
  const run = names.run(id);
  if (run === null) throw notThere(given);
  const parts = inside.split('/').filter((part) => part !== '');
  if (parts.some((part) => part === '..' || part === '.')) throw notThere(given);
  const [name = '', ...rest] = parts;
  const models = names.loggedBy(id, name);
  const model = newest(models);
  const found = model === null ? null : placed(model, rest, asked);
  const state = run.lifecycle === 'deleted' ? 'run-deleted' : 'ready';
  if (found !== null) return found.state === 'ready' ? { ...found, state } : found;
  const { path: folder } = findArtifacts(run.artifactUri ?? '', ...around);
  const own = folder === null ? null : path.join(folder, ...parts);
  if (own !== null && isFolder(own)) return { place: own, name: parts.at(-1) ?? 'model', run: id, state };
  throw models.length > 0 && model === null ? wasDeleted(given) : notThere(given);
}

function logged({ id }: Extract<Named, { kind: 'logged-model' }>, asked: Asked): FoundInStore {
  const model = asked.names.logged(id);
  if (model === null) throw notThere(asked.given);
  if (model.lifecycle === 'deleted') throw wasDeleted(asked.given);
  const found = placed(model, [], asked);
  if (found === null) throw notThere(asked.given);
  return found;
}

const STATES: Readonly<Record<string, SourceState>> = { FAILED: 'model-failed', PENDING: 'model-pending' };

function placed(model: NamedModel, inside: readonly string[], { around }: Asked): FoundInStore | null {
  const { artifactLocation, name, run, id, status } = model;
  const { path: folder } = findArtifacts(artifactLocation ?? '', ...around);
  const place = folder === null ? null : path.join(folder, ...inside);
  if (place === null || !isFolder(place)) return null;
  return { place, name: inside.at(-1) ?? name ?? id, run, state: STATES[status] ?? 'ready' };
}

function notThere(uri: string): KnownError {
  return new KnownError('source-not-there', `${uri} is not in that workspace.`, { uri: visible(uri) });
}

function wasDeleted(uri: string): KnownError {
  return new KnownError('source-deleted', `${uri} was deleted in MLflow.`, { uri: visible(uri) });
}
