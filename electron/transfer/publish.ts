import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { attempt, DISK, renameTo, syncFolder, type Disk } from './disk.ts';
import { taken } from './write-errors.ts';

/**
 * Gives a finished file its name; never over another. A second name for one file fails where a rename would replace. `holder` is asked only
 * where there are no second names: what stands in the file that holds the name until then, by which a crash's is known.
 */
export function publishFile(from: string, to: string, disk: Disk = DISK, holder: () => string = () => ''): void {
  try {
    attempt(disk, 'link', to, () => linkSync(from, to));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw taken(to);
    // File systems without second names (exFAT, some network shares): the name is held by a small file of ours first.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code ?? '')) throw error;
    const held = holder();
    attempt(disk, 'open', to, () => holdName(to, held));
    try {
      renameTo(from, to, disk);
    } catch (failed) {
      if (isHeldBy(to, held)) rmSync(to);
      throw failed;
    }
    return;
  }
  attempt(disk, 'remove', from, () => rmSync(from));
}

/** Between the first two calls of this it is an empty file that could be anybody's: nothing but them is in between. */
function holdName(file: string, held: string): void {
  let handle: number;
  try {
    handle = openSync(file, 'wx');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? taken(file) : error;
  }
  try {
    writeSync(handle, held);
    fsyncSync(handle);
  } catch (error) {
    // It was made a moment ago.
    rmSync(file);
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** Whether a file holds just this, as one does that holds a name. */
export function isHeldBy(file: string, held: string): boolean {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size === Buffer.byteLength(held) && readFileSync(file, 'utf8') === held;
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
    renameTo(from, to, disk);
  } catch (error) {
    if (holds) rmdirSync(to);
    throw error;
  }
}

/**
 * Gives a finished folder its name where nobody may see the name before: unlike `publishFolder` it is not held by an empty one.
 * What appears between the look and the rename can only be an empty folder. Error `target-exists`.
 */
export function moveFolder(from: string, to: string, disk: Disk = DISK): void {
  if (lstatSync(to, { throwIfNoEntry: false }) !== undefined) throw taken(to);
  try {
    renameTo(from, to, disk);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(code ?? '') ? taken(to) : error;
  }
  syncFolder(path.dirname(to), disk);
}
