import { lstatSync, readFileSync } from 'node:fs';
import { ensureFolder, type Disk } from '../transfer/disk.ts';
import { removeFile } from '../transfer/remove.ts';
import { replaceFrom } from '../transfer/write-file.ts';
import { pathsOf, type Home } from './home.ts';

/*
 * How a port knows its own zip again. Nothing in it tells whose it is: one model gives the same bytes twice. So what the system says of the
 * file is written down once it is whole and synced, and before it gets its name. A rename and a second name leave that as it is; a file that
 * somebody else wrote, or a copy, differs in it.
 */

export interface ZipMark {
  readonly ino: string;
  /** Bytes. */
  readonly size: string;
  /** When it was last written to and when it was made, in nanoseconds; '0' where the file system does not keep it. */
  readonly modified: string;
  readonly born: string;
  /** The file system gives files second names, so its inode numbers are their own and stay. */
  readonly linked: boolean;
}

/** Writes down the zip that a port made; it lasts then. */
export function noteZip(home: Pick<Home, 'folder'>, port: string, file: string, linked: boolean, disk: Disk): void {
  const mark = markOf(file, linked);
  const { folder, zip } = pathsOf(home, port);
  ensureFolder(folder, disk);
  replaceFrom(`${zip}.new`, zip, `${JSON.stringify(mark)}\n`, disk);
}

/** What was written down is another zip's from now on. */
export function forgetZip(home: Pick<Home, 'folder'>, port: string, disk: Disk): void {
  removeFile(pathsOf(home, port).zip, disk);
}

/** null where it made none that was whole. */
export function notedZip(home: Pick<Home, 'folder'>, port: string): ZipMark | null {
  try {
    const { ino, size, modified, born, linked } = JSON.parse(
      readFileSync(pathsOf(home, port).zip, 'utf8'),
    ) as Partial<ZipMark>;
    if (ino === undefined || size === undefined || modified === undefined || born === undefined) return null;
    return { ino, size, modified, born, linked: linked !== false };
  } catch {
    // What can't be read proves nothing.
    return null;
  }
}

/** Whether a file is the very one that a port made, and nobody has written to it since. In doubt it is not. */
export function isOwnZip(home: Pick<Home, 'folder'>, port: string, file: string): boolean {
  const noted = notedZip(home, port);
  const now = markOf(file, true);
  return noted !== null && now !== null && isSame(noted, now);
}

/**
 * Where files have no second names (FAT, exFAT), their numbers may change whenever the disk is mounted, and the moment at which it was made
 * tells a file from a copy of it. Of the disk nothing is asked: its number is another after each start.
 */
export function isSame(noted: ZipMark, now: ZipMark): boolean {
  if (noted.size !== now.size || noted.modified !== now.modified || noted.born !== now.born) return false;
  return noted.ino === now.ino || (!noted.linked && noted.born !== '0');
}

function markOf(file: string, linked: boolean): ZipMark | null {
  const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return null;
  const { ino, size, mtimeNs, birthtimeNs } = stat;
  return { ino: `${ino}`, size: `${size}`, modified: `${mtimeNs}`, born: `${birthtimeNs}`, linked };
}
