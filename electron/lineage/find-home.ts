import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { ContentOf, KnownStore } from '../../shared/lineage/known.ts';
import { DiskTree } from '../stores/disk-tree.ts';
import { findStore } from '../stores/find-store.ts';
import { beginStore, storeKind } from '../stores/open-store.ts';
import type { SourceRef } from '../sources/source.ts';
import { contentIn } from '../../shared/lineage/content-in.ts';
import type { StoreOptions } from '../stores/store.ts';
import { keptStore } from './kept-stores.ts';
import { knownStore, spotOf, type StoreSpot } from './known-store.ts';

/** A store that was read for a lineage, and what the model in question is in it. */
export interface Home {
  readonly store: KnownStore;
  readonly spot: StoreSpot;
  readonly content: ContentOf | null;
}

/** Folders above a model that are looked into; MLflow's own depth is six. */
const ABOVE = 12;

/**
 * The store that a model lies in, looked for in the folders above it, no further than what a person opened; null where there is none
 * that knows of it.
 */
export async function findHome(ref: SourceRef, inside: string, options: StoreOptions): Promise<Home | null> {
  const parts = partsOf(ref, inside);
  for (const place of await storesAround(ref, inside, options)) {
    const home = await homeAt(place, parts, options);
    if (home !== null && home.content !== null) return home;
  }
  return null;
}

/** A store, and what is in it at that place. Errors: those of opening. */
export async function homeAt(ref: SourceRef, parts: readonly string[], options: StoreOptions): Promise<Home> {
  const spot = await spotOf(ref);
  const store = await readStore(ref, spot, options);
  return { store, spot, content: contentIn(store, parts) };
}

/** A store read whole; a database that is as it was is not read again. Errors: those of opening. */
export async function readStore(ref: SourceRef, spot: StoreSpot, options: StoreOptions): Promise<KnownStore> {
  const store = await keptStore(spot.place, async () => {
    const reading = await beginStore(ref, { ...options, runs: 'links' });
    try {
      await reading.done;
      return knownStore(reading.store, spot);
    } finally {
      await reading.store.close();
    }
  });
  // The same place may go by another name now.
  return { ...store, name: spot.name };
}

/** The path of a model's folder: on disk whole, elsewhere inside of what holds it. */
export function partsOf(ref: SourceRef, inside: string): string[] {
  const within = [ref.inside ?? '', inside].filter(Boolean).join('/');
  const onDisk = ref.kind === 'path' && !/\.zip$/i.test(ref.path);
  const whole = onDisk ? path.join(realpathSync(ref.path), within) : within;
  return whole.split(/[\\/]+/).filter(Boolean);
}

/** Stores in the folders above a model, the nearest first, no further than what a person opened. */
export async function storesAround(ref: SourceRef, inside: string, options: StoreOptions): Promise<SourceRef[]> {
  const within = [ref.inside ?? '', inside].filter(Boolean).join('/').split('/').filter(Boolean);
  if (within.length === 0) return [];
  if (ref.kind !== 'path' || /\.zip$/i.test(ref.path)) {
    const whole = { ...ref };
    delete whole.inside;
    return (await storeKind(whole, options)) === null ? [] : [whole];
  }
  const found = new Map<string, SourceRef>();
  for (let depth = within.length - 1; depth >= Math.max(0, within.length - ABOVE); depth -= 1) {
    const folder = path.join(ref.path, ...within.slice(0, depth));
    const store = await findStore(new DiskTree(realpathSync(folder)));
    if (store === null) continue;
    const place = path.join(folder, store.kind === 'files' ? store.folder : store.file);
    found.set(place, { kind: 'path', path: place });
  }
  return [...found.values()];
}
