import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/served.ts';

/** Disks in memory, below a folder that is gone with them. */
export interface Mounts {
  readonly folder: string;
  /** Why no disk of our own can be mounted here; null where it can. */
  readonly why: string | null;
  /** A disk of so many bytes and files. */
  disk(size: string, files?: number): string;
  remove(): void;
}

export function mounts(): Mounts {
  const folder = temporaryFolder();
  const mounted: string[] = [];
  const mount = (options: string): string | null => {
    const place = path.join(folder.path, `disk-${mounted.length}`);
    mkdirSync(place);
    mounted.push(place);
    return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).status === 0 ? place : null;
  };
  const root = spawnSync('unshare', ['-m', 'true']).status === 0;
  const why = !root ? 'mounting needs root' : mount('size=1m') === null ? 'no mounting here' : null;
  if (why !== null) process.stdout.write(`Without disks that are really full or read-only: ${why}.\n`);
  return {
    folder: folder.path,
    why,
    disk(size, files = 10_000) {
      const place = mount(`size=${size},nr_inodes=${files}`);
      if (place === null) throw new Error('it could not be mounted');
      return place;
    },
    remove() {
      for (const place of mounted) spawnSync('umount', [place]);
      folder.remove();
    },
  };
}

/** With other options from now on: a size, a number of files, read-only. */
export function remount(place: string, options: string): void {
  const { status } = spawnSync('mount', ['-o', `remount,${options}`, place]);
  if (status !== 0) throw new Error(`no remounting with ${options}`);
}
