import { KnownError } from '../../shared/contract/errors.ts';
import { openSource } from '../sources/open-source.ts';
import { chunksOf, nameOfRef, openBytes } from '../sources/pieces.ts';
import { sniff } from '../sources/sniff.ts';
import type { Bytes, ReadRange } from '../sources/bytes.ts';
import type { Source, SourceRef } from '../sources/source.ts';
import { beginFileStore } from './file-store.ts';
import { findStore } from './find-store.ts';
import { isDatabase } from './is-database.ts';
import { LiveDatabase } from './live-database.ts';
import { copyOfParts, PARTS } from './private-copy.ts';
import { SourceTree } from './source-tree.ts';
import { beginSqliteCopy } from './sqlite-store.ts';
import type { Store, StoreReading, StoreOptions } from './store.ts';

/** The most of a database that is copied from a browser tab or out of a zip: half a minute of a tab's bytes. */
const DATABASE_LIMIT = 1024 * 1024 * 1024;
const CHUNK = 4 * 1024 * 1024;

/** What kind of store a zip holds, or a browser tab; null for none. */
export async function farKind(ref: SourceRef, options: StoreOptions): Promise<Store['kind'] | null> {
  if (ref.kind === 'tab' && !ref.folder) {
    const head = await withBytes(ref, options, (bytes) => bytes.read(0, Math.min(512, bytes.size)));
    if (isDatabase(head, ref.name)) return 'sqlite';
    if (sniff(head) !== 'zip') return null;
  }
  const source = await openSource(ref, options);
  try {
    return (await findStore(await SourceTree.open(source, options.signal)))?.kind ?? null;
  } finally {
    await source.close();
  }
}

/**
 * Begins to read a store in a zip, or one that a browser tab holds. A database is copied first, up to a limit. Errors:
 * `store-empty`, `no-store`, `store-too-far`, and those of opening.
 */
export async function beginFarStore(ref: SourceRef, options: StoreOptions): Promise<StoreReading> {
  const { signal, runs } = options;
  const name = nameOfRef(ref);
  if (ref.kind === 'tab' && !ref.folder) {
    const copied = await withBytes(ref, options, async (bytes) => {
      if (bytes.size === 0) throw new KnownError('store-empty', `${name} is empty.`, { path: name });
      const kind = sniff(await bytes.read(0, Math.min(512, bytes.size)));
      if (kind === 'zip') return null;
      if (kind !== 'sqlite') throw new KnownError('no-store', `${name} is no SQLite database.`, { path: name });
      checkSize(name, bytes.size);
      return copyOfParts([{ part: '', chunks: chunksIn(bytes) }], signal);
    });
    if (copied !== null) return beginSqliteCopy(LiveDatabase.of(copied), { signal, runs });
  }
  const source = await openSource(ref, options);
  try {
    const tree = await SourceTree.open(source, signal);
    const found = await findStore(tree);
    if (found === null) throw new KnownError('no-store', `${name} is no store of MLflow.`, { path: name });
    const folder = found.kind === 'files' ? found.folder : found.file.split('/').slice(0, -1).join('/');
    const own = { signal, runs, far: { tree, folder }, onClose: () => source.close() };
    if (found.kind === 'files') return await beginFileStore(tree.within(folder), name, own);
    return await beginSqliteCopy(await copyInside(source, found.file, name, signal), own);
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** A database in a zip or folder, with what lies beside it. */
async function copyInside(source: Source, file: string, name: string, signal?: AbortSignal): Promise<LiveDatabase> {
  const parts = [];
  for (const part of PARTS) {
    const entry = await source.stat(file + part);
    if (entry?.type !== 'file') continue;
    checkSize(name, entry.size);
    parts.push({ part, chunks: source.stream?.(file + part) ?? chunksOf(source, file + part, entry.size) });
  }
  return LiveDatabase.of(await copyOfParts(parts, signal));
}

async function* chunksIn(bytes: Bytes): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.size; at += CHUNK) yield await bytes.read(at, Math.min(bytes.size, at + CHUNK));
}

function checkSize(name: string, size: number): void {
  if (size <= DATABASE_LIMIT) return;
  const limit = DATABASE_LIMIT;
  throw new KnownError('store-too-far', `${name} is ${size} bytes; up to ${limit} are copied.`, {
    path: name,
    size,
    limit,
  });
}

async function withBytes<T>(
  ref: SourceRef,
  { readRange = NO_TAB }: StoreOptions,
  act: (bytes: Bytes) => Promise<T>,
): Promise<T> {
  const bytes = await openBytes(ref, readRange);
  try {
    return await act(bytes);
  } finally {
    await bytes.close();
  }
}

const NO_TAB: ReadRange = () =>
  Promise.reject(new KnownError('no-tab', 'The browser tab no longer holds this.', { path: '' }));
