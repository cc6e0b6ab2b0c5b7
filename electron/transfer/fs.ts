import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { again, type Call } from './again.ts';
import { isAlive, taken, toWriteError } from './write-errors.ts';

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

/** Ends a temporary name; one is left behind only by a crash, and the next write to the same file clears it. */
const PARTIAL = '.porter-partial';

/**
 * Replaces a file so that at every moment it holds the old bytes or the new ones, whole: a new file beside it, synced, then
 * renamed over it. Node's `write` reports a short count without an error when the disk fills, so counts are checked.
 */
export function writeAtomic(file: string, content: Uint8Array | string, disk: Disk = DISK): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const folder = path.dirname(file);
  ensureFolder(folder, disk, 0o700);
  clearPartials(file, disk);
  const partial = `${file}.${process.pid}${PARTIAL}`;
  try {
    writeNew(partial, bytes, disk);
    rename(partial, file, disk);
  } catch (error) {
    rmSync(partial, { force: true });
    throw toWriteError(error, file);
  }
  syncFolder(folder, disk);
}

/** Does an operation that may be done again where its error passes by itself; each try is told of beforehand. */
export function attempt<T>(disk: Disk, operation: Operation, file: string, act: (most: number | undefined) => T): T {
  return again(disk.platform, callOf(operation), () => act(before(disk, operation, file)));
}

export function callOf(operation: Operation): Call {
  return operation === 'write' || operation === 'fsync' || operation === 'close' ? 'handle' : 'path';
}

/** Tells of an operation beforehand. */
export function before(disk: Disk, operation: Operation, file: string): number | undefined {
  return disk.failpoint?.(operation, file);
}

function writeNew(file: string, bytes: Uint8Array, disk: Disk, flag: 'w' | 'a' = 'w', mode = 0o600): void {
  const handle = attempt(disk, 'open', file, () => openSync(file, flag, mode));
  const start = fstatSync(handle).size;
  try {
    writeAll(handle, bytes, file, disk);
    attempt(disk, 'fsync', file, () => fsyncSync(handle));
    if (fstatSync(handle).size !== start + bytes.length)
      throw new KnownError('disk-full', `${file} was not written whole.`, { path: file });
  } finally {
    before(disk, 'close', file);
    closeSync(handle);
  }
}

/** All of it, however little each call takes. Error `disk-full`. */
export function writeAll(handle: number, bytes: Uint8Array, file: string, disk: Disk): void {
  for (let at = 0; at < bytes.length;) {
    const left = bytes.length - at;
    const written = attempt(disk, 'write', file, (most = left) => writeSync(handle, bytes, at, Math.min(most, left)));
    if (written === 0) throw new KnownError('disk-full', `${file}: the disk is full.`, { path: file });
    at += written;
  }
}

/** Named by where it leads. */
function rename(from: string, to: string, disk: Disk): void {
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

/** What a crashed writer left; a living one's is kept. */
export function clearPartials(file: string, disk: Disk): void {
  const folder = path.dirname(file);
  const start = `${path.basename(file)}.`;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start) || !name.endsWith(PARTIAL)) continue;
    const pid = Number(name.slice(start.length, -PARTIAL.length));
    if (pid !== process.pid && isAlive(pid)) continue;
    removeTree(path.join(folder, name), disk);
  }
}

/** Puts a file that can't be understood aside as `<name>.damaged`, or `.damaged-2` and so on: nothing in it is lost, nor in an earlier one. */
export function setAside(file: string, disk: Disk = DISK): void {
  for (let number = 1; ; number += 1)
    try {
      return publishFile(file, `${file}.damaged${number === 1 ? '' : `-${number}`}`, disk);
    } catch (error) {
      if (!(error instanceof KnownError) || error.code !== 'target-exists') throw error;
    }
}

/** The name under which something is made before it gets its own: beside it, so that one rename is enough. */
export function partialOf(target: string): string {
  return `${target}.${process.pid}${PARTIAL}`;
}

/** A new folder; fails when the name is taken. */
export function makeFolder(folder: string, disk: Disk = DISK): void {
  attempt(disk, 'mkdir', folder, () => mkdirSync(folder));
}

/** Begins the name of each temporary folder of ours; then comes whose it is. */
const TEMPORARY = 'model-porter-';

/** This machine or container, whose process ids are its own. */
function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

/** A new empty folder among the system's temporary ones, which nobody else may enter. `removeTree` ends it. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), `${TEMPORARY}${machine()}-${process.pid}-`));
}

/** Removes the temporary folders that processes of ours on this machine left behind when they were killed. */
export function clearTemporary(disk: Disk = DISK): void {
  const start = `${TEMPORARY}${machine()}-`;
  try {
    for (const name of readdirSync(tmpdir())) {
      const pid = name.startsWith(start) ? Number(/^\d+(?=-)/.exec(name.slice(start.length))?.[0]) : NaN;
      if (Number.isNaN(pid) || isAlive(pid)) continue;
      before(disk, 'remove', name);
      rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
    }
  } catch {
    // Somebody else's, or going already: whoever starts next tries again.
  }
}

/** Adds bytes to the end of a file, made where it is missing, and waits until they last. */
export function appendSynced(file: string, bytes: Uint8Array, disk: Disk = DISK): void {
  const fresh = !existsSync(file);
  writeNew(file, bytes, disk, 'a', 0o644);
  if (fresh) syncFolder(path.dirname(file), disk);
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

/**
 * Gives a finished folder its name where nobody may see the name before: unlike `publishFolder` it is not held by an empty one.
 * What appears between the look and the rename can only be an empty folder. Error `target-exists`.
 */
export function moveFolder(from: string, to: string, disk: Disk = DISK): void {
  if (lstatSync(to, { throwIfNoEntry: false }) !== undefined) throw taken(to);
  try {
    rename(from, to, disk);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(code ?? '') ? taken(to) : error;
  }
  syncFolder(path.dirname(to), disk);
}

/** A small file, written and synced; for places that nobody looks into yet. */
export function writeSynced(file: string, content: string, disk: Disk = DISK): void {
  writeNew(file, Buffer.from(content), disk, 'w', 0o644);
}

/** Replaces a small file from a temporary one that lies elsewhere on the same disk: no other name appears beside it. */
export function replaceFrom(temporary: string, file: string, content: string, disk: Disk = DISK): void {
  writeSynced(temporary, content, disk);
  rename(temporary, file, disk);
  syncFolder(path.dirname(file), disk);
}

/** Removes one file, for good. One that is not there is as good as removed. */
export function removeFile(file: string, disk: Disk = DISK): void {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return;
  attempt(disk, 'remove', file, () => rmSync(file, { force: true }));
  syncFolder(path.dirname(file), disk);
}

/** Gives a finished file its name; never over another. A second name for one file fails where a rename would replace. */
export function publishFile(from: string, to: string, disk: Disk = DISK): void {
  try {
    attempt(disk, 'link', to, () => linkSync(from, to));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw taken(to);
    // File systems without second names (exFAT, some network shares): the name is held by an empty file of ours first.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code ?? '')) throw error;
    holdName(to);
    rename(from, to, disk);
    return;
  }
  attempt(disk, 'remove', from, () => rmSync(from));
}

function holdName(file: string): void {
  try {
    closeSync(openSync(file, 'wx'));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? taken(file) : error;
  }
}

/** Gives a finished folder its name; never over another. POSIX lets a folder replace an empty one, so the name is held by one of ours. */
export function publishFolder(from: string, to: string, disk: Disk = DISK): void {
  const holds = disk.platform !== 'win32';
  if (holds) {
    try {
      attempt(disk, 'mkdir', to, () => mkdirSync(to));
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? taken(to) : error;
    }
  }
  try {
    rename(from, to, disk);
  } catch (error) {
    if (holds) rmdirSync(to);
    throw error;
  }
}

/** The same, so that it does not come back after a power cut. */
export function removeForGood(file: string, disk: Disk = DISK): void {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return;
  removeTree(file, disk);
  syncFolder(path.dirname(file), disk);
}

/** Removes what was staged; what is not there is as good as removed. */
export function removeTree(file: string, disk: Disk = DISK): void {
  attempt(disk, 'remove', file, () => rmSync(file, { recursive: true, force: true }));
}

/** Removes a folder in which nothing but empty folders is; it stays where anything else is in it (`ENOTEMPTY`). */
export function removeEmpty(folder: string, disk: Disk = DISK): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmpty(path.join(folder, entry.name), disk);
  attempt(disk, 'remove', folder, () => rmdirSync(folder));
}
