import { packLineage } from '../../shared/lineage/packed.ts';
import { filesOf as thingFiles, findThing, isPage } from '../lineage/find-thing.ts';
import { knownStore, spotOf } from '../lineage/known-store.ts';
import { readLineage, type LineageOptions, type ReadStore } from '../lineage/read-lineage.ts';
import { locationOf } from '../stores/artifact-location.ts';
import type { StoreOptions } from '../stores/store.ts';
import type { JobOptions, Jobs, LineageInput, OpenInput } from './job-table.ts';
import { openStoreOf, waitFor, type OpenStore } from './open-stores.ts';

/** The lineage of a model, or of something in a store that a page has open. Errors: those of reading it, `no-handle`. */
export async function lineageJob(
  { files, held, owner, workspaces }: LineageInput,
  options: StoreOptions,
  onProgress: JobOptions<'lineage'>['onProgress'],
): Promise<Jobs['lineage']['output']> {
  const open = held === null ? null : await openStoreOf(held.store, held.ref, options);
  if (open !== null) await waitFor(open, undefined, options.signal);
  const home = open === null || held === null ? null : await readOf(open, held.ref);
  const own = files ?? (open === null || owner === null ? null : await filesOf(open, held, owner));
  const told: LineageOptions = { ...options, ...(onProgress === undefined ? {} : { onProgress }) };
  const { lineage, ...rest } = await readLineage({ files: own, home, owner, workspaces }, told);
  return { lineage: packLineage(lineage), ...rest };
}

/** Where a thing of a lineage is; in a store that a page has open as it is known there. Errors: those of `findThing`. */
export async function openJob(
  { thing, files, held, places }: OpenInput,
  options: StoreOptions,
): Promise<Jobs['lineage-open']['output']> {
  if (held === null || (await spotOf(held.ref)).key !== thing.place)
    return findThing({ thing, files, places }, options);
  if (isPage(thing)) return { store: held.ref, files: null };
  const open = await openStoreOf(held.store, held.ref, options);
  if (open === null) return findThing({ thing, files, places: [held.ref] }, options);
  await waitFor(open, undefined, options.signal);
  return { store: held.ref, files: await thingFiles(thing, held.ref, open.reading, open.finder) };
}

async function readOf({ reading }: OpenStore, ref: NonNullable<LineageInput['held']>['ref']): Promise<ReadStore> {
  const spot = await spotOf(ref);
  return { store: knownStore(reading.store, spot), spot };
}

/** Where the files of a version or a logged model are; null where they are not at hand, and for a run, which may hold several models. */
async function filesOf(
  { reading, finder }: OpenStore,
  held: LineageInput['held'],
  owner: NonNullable<LineageInput['owner']>,
): Promise<LineageInput['files']> {
  if (held === null || owner.kind === 'run') return null;
  const location = locationOf(reading.store, owner);
  if (location === null) return null;
  const { ref, path, state } = await finder.find(location);
  return state === 'here' || state === 'moved' || state === 'chosen' ? { ref: ref ?? held.ref, path } : null;
}
