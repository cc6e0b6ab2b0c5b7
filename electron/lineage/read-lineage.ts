import { realpathSync } from 'node:fs';
import path from 'node:path';
import { toErrorData } from '../../shared/contract/errors.ts';
import type { UnreadPlace } from '../../shared/contract/lineage-methods.ts';
import type { ArtifactOwner } from '../../shared/contract/store-schemas.ts';
import { buildLineage } from '../../shared/lineage/build-lineage.ts';
import type { Lineage } from '../../shared/lineage/graph.ts';
import type { ContentOf, KnownModel, KnownStore } from '../../shared/lineage/known.ts';
import type { NamedWorkspace } from '../../shared/workspace/kinds.ts';
import { openSource } from '../sources/open-source.ts';
import type { SourceRef } from '../sources/source.ts';
import { contentIn } from '../../shared/lineage/content-in.ts';
import type { StoreOptions } from '../stores/store.ts';
import { findHome, partsOf, readStore } from './find-home.ts';
import { readKnownModel } from './known-model.ts';
import { isEmptyPlace, spotOf, type StoreSpot } from './known-store.ts';
import { withManifests } from './read-manifests.ts';

/** A store that is read already. */
export interface ReadStore {
  readonly store: KnownStore;
  readonly spot: StoreSpot;
}

export interface LineageQuestion {
  /** The files of a model; null where something of `home` is asked about whose files are not at hand. */
  readonly files: { readonly ref: SourceRef; readonly path: string } | null;
  /** The store that it is in, where that is known; else it is looked for around the files. */
  readonly home: ReadStore | null;
  readonly owner: ArtifactOwner | null;
  /** Other places to look into. */
  readonly workspaces: readonly NamedWorkspace[];
}

export interface LineageOptions extends StoreOptions {
  readonly onProgress?: (progress: { done: number; total: number }) => void;
}

/** Where something came from and where it went. Errors: those of reading the model itself. */
export async function readLineage(
  { files, home: given, owner, workspaces }: LineageQuestion,
  options: LineageOptions,
): Promise<{ lineage: Lineage; home: string | null; unread: UnreadPlace[] }> {
  const total = workspaces.length + 1;
  const model = files === null ? null : await readFiles(files, owner, options);
  const parts = files === null ? [] : partsOf(files.ref, files.path);
  let home = given;
  if (home === null && files !== null) home = await findHome(files.ref, files.path, options);
  options.onProgress?.({ done: 1, total });
  const others: ReadStore[] = [];
  const unread: UnreadPlace[] = [];
  for (const [at, { name, place }] of workspaces.entries()) {
    try {
      if (isEmptyPlace(place)) continue;
      const ref = { kind: 'path', path: place } as const;
      const spot = await spotOf(ref, name);
      const same = home !== null && spot.key === home.spot.key;
      const store = same ? (home as ReadStore).store : await readStore(ref, spot, options);
      const named = { store: { ...store, name: spot.name }, spot };
      if (same || (home === null && isBelow(files?.ref, spot) && contentIn(store, parts) !== null)) home = named;
      else others.push(named);
    } catch (error) {
      options.signal?.throwIfAborted();
      unread.push({ name, error: toErrorData(error) });
    }
    options.onProgress?.({ done: at + 2, total });
  }
  const content = owner !== null || home === null ? null : contentIn(home.store, parts);
  return { lineage: draw({ model, home, owner, content, others }), home: home?.spot.key ?? null, unread };
}

interface Known {
  readonly model: KnownModel | null;
  readonly home: ReadStore | null;
  readonly owner: ArtifactOwner | null;
  readonly content: ContentOf | null;
  readonly others: readonly ReadStore[];
}

function draw({ home, others, ...rest }: Known): Lineage {
  const stores = (read: (each: ReadStore) => KnownStore) => ({
    home: home === null ? null : read(home),
    others: others.map(read),
  });
  const first = buildLineage({ ...rest, ...stores(({ store }) => store) });
  const full = stores(({ store, spot }) => withManifests(store, spot, first));
  const told = [full.home, ...full.others].some((store) => (store?.manifests.size ?? 0) > 0);
  return told ? buildLineage({ ...rest, ...full }) : first;
}

/** A thing of a store is shown also where its files can't be read; a model that was opened is nothing else. */
async function readFiles(
  { ref, path: inside }: { readonly ref: SourceRef; readonly path: string },
  owner: ArtifactOwner | null,
  options: StoreOptions,
): Promise<KnownModel | null> {
  try {
    const source = await openSource(ref, options);
    try {
      return await readKnownModel(source, ref, inside);
    } finally {
      await source.close();
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    if (owner === null) throw error;
    return null;
  }
}

/** The files lie beside or below a store. */
function isBelow(ref: SourceRef | undefined, { place }: StoreSpot): boolean {
  if (ref?.kind !== 'path' || place === null) return false;
  return realpathSync(ref.path).startsWith(path.dirname(place) + path.sep);
}
