import type { ArtifactOwner } from '../../shared/contract/store-schemas.ts';
import { schemeOf } from './artifact-place.ts';
import type { LoggedModel, ModelVersion, Run, Store } from './store.ts';

/** Versions that are copies of each other lead on at most so often. */
const HOPS = 20;

export type NamedRun = Pick<Run, 'artifactUri' | 'lifecycle'>;
export type NamedModel = Pick<
  LoggedModel,
  'id' | 'name' | 'run' | 'status' | 'lifecycle' | 'artifactLocation' | 'created'
>;

/** What a store knows of the things that a version's source may name. */
export interface StoreNames {
  run(id: string): NamedRun | null;
  logged(id: string): NamedModel | null;
  /** Those that a run left under a name. */
  loggedBy(run: string, name: string): readonly NamedModel[];
  /** What the registry says of where a version's files are. */
  version(name: string, version: string): string | null;
}

/** Where the store says that the artifacts of something are; null where it says nothing. */
export function locationOf(store: Store, owner: ArtifactOwner): string | null {
  if (owner.kind === 'run') return store.runs.find(({ id }) => id === owner.id)?.artifactUri ?? null;
  if (owner.kind === 'logged') {
    const model = store.loggedModels.find(({ id }) => id === owner.id);
    return model === undefined ? null : locationOfLogged(model);
  }
  const version = versionOf(store, owner);
  return version === null ? null : locationOfVersion(store, version);
}

/** The version that an owner is; null for what is none, or is not there. */
export function versionOf(store: Store, owner: ArtifactOwner): ModelVersion | null {
  return owner.kind === 'version' ? versionIn(store, owner.name, owner.version, owner.workspace) : null;
}

export function locationOfLogged({ artifactLocation }: Pick<LoggedModel, 'artifactLocation'>): string | null {
  return artifactLocation;
}

export function locationOfVersion(store: Store, version: ModelVersion): string | null {
  return resolved(registeredLocation(version), namesIn(store));
}

/** What a registry says of where a version's files are (file_store.py, `get_model_version_download_uri`). */
export function registeredLocation({ storage, source }: Pick<ModelVersion, 'storage' | 'source'>): string | null {
  return storage || source;
}

/** Whether it is a name of something in the same store: of a run and a folder in it, of a logged model, of another version. */
export function isName(location: string | null): boolean {
  return location !== null && /^(?:runs|models):/i.test(location);
}

/**
 * A version's source may be a name (mlflow/store/artifact/utils/models.py): it is followed as MLflow does. What is not in the store,
 * or was deleted from it, stays as it is written.
 */
export function resolved(location: string | null, names: StoreNames, hops = 0): string | null {
  if (location === null || !isName(location) || hops > HOPS) return location;
  const run = /^runs:\/+([^/]+)\/?(.*)$/.exec(location);
  if (run !== null) return ofRun(names, run[1] ?? '', run[2] ?? '') ?? location;
  const logged = /^models:\/+([^/@]+)$/.exec(location);
  if (logged !== null) {
    const model = names.logged(logged[1] ?? '');
    return model === null || model.lifecycle === 'deleted' ? location : locationOfLogged(model);
  }
  const other = /^models:\/+([^/]+)\/(\d+)$/.exec(location);
  const next = other === null ? null : names.version(other[1] ?? '', other[2] ?? '');
  return next === null ? location : resolved(next, names, hops + 1);
}

/**
 * The folder in a run's artifacts; since MLflow 3 a logged model of that name comes first, the newest of several
 * (mlflow/store/artifact/runs_artifact_repo.py, `download_artifacts`).
 */
function ofRun(names: StoreNames, id: string, inside: string): string | null {
  const [name = '', ...rest] = inside.split('/').filter(Boolean);
  const model = newest(names.loggedBy(id, name));
  if (model !== null) return within(locationOfLogged(model), rest);
  const uri = names.run(id)?.artifactUri ?? null;
  return within(uri, name === '' ? [] : [name, ...rest]);
}

/** Of several models the one that MLflow lists first; none that was deleted. */
export function newest(models: readonly NamedModel[]): NamedModel | null {
  const there = models.filter(({ lifecycle }) => lifecycle !== 'deleted');
  return [...there].sort((a, b) => Number(b.created ?? 0) - Number(a.created ?? 0))[0] ?? null;
}

function within(uri: string | null, parts: readonly string[]): string | null {
  if (uri === null || parts.length === 0) return uri;
  if (parts.some((part) => part === '.' || part === '..')) return null;
  const named = ['file', 'mlflow-artifacts'].includes(schemeOf(uri) ?? '') ? parts.map(encodeURIComponent) : parts;
  return [uri.replace(/\/$/, ''), ...named].join('/');
}

/** Of a store that is read whole. */
export function namesIn(store: Store): StoreNames {
  return {
    run: (id) => store.runs.find((run) => run.id === id) ?? null,
    logged: (id) => store.loggedModels.find((model) => model.id === id) ?? null,
    loggedBy: (run, name) => store.loggedModels.filter((each) => each.run === run && each.name === name),
    version(name, version) {
      const found = versionIn(store, name, version, null);
      return found === null ? null : registeredLocation(found);
    },
  };
}

function versionIn(store: Store, name: string, version: string, workspace: string | null): ModelVersion | null {
  const model = store.registeredModels.find(
    (each) => each.name === name && (workspace === null || each.workspace === workspace),
  );
  return model?.versions.find((each) => each.version === version) ?? null;
}
