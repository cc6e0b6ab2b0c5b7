import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs';
import path from 'node:path';
import { again, type Call } from './again.ts';

/** Every call that changes a disk, by name: tests fail or kill at any of them. */
export type Operation =
  | ('mkdir' | 'open' | 'write' | 'fsync' | 'close' | 'rename' | 'link' | 'fsync-folder' | 'remove')
  // Of a database's transaction, by whoever holds it.
  | ('begin' | 'commit');

/** Called before each operation; may throw an errno, or end the process. Returns how many bytes a write may write. */
export type Failpoint = (operation: Operation, file: string) => number | undefined;

export interface Disk {
  readonly platform: NodeJS.Platform;
  readonly failpoint: Failpoint | null;
  /** Injected in tests of the Windows branch. */
  readonly rename: (from: string, to: string) => void;
}

export const DISK: Disk = { platform: process.platform, failpoint: null, rename: renameSync };

/** Does an operation that may be done again where its error passes by itself; each try is told of beforehand. */
export function attempt<T>(disk: Disk, operation: Operation, file: string, act: (most: number | undefined) => T): T {
  try {
    return again(disk.platform, callOf(operation), () => act(before(disk, operation, file)));
  } catch (error) {
    throw about(error, file);
  }
}

/** Of what is done to an open file the system names none: whoever hears of a full disk asks which. */
export function about(error: unknown, file: string): unknown {
  const { code, path: named } = error as NodeJS.ErrnoException;
  return error instanceof Error && typeof code === 'string' && !('details' in error) && named === undefined
    ? Object.assign(error, { path: file })
    : error;
}

export function callOf(operation: Operation): Call {
  return operation === 'write' || operation === 'fsync' || operation === 'close' ? 'handle' : 'path';
}

/** Tells of an operation beforehand. */
export function before(disk: Disk, operation: Operation, file: string): number | undefined {
  return disk.failpoint?.(operation, file);
}

/** Named by where it leads. */
export function renameTo(from: string, to: string, disk: Disk): void {
  attempt(disk, 'rename', to, () => disk.rename(from, to));
}

/** Makes the rename last through a power cut. Windows has no such call. */
export function syncFolder(folder: string, disk: Disk): void {
  if (disk.platform === 'win32') return;
  attempt(disk, 'fsync-folder', folder, () => {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  });
}

/** A new folder; fails when the name is taken. */
export function makeFolder(folder: string, disk: Disk = DISK): void {
  attempt(disk, 'mkdir', folder, () => mkdirSync(folder));
}

/** A folder and those above it, each made to last; what is there already is fine. */
export function ensureFolder(folder: string, disk: Disk = DISK, mode = 0o777): void {
  if (existsSync(folder)) return;
  const parent = path.dirname(folder);
  ensureFolder(parent, disk, mode);
  try {
    attempt(disk, 'mkdir', folder, () => mkdirSync(folder, mode));
  } catch (error) {
    // Another process was quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  syncFolder(parent, disk);
}
