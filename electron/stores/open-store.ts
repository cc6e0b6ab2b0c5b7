import { closeSync, opendirSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { fromSystem, KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { sniff } from '../sources/sniff.ts';
import type { SourceRef } from '../sources/source.ts';
import { AheadTree } from './ahead-tree.ts';
import { DiskTree } from './disk-tree.ts';
import { beginFileStore } from './file-store.ts';
import { findStore, type FoundStore } from './find-store.ts';
import { isDatabase } from './is-database.ts';
import { beginSqliteStore } from './sqlite-store.ts';
import type { Store, StoreOptions, StoreReading } from './store.ts';

/** What kind of store was chosen; null where it is none. Little is read. */
export async function storeKind(ref: SourceRef, options: StoreOptions = {}): Promise<Store['kind'] | null> {
  if (ref.kind !== 'path') return (await import('./far-store.ts')).farKind(ref, options);
  const { place, stat } = stand(ref.path);
  if (stat.isDirectory()) return (await findStore(new DiskTree(place)))?.kind ?? null;
  if (!stat.isFile()) return null;
  const head = headOf(place);
  if (isDatabase(head, place)) return 'sqlite';
  return sniff(head) === 'zip' ? (await import('./far-store.ts')).farKind(ref, options) : null;
}

/**
 * Begins to read what MLflow left on disk: a database file, an `mlruns` folder, a folder that holds one of the two, or a zip of
 * either. Nothing is written, locked or followed out of it. Errors: `not-found`, `no-store`, `store-empty`, and those of reading.
 */
export async function beginStore(ref: SourceRef, options: StoreOptions = {}): Promise<StoreReading> {
  if (ref.kind !== 'path') return (await import('./far-store.ts')).beginFarStore(ref, options);
  const { signal, runs } = options;
  const { place, stat, name } = stand(ref.path);
  if (stat.isFile()) {
    const head = headOf(place);
    if (head.length === 0) throw new KnownError('store-empty', `${name} is empty.`, { path: name });
    if (sniff(head) === 'zip') return (await import('./far-store.ts')).beginFarStore(ref, options);
    if (sniff(head) !== 'sqlite') throw new KnownError('no-store', `${name} is no SQLite database.`, { path: name });
    return beginSqliteStore(place, { signal, runs });
  }
  if (!stat.isDirectory()) throw new KnownError('no-store', `${name} is no store.`, { path: name });
  const found = await storeIn(place, name);
  if (found === null) throw new KnownError('no-store', `${name} is no store of MLflow.`, { path: name });
  if (found.kind === 'sqlite') return beginStore({ kind: 'path', path: path.join(place, found.file) }, options);
  return beginFileStore(new AheadTree(new DiskTree(path.join(place, found.folder))), name, { signal, runs });
}

export interface StorePlace {
  readonly kind: Store['kind'];
  /** The root of a file store, or the database. */
  readonly path: string;
}

/** What kind of store a place on disk holds, and where. Errors: `not-found`, `no-store`, `store-empty`. */
export async function locateStore(chosen: string): Promise<StorePlace> {
  const { place, stat, name } = stand(chosen);
  if (stat.isFile()) {
    const head = headOf(place);
    if (head.length === 0) throw new KnownError('store-empty', `${name} is empty.`, { path: name });
    if (sniff(head) !== 'sqlite') throw new KnownError('no-store', `${name} is no SQLite database.`, { path: name });
    return { kind: 'sqlite', path: place };
  }
  const found = stat.isDirectory() ? await storeIn(place, name) : null;
  if (found === null) throw new KnownError('no-store', `${name} is no store of MLflow.`, { path: name });
  if (found.kind === 'sqlite') return locateStore(path.join(place, found.file));
  return { kind: 'files', path: path.join(place, found.folder) };
}

/** Named by what was chosen, where that can't be listed or gone into. Errors: `no-permission`, `cannot-read`. */
async function storeIn(place: string, name: string): Promise<FoundStore | null> {
  try {
    opendirSync(place).closeSync();
    return await findStore(new DiskTree(place));
  } catch (error) {
    throw fromSystem(error, name) ?? error;
  }
}

/** The same, read whole. */
export async function openStore(place: string, signal?: AbortSignal): Promise<Store> {
  const { store, done } = await beginStore({ kind: 'path', path: place }, signal === undefined ? {} : { signal });
  try {
    await done;
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What a person names may be a link; those inside are not followed. */
function stand(chosen: string) {
  const name = visible(path.basename(chosen));
  const stat = statSync(chosen, { throwIfNoEntry: false });
  if (stat === undefined) throw new KnownError('not-found', `${name} is not there.`, { path: name });
  return { place: realpathSync(chosen), stat, name };
}

function headOf(file: string): Uint8Array {
  const head = Buffer.alloc(512);
  const handle = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(handle, head, 0, head.length, 0));
  } finally {
    closeSync(handle);
  }
}
