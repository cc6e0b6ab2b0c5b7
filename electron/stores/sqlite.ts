import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { KnownError } from '../../shared/contract/errors.ts';

export type Database = DatabaseSyncInstance;

/**
 * Opens a SQLite database for reading; one that is `ours` may bring itself in order first (its WAL, its journal). The module with its native file is loaded at the first call, so that nobody else waits
 * for it. Errors: `sqlite-missing` where this system has no such file; those of SQLite itself.
 */
export async function openDatabase(file: string, ours = false): Promise<Database> {
  let sqlite;
  try {
    sqlite = await import('@photostructure/sqlite');
  } catch (error) {
    const reason = (error as Error).message;
    const system = `${process.platform} ${process.arch}`;
    throw new KnownError('sqlite-missing', `SQLite could not be loaded on ${system}: ${reason}`, { system, reason });
  }
  return new sqlite.DatabaseSync(file, { readOnly: !ours });
}
