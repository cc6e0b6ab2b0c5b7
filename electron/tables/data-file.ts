import { constants, closeSync, fstatSync, openSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { ReadRange } from '../sources/bytes.ts';
import { toKnown } from '../sources/folder-source.ts';
import { openSource } from '../sources/open-source.ts';
import { fill } from '../sources/plain-file.ts';
import type { SourceRef } from '../sources/source.ts';
import { tabFileSize, type TabRef } from '../sources/tab-source.ts';

/** A file of data, whatever holds it. */
export interface DataFile {
  /** For people, and for the ending that says its format. */
  readonly name: string;
  readonly size: number;
  /** Bytes [start, end) to `target` from index `at`. */
  readInto(target: Uint8Array, at: number, start: number, end: number): Promise<void>;
  close(): Promise<void>;
}

export interface OpenDataOptions {
  readonly readRange?: ReadRange;
  readonly signal?: AbortSignal;
}

/** Opens a chosen file of data, or with `inside` one in the chosen folder or zip. Errors: `not-found`, `data-folder` and so on. */
export async function openData(
  ref: SourceRef,
  inside: string | null,
  options: OpenDataOptions = {},
): Promise<DataFile> {
  if (inside !== null) return openInside(ref, inside, options);
  return ref.kind === 'path' ? openFile(ref.path) : openTabFile(ref, options);
}

/** Pasted text as a file. */
export function textData(text: string, name: string): DataFile {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    size: bytes.length,
    readInto: async (target, at, start, end) => target.set(bytes.subarray(start, end), at),
    close: () => Promise.resolve(),
  };
}

function openFile(chosen: string): DataFile {
  const name = visible(path.basename(chosen));
  let handle: number;
  try {
    handle = openSync(chosen, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw toKnown(error, name);
  }
  const stat = fstatSync(handle);
  if (!stat.isFile()) {
    closeSync(handle);
    if (stat.isDirectory()) throw new KnownError('data-folder', `${name} is a folder.`, { path: name });
    throw new KnownError('special-file', `${name} is not a file.`, { path: name });
  }
  return {
    name,
    size: stat.size,
    // Synchronous: it runs in a job process, where nobody waits for the thread; a turn of the loop lets a cancel in.
    readInto: async (target, at, start, end) => {
      await new Promise(setImmediate);
      if (fill(handle, target.subarray(at, at + end - start), start) < end - start) throw cut(name);
    },
    close: async () => closeSync(handle),
  };
}

function openTabFile(ref: TabRef, { readRange }: OpenDataOptions): DataFile {
  if (ref.folder) throw new KnownError('data-folder', `${visible(ref.name)} is a folder.`, { path: visible(ref.name) });
  if (readRange === undefined)
    throw new KnownError('no-tab', 'No browser tab holds this any more.', { path: visible(ref.name) });
  return {
    name: visible(ref.name),
    size: tabFileSize(ref),
    readInto: async (target, at, start, end) => {
      const bytes = await readRange(ref.id, 0, start, end);
      if (bytes.length !== end - start) throw cut(visible(ref.name));
      target.set(bytes, at);
    },
    close: () => Promise.resolve(),
  };
}

async function openInside(ref: SourceRef, inside: string, options: OpenDataOptions): Promise<DataFile> {
  const source = await openSource(ref, options);
  try {
    const entry = await source.stat(inside);
    if (entry?.type !== 'file')
      throw new KnownError('not-found', `There is no ${visible(inside)}.`, { path: visible(inside) });
    return {
      name: visible(entry.name),
      size: entry.size,
      readInto: async (target, at, start, end) => {
        const bytes = await source.read(inside, end - start, start);
        if (bytes.length !== end - start) throw cut(visible(inside));
        target.set(bytes, at);
      },
      close: () => source.close(),
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}

function cut(name: string): KnownError {
  return new KnownError('data-changed', `${name} became shorter while it was read.`, { path: name });
}
