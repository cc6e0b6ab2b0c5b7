import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../stores/sqlite.ts';
import { FileRegistry } from './file-registry.ts';
import type { Home } from './home.ts';
import { RegistryTables } from './registry-tables.ts';
import { SqliteRegistry } from './sqlite-registry.ts';

/*
 * `mlflow migrate-filestore` and a copied database make stores whose versions have their files where a port of the store beside them put
 * those. What one store gives up another may serve.
 */

const SQLITE = 'SQLite format 3\0';

/** Whether a version of another store in the same folder has its files where this port put them; true too where one can't be asked. */
export async function isUsedBeside({ base }: Home, own: string, port: string): Promise<boolean> {
  for (const name of readdirSync(base)) {
    const place = path.join(base, name);
    if (place === own) continue;
    try {
      if (await refers(place, port)) return true;
    } catch {
      return true;
    }
  }
  return false;
}

async function refers(place: string, port: string): Promise<boolean> {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat?.isDirectory())
    return existsSync(path.join(place, 'models')) && new FileRegistry(place).userOf(port) !== null;
  return stat?.isFile() === true && isDatabase(place) && databaseRefersTo(place, port);
}

async function databaseRefersTo(place: string, port: string): Promise<boolean> {
  const database = await openDatabase(place, true);
  try {
    database.exec('pragma busy_timeout = 2000; pragma query_only = on');
    const tables = new RegistryTables(database);
    return tables.has('model_versions') && new SqliteRegistry(tables).userOf(port) !== null;
  } finally {
    database.close();
  }
}

function isDatabase(place: string): boolean {
  const head = Buffer.alloc(SQLITE.length);
  const handle = openSync(place, 'r');
  try {
    return readSync(handle, head, 0, head.length, 0) === head.length && head.toString('latin1') === SQLITE;
  } finally {
    closeSync(handle);
  }
}
