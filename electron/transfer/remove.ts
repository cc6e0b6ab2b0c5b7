import { lstatSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { attempt, DISK, syncFolder, type Disk } from './disk.ts';

/** Removes one file, for good. One that is not there is as good as removed. */
export function removeFile(file: string, disk: Disk = DISK): void {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return;
  attempt(disk, 'remove', file, () => rmSync(file, { force: true }));
  syncFolder(path.dirname(file), disk);
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
