import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { KnownError } from '../../shared/contract/errors.ts';
import { openDatabase } from '../stores/sqlite.ts';
import { DISK, ensureFolder, type Disk } from '../transfer/fs.ts';
import { toWriteError } from '../transfer/write-errors.ts';

export interface Lock {
  release(): void;
}

const BUSY = 5;
/** Milliseconds between two tries. */
const AGAIN = 40;

/**
 * Takes a lock, or null where another process holds it. It is the operating system's own lock on a file (through SQLite, whose
 * locks work on every system): when its holder dies, however it dies, it is free at once, and no stale one can stay behind.
 */
export async function tryLock(file: string, disk: Disk = DISK): Promise<Lock | null> {
  try {
    ensureFolder(path.dirname(file), disk);
    const database = await openDatabase(file, true);
    try {
      database.exec('pragma journal_mode = memory');
      database.exec('begin exclusive');
    } catch (error) {
      database.close();
      if ((error as { errcode?: number }).errcode === BUSY) return null;
      throw error;
    }
    return {
      release() {
        database.exec('rollback');
        database.close();
      },
    };
  } catch (error) {
    throw toWriteError(error, path.basename(path.dirname(file)));
  }
}

/** Waits for a lock, at most so many milliseconds. Errors: `busy`, and those of writing. */
export async function takeLock(
  file: string,
  patience: number,
  disk: Disk = DISK,
  busy: 'workspace-busy' | 'workspaces-busy' = 'workspace-busy',
): Promise<Lock> {
  const until = performance.now() + patience;
  for (;;) {
    const lock = await tryLock(file, disk);
    if (lock !== null) return lock;
    if (performance.now() > until) {
      const seconds = Math.round(patience / 1000);
      throw new KnownError(busy, `Another program has held ${file} for more than ${seconds} s.`, { seconds });
    }
    await setTimeout(AGAIN);
  }
}
