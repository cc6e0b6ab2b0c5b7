import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { placeKey } from '../../shared/lineage/ids.ts';
import type { KnownManifest, KnownStore } from '../../shared/lineage/known.ts';
import { visible } from '../../shared/safety/visible.ts';
import { locateStore } from '../stores/open-store.ts';
import type { Store } from '../stores/store.ts';
import type { SourceRef } from '../sources/source.ts';
import { homeOf } from '../workspaces/home.ts';

/** Where a store is: how a lineage names it, and where what belongs to its ports lies. */
export interface StoreSpot {
  readonly key: string;
  readonly name: string;
  /** The root of a file store, or the database; null for what is not on disk. */
  readonly place: string | null;
}

/** Of a place that a person chose or configured. `name` where it has one of its own. Errors: `not-found`, `no-store`. */
export async function spotOf(ref: SourceRef, name: string | null = null): Promise<StoreSpot> {
  const far: StoreSpot = { key: placeKey(`far:${farName(ref)}`), name: name ?? visible(farName(ref)), place: null };
  if (ref.kind !== 'path' || /\.zip$/i.test(ref.path)) return far;
  const { path: place } = await locateStore(ref.path);
  const folder = path.basename(path.dirname(place));
  const own = folder === '' ? path.basename(place) : `${folder}/${path.basename(place)}`;
  return { key: placeKey(pathToFileURL(place).href), name: visible(name ?? own), place };
}

/** A workspace that was named and holds nothing yet: there is nothing in it to be read. */
export function isEmptyPlace(place: string): boolean {
  const stat = lstatSync(place, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && readdirSync(place).every((name) => name === '.model-porter');
}

function farName(ref: SourceRef): string {
  return ref.kind === 'path' ? path.basename(ref.path) : ref.name;
}

export function knownStore(
  { kind, experiments, runs, loggedModels, registeredModels }: Store,
  { key, name, place }: StoreSpot,
  manifests: ReadonlyMap<string, KnownManifest> = new Map(),
): KnownStore {
  const base = place === null ? null : pathToFileURL(path.dirname(place)).href;
  return { key, name, base, kind, experiments, runs, loggedModels, registeredModels, manifests };
}

/** Where the ports into a store have their manifests. */
export function portHome({ place }: StoreSpot): ReturnType<typeof homeOf> | null {
  return place === null ? null : homeOf(place);
}
