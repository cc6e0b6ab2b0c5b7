import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync, type Stats } from 'node:fs';
import path from 'node:path';
import { fromSystem, KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { fill, UNFOLLOWED } from './plain-file.ts';
import type { Entry, ReadMemory, Source } from './source.ts';

/**
 * A folder on disk. Links below it are listed and never followed. Its calls are synchronous: it runs in a job process (or
 * the command line), where nobody waits for the thread and a blocking call is several times faster than a promised one.
 */
export function folderSource(root: string): Source {
  return {
    kind: 'folder',
    name: path.basename(root) || root,
    problems: [],
    list: async (inside, options) => list(resolveInside(root, inside), inside, options?.sizes ?? false),
    stat: async (inside) => {
      try {
        return toEntry(inside, lstatSync(resolveInside(root, inside)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        if (error instanceof KnownError && error.code === 'not-found') return null;
        throw toKnown(error, inside);
      }
    },
    read: async (inside, limit, start = 0) => readFile(resolveInside(root, inside), inside, start, limit),
    stream: (inside, memory) => chunksOf(root, inside, memory),
    close: () => Promise.resolve(),
  };
}

/** The real path of something inside, every folder on the way checked to be a folder and no link. */
function resolveInside(root: string, inside: string): string {
  if (inside === '') return root;
  const parts = inside.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\0'))) {
    throw new KnownError('path-escapes', `${visible(inside)} leads out of the folder.`, { path: visible(inside) });
  }
  let here = root;
  for (const part of parts.slice(0, -1)) {
    here = path.join(here, part);
    const stat = lstatSync(here, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isDirectory()) {
      throw new KnownError('not-found', `There is no ${visible(inside)}.`, { path: visible(inside) });
    }
  }
  return path.join(here, parts.at(-1) ?? '');
}

function list(folder: string, inside: string, sizes: boolean): Entry[] {
  try {
    const prefix = inside === '' ? '' : `${inside}/`;
    const found = readdirSync(folder, { withFileTypes: true }).map((entry): Entry => {
      const type = entry.isFile()
        ? 'file'
        : entry.isDirectory()
          ? 'folder'
          : entry.isSymbolicLink()
            ? 'link'
            : 'special';
      const size = sizes && type === 'file' ? sizeOf(path.join(folder, entry.name)) : 0;
      return { path: prefix + entry.name, name: entry.name, type, size };
    });
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw toKnown(error, inside || path.basename(folder));
  }
}

/** 0 for one that is gone meanwhile. */
function sizeOf(file: string): number {
  return lstatSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function readFile(file: string, inside: string, start: number, limit: number): Uint8Array {
  let handle: number;
  try {
    handle = openSync(file, UNFOLLOWED);
  } catch (error) {
    throw toKnown(error, inside);
  }
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile())
      throw new KnownError('not-a-file', `${visible(inside)} is not a file.`, { path: visible(inside) });
    const buffer = new Uint8Array(Math.max(0, Math.min(limit, stat.size - start)));
    return buffer.subarray(0, fill(handle, buffer, start));
  } catch (error) {
    throw toKnown(error, inside);
  } finally {
    closeSync(handle);
  }
}

/** How much is read at once. */
const CHUNK = 1024 * 1024;

/** A file from beginning to end, through one handle. */
async function* chunksOf(root: string, inside: string, memory?: ReadMemory): AsyncGenerator<Uint8Array> {
  let handle: number | null = null;
  try {
    handle = openSync(resolveInside(root, inside), UNFOLLOWED);
    const stat = fstatSync(handle);
    if (!stat.isFile())
      throw new KnownError('not-a-file', `${visible(inside)} is not a file.`, { path: visible(inside) });
    for (let at = 0; ;) {
      // One byte more than is left, to see whether it grew; no more, or many small files would cost a lot of memory.
      const buffer = (await memory?.take()) ?? new Uint8Array(Math.min(CHUNK, Math.max(0, stat.size - at) + 1));
      const count = filled(handle, buffer, memory);
      if (count === 0) return;
      at += count;
      yield buffer.subarray(0, count);
    }
  } catch (error) {
    throw toKnown(error, inside);
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/** How many bytes were read; memory that nothing was read into goes back. */
function filled(handle: number, buffer: Uint8Array, memory?: ReadMemory): number {
  let count = 0;
  try {
    count = readSync(handle, buffer, 0, buffer.length, null);
  } finally {
    if (count === 0) memory?.give(buffer);
  }
  return count;
}

function toEntry(inside: string, stat: Stats): Entry {
  const type = stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : stat.isSymbolicLink() ? 'link' : 'special';
  return { path: inside, name: inside.slice(inside.lastIndexOf('/') + 1), type, size: stat.isFile() ? stat.size : 0 };
}

/** A system error as ours; `path` is for people. */
export function toKnown(error: unknown, inside: string): unknown {
  const path = visible(inside);
  // Links are told not to be followed.
  if ((error as NodeJS.ErrnoException).code === 'ELOOP')
    return new KnownError('is-a-link', `${path} is a link and was not followed.`, { path });
  return fromSystem(error, path) ?? error;
}
