import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { KnownError } from '../../shared/contract/errors.ts';
import { openDatabase, type Database } from '../stores/sqlite.ts';
import { DISK, ensureFolder, type Disk } from '../transfer/disk.ts';
import { toWriteError } from '../transfer/write-errors.ts';
import { sqliteError } from './sqlite-errors.ts';

export interface Lock {
  release(): void;
}

const BUSY = 5;
/** Milliseconds between two tries. */
const AGAIN = 40;
/** Milliseconds that a look at a lock may take. */
const LOOK = 2;
/** A database that nobody refers to is closed by the garbage collector, and its lock with it: what is held stays referred to. */
const held = new Set<Database>();

/**
 * Takes a lock, or null where another process holds it. It is the operating system's own lock on a file (through SQLite, whose
 * locks work on every system): when its holder dies, however it dies, it is free at once, and no stale one can stay behind.
 */
export async function tryLock(file: string, disk: Disk = DISK): Promise<Lock | null> {
  try {
    ensureFolder(path.dirname(file), disk);
    const database = await openDatabase(file, true);
    try {
      // Whoever only looks is gone in a moment, and is no holder.
      while (!did(database, 'pragma journal_mode = memory') || !did(database, 'begin exclusive')) {
        if (!look(database)) {
          database.close();
          return null;
        }
        await setTimeout(LOOK);
      }
    } catch (error) {
      database.close();
      throw error;
    }
    held.add(database);
    return {
      release() {
        held.delete(database);
        database.exec('rollback');
        database.close();
      },
    };
  } catch (error) {
    throw toWriteError(sqliteError(error, file), path.basename(path.dirname(file)));
  }
}

/**
 * Whether somebody holds a lock whose file is there. It is looked at without being taken: two who look at once must not each take the
 * other for its holder. Errors: those of SQLite, where the file can't be read.
 */
export async function isHeld(file: string): Promise<boolean> {
  const database = await openDatabase(file);
  try {
    return !look(database);
  } finally {
    database.close();
  }
}

/** Reads, which takes SQLite's shared lock for as long: many can at once, and none while the lock is held. */
function look(database: Database): boolean {
  return did(database, 'select count(*) from sqlite_schema');
}

/** false where another process is in the way. */
function did(database: Database, sql: string): boolean {
  try {
    database.exec(sql);
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === BUSY) return false;
    throw error;
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
