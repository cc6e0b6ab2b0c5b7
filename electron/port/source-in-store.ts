import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { SourceUri } from '../../shared/export/source-uri.ts';
import { visible } from '../../shared/safety/visible.ts';
import { findArtifacts, isFolder } from '../stores/artifact-place.ts';
import { openStore } from '../stores/open-store.ts';
import type { LoggedModel, Store } from '../stores/store.ts';

/** Where a model that is not registered lies on this machine. */
export interface FoundInStore {
  readonly place: string;
  readonly name: string;
  readonly run: string | null;
}

type Named = Extract<SourceUri, { kind: 'run' | 'logged-model' }>;

/** Finds `runs:/RUN/path` or `models:/m-...` in a store on disk. Errors: `source-not-there`, `version-...` of what is elsewhere. */
export async function findInStore(
  uri: Named,
  given: string,
  place: string,
  signal?: AbortSignal,
): Promise<FoundInStore> {
  const store = await openStore(place, signal);
  try {
    return uri.kind === 'run' ? inRun(uri, given, store) : logged(uri, given, store);
  } finally {
    await store.close();
  }
}

function inRun({ run: id, path: inside }: Extract<Named, { kind: 'run' }>, given: string, store: Store): FoundInStore {
  const run = store.runs.find((each) => each.id === id);
  if (run === undefined) throw notThere(given);
  const parts = inside.split('/').filter((part) => part !== '');
  if (parts.some((part) => part === '..' || part === '.')) throw notThere(given);
  const { path: folder } = findArtifacts(run.artifactUri ?? '', store.folder);
  const own = folder === null ? null : path.join(folder, ...parts);
  if (own !== null && isFolder(own)) return { place: own, name: parts.at(-1) ?? 'model', run: id };
  // MLflow 3 keeps it beside the runs, and finds it by the run and its name (runs_artifact_repo.py).
  const model = store.loggedModels.findLast((each) => each.run === id && each.name === parts.join('/'));
  if (model === undefined) throw notThere(given);
  return placed(model, given, store);
}

function logged({ id }: Extract<Named, { kind: 'logged-model' }>, given: string, store: Store): FoundInStore {
  const model = store.loggedModels.find((each) => each.id === id);
  if (model === undefined) throw notThere(given);
  return placed(model, given, store);
}

function placed({ artifactLocation, name, run, id }: LoggedModel, given: string, store: Store): FoundInStore {
  const { path: folder } = findArtifacts(artifactLocation ?? '', store.folder);
  if (folder === null) throw notThere(given);
  return { place: folder, name: name ?? id, run };
}

function notThere(uri: string): KnownError {
  return new KnownError('source-not-there', `${uri} is not in that workspace.`, { uri: visible(uri) });
}
