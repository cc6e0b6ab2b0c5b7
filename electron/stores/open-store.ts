import { lstatSync, openSync, readdirSync, readSync, closeSync, statSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { readFileStore } from './file-store.ts';
import { readSqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

const MAGIC = 'SQLite format 3\0';

/**
 * Opens what MLflow left on disk: a database file, an `mlruns` folder, or a folder that holds one of the two. Nothing is written,
 * locked or followed out of it. Errors: `not-found`, `no-store`, `store-empty`, and those of reading.
 */
export async function openStore(place: string, signal?: AbortSignal): Promise<Store> {
  // What a person names may be a link; those inside are not followed.
  const stat = statSync(place, { throwIfNoEntry: false });
  const name = visible(path.basename(place));
  if (stat === undefined) throw new KnownError('not-found', `${name} is not there.`, { path: name });
  if (stat.isFile()) return openFile(place, stat.size, name, signal);
  if (!stat.isDirectory()) throw new KnownError('no-store', `${name} is no store.`, { path: name });
  if (looksLikeFileStore(place)) return readFileStore(place, signal);
  const database = path.join(place, 'mlflow.db');
  const found = lstatSync(database, { throwIfNoEntry: false });
  if (found?.isFile()) return openFile(database, found.size, 'mlflow.db', signal);
  const inside = path.join(place, 'mlruns');
  if (lstatSync(inside, { throwIfNoEntry: false })?.isDirectory() && looksLikeFileStore(inside))
    return readFileStore(inside, signal);
  throw new KnownError('no-store', `${name} is no store of MLflow.`, { path: name });
}

function openFile(file: string, size: number, name: string, signal?: AbortSignal): Promise<Store> {
  if (size === 0) throw new KnownError('store-empty', `${name} is empty.`, { path: name });
  const head = Buffer.alloc(MAGIC.length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1') !== MAGIC)
    throw new KnownError('no-store', `${name} is no SQLite database.`, { path: name });
  return readSqliteStore(file, signal);
}

/** A folder of experiments: one of its folders, or of those in its bin, holds a meta.yaml; or a registry. */
function looksLikeFileStore(folder: string): boolean {
  const names = (place: string) => {
    try {
      return readdirSync(place, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => path.join(place, entry.name));
    } catch {
      return [];
    }
  };
  const hasMeta = (place: string) =>
    lstatSync(path.join(place, 'meta.yaml'), { throwIfNoEntry: false })?.isFile() ?? false;
  const experiments = names(folder).filter((place) => !['models', 'mlruns'].includes(path.basename(place)));
  if (experiments.some(hasMeta) || names(path.join(folder, '.trash')).some(hasMeta)) return true;
  if (names(path.join(folder, 'models')).some(hasMeta)) return true;
  // An experiment whose meta.yaml is gone still has runs.
  return experiments.slice(0, 100).some((place) => names(place).some(hasMeta));
}
