import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { attempt, before, DISK, ensureFolder, renameTo, syncFolder, type Disk } from './disk.ts';
import { publishFile } from './publish.ts';
import { removeTree } from './remove.ts';
import { isAlive, toWriteError } from './write-errors.ts';

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
    renameTo(partial, file, disk);
  } catch (error) {
    rmSync(partial, { force: true });
    throw toWriteError(error, file);
  }
  syncFolder(folder, disk);
}

/** Replaces a small file from a temporary one that lies elsewhere on the same disk: no other name appears beside it. */
export function replaceFrom(temporary: string, file: string, content: string, disk: Disk = DISK): void {
  writeSynced(temporary, content, disk);
  renameTo(temporary, file, disk);
  syncFolder(path.dirname(file), disk);
}

/** A small file, written and synced; for places that nobody looks into yet. */
export function writeSynced(file: string, content: string, disk: Disk = DISK): void {
  writeNew(file, Buffer.from(content), disk, 'w', 0o644);
}

/** Adds bytes to the end of a file, made where it is missing, and waits until they last. */
export function appendSynced(file: string, bytes: Uint8Array, disk: Disk = DISK): void {
  const fresh = !existsSync(file);
  writeNew(file, bytes, disk, 'a', 0o644);
  if (fresh) syncFolder(path.dirname(file), disk);
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
