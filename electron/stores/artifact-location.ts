import type { ArtifactOwner } from '../../shared/contract/store-schemas.ts';
import type { LoggedModel, ModelVersion, Store } from './store.ts';

/** Versions that are copies of each other lead on at most so often. */
const HOPS = 20;

/** Where the store says that the artifacts of something are; null where it says nothing. */
export function locationOf(store: Store, owner: ArtifactOwner): string | null {
  if (owner.kind === 'run') return store.runs.find(({ id }) => id === owner.id)?.artifactUri ?? null;
  if (owner.kind === 'logged') {
    const model = store.loggedModels.find(({ id }) => id === owner.id);
    return model === undefined ? null : locationOfLogged(model);
  }
  const version = versionIn(store, owner.name, owner.version, owner.workspace);
  return version === null ? null : locationOfVersion(store, version);
}

export function locationOfLogged({ artifactLocation }: LoggedModel): string | null {
  return artifactLocation;
}

/**
 * A version's source may be a name in the same store: of a run and a folder in it, of a logged model, of another version
 * (mlflow/store/artifact/utils/models.py). What is not in the store stays as it is written.
 */
export function locationOfVersion(store: Store, version: ModelVersion, hops = 0): string | null {
  const location = version.storage ?? version.source;
  if (location === null || hops > HOPS) return location;
  const run = /^runs:\/([^/]+)\/?(.*)$/.exec(location);
  if (run !== null) return ofRun(store, run[1] ?? '', run[2] ?? '') ?? location;
  const logged = /^models:\/([^/@]+)$/.exec(location);
  if (logged !== null) {
    const model = store.loggedModels.find(({ id }) => id === logged[1]);
    return model === undefined ? location : locationOfLogged(model);
  }
  const other = /^models:\/([^/]+)\/(\d+)$/.exec(location);
  const source = other === null ? null : versionIn(store, other[1] ?? '', other[2] ?? '', null);
  return source === null ? location : locationOfVersion(store, source, hops + 1);
}

/** The folder in a run's artifacts; since MLflow 3 a logged model of that name comes first. */
function ofRun(store: Store, id: string, inside: string): string | null {
  const logged = store.loggedModels.find(({ run, name }) => run === id && name === inside);
  if (logged !== undefined) return locationOfLogged(logged);
  const uri = store.runs.find((run) => run.id === id)?.artifactUri ?? null;
  if (uri === null || inside === '') return uri;
  return `${uri.replace(/\/$/, '')}/${inside}`;
}

function versionIn(store: Store, name: string, version: string, workspace: string | null): ModelVersion | null {
  const model = store.registeredModels.find(
    (each) => each.name === name && (workspace === null || each.workspace === workspace),
  );
  return model?.versions.find((each) => each.version === version) ?? null;
}
