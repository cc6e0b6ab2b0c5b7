import { KnownError } from '../../shared/contract/errors.ts';
import type { Openable } from '../../shared/lineage/graph.ts';
import { shown } from '../../shared/lineage/ids.ts';
import { ArtifactFinder } from '../stores/artifact-finder.ts';
import { locationOf, versionOf } from '../stores/artifact-location.ts';
import { beginStore } from '../stores/open-store.ts';
import type { StoreReading, StoreOptions } from '../stores/store.ts';
import type { SourceRef } from '../sources/source.ts';
import { checkRead } from '../workspaces/version-place.ts';
import { storesAround } from './find-home.ts';
import { spotOf } from './known-store.ts';

/** Where the thing of a lineage is. */
export interface FoundThing {
  readonly store: SourceRef;
  /** Its files; null for what is looked at in its store. */
  readonly files: { readonly ref: SourceRef; readonly path: string } | null;
}

export interface ThingQuestion {
  readonly thing: Openable;
  /** The model that it was told of; null for something of a store. */
  readonly files: { readonly ref: SourceRef; readonly path: string } | null;
  /** Stores, and what may be one. */
  readonly places: readonly SourceRef[];
}

/** Finds a thing by what it was in a store. Errors: `lineage-gone`, `artifacts-...`, those of reading its store. */
export async function findThing({ thing, files, places }: ThingQuestion, options: StoreOptions): Promise<FoundThing> {
  const store = await storeAt(thing.place, files, places, options);
  if (isPage(thing)) return { store, files: null };
  const reading = await beginStore(store, { ...options, runs: 'heads' });
  try {
    await reading.done;
    return { store, files: await filesOf(thing, store, reading, new ArtifactFinder(reading, options)) };
  } finally {
    await reading.store.close();
  }
}

/** A run or a dataset is looked at in its store, anything else by its files. */
export function isPage({ owner, path }: Openable): boolean {
  return owner.kind === 'dataset' || (owner.kind === 'run' && path === '');
}

/** Errors: `artifacts-missing`, `artifacts-remote`, `artifacts-unsafe`, `version-unread`. */
export async function filesOf(
  { owner, path: inside }: Openable,
  ref: SourceRef,
  { store }: StoreReading,
  finder: ArtifactFinder,
): Promise<NonNullable<FoundThing['files']>> {
  if (owner.kind === 'version') checkRead(owner.name, versionOf(store, owner));
  const base = owner.kind === 'dataset' ? null : locationOf(store, owner);
  const location = base === null || inside === '' ? base : `${base.replace(/\/+$/, '')}/${inside}`;
  // A page may ask for any name: none leads out of the run's own folder.
  const leadsOut = inside.split('/').some((part) => /^\.\.?$|[\\\0%]/.test(part));
  const found = location === null || leadsOut ? null : await finder.find(location);
  const state = leadsOut ? 'unsafe' : (found?.state ?? 'missing');
  if (found === null || state === 'remote' || state === 'missing' || state === 'unsafe')
    throw new KnownError(`artifacts-${state}`, `${location}: ${state}`, { location: shown(location ?? '') });
  return { ref: found.ref ?? ref, path: found.path };
}

async function storeAt(
  key: string,
  files: ThingQuestion['files'],
  places: readonly SourceRef[],
  options: StoreOptions,
): Promise<SourceRef> {
  const around = files === null ? [] : await storesAround(files.ref, files.path, options);
  for (const ref of [...around, ...places]) {
    try {
      if ((await spotOf(ref)).key === key) return ref;
    } catch {
      // What is no store, or is gone, is not it.
      options.signal?.throwIfAborted();
    }
  }
  throw new KnownError('lineage-gone', 'The store that it is in was not found again.');
}
