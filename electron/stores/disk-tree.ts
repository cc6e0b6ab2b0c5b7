import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { fill, UNFOLLOWED } from '../sources/plain-file.ts';
import { failure, FILE_LIMIT, type StoreTree, type TreeEntry, type TreeFailure } from './store-tree.ts';

/** Nearly all files of a store are smaller than this. */
export const SMALL = 64 * 1024;

/**
 * A folder on disk. Calls are synchronous and as few as possible: a store may have a million files, and nobody else waits in
 * a job process.
 */
export class DiskTree implements StoreTree {
  readonly folder: string;
  private readonly scratch = Buffer.allocUnsafe(SMALL);

  constructor(folder: string) {
    this.folder = folder;
  }

  entries(folder: string): readonly TreeEntry[] | TreeFailure {
    try {
      return readdirSync(this.place(folder), { withFileTypes: true })
        .map((entry): TreeEntry => {
          const type = entry.isFile()
            ? 'file'
            : entry.isDirectory()
              ? 'folder'
              : entry.isSymbolicLink()
                ? 'link'
                : 'special';
          return { name: entry.name, type };
        })
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      return toFailure(error);
    }
  }

  /** `limit`: the most bytes that are read. */
  read(file: string, limit = FILE_LIMIT): Buffer | TreeFailure {
    let handle: number | null = null;
    try {
      handle = openSync(this.place(file), UNFOLLOWED);
      const first = readSync(handle, this.scratch, 0, SMALL, 0);
      // An empty read may be that of a pipe.
      if (first > 0 && first < SMALL) return this.scratch.subarray(0, first);
      const stat = fstatSync(handle);
      if (!stat.isFile()) return failure('special');
      if (stat.size > limit) return failure('too-large', '', stat.size);
      return readRest(handle, this.scratch.subarray(0, first), stat.size);
    } catch (error) {
      return toFailure(error);
    } finally {
      if (handle !== null) closeSync(handle);
    }
  }

  isFolder(folder: string): boolean {
    return lstatSync(this.place(folder), { throwIfNoEntry: false })?.isDirectory() ?? false;
  }

  changed(folder: string): number {
    try {
      return lstatSync(this.place(folder), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    } catch {
      return 0;
    }
  }

  private place(inside: string): string {
    return inside === '' ? this.folder : `${this.folder}/${inside}`;
  }
}

function readRest(handle: number, first: Buffer, size: number): Buffer {
  const all = Buffer.allocUnsafe(Math.max(size, first.length));
  first.copy(all);
  return all.subarray(0, first.length + fill(handle, all.subarray(first.length), first.length));
}

function toFailure(error: unknown): TreeFailure {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return failure('missing');
  if (code === 'ELOOP') return failure('link');
  // A folder where a file is expected; a socket.
  if (code === 'EISDIR' || code === 'ENXIO') return failure('special');
  return failure('cannot-read', code);
}
