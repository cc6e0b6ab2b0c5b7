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
  const { kind, path: found } = locateStore(place);
  return kind === 'files' ? readFileStore(found, signal) : readSqliteStore(found, signal);
}

export interface StorePlace {
  readonly kind: Store['kind'];
  /** The root of a file store, or the database. */
  readonly path: string;
}

/** What kind of store a place holds, and where. The errors of `openStore`. */
export function locateStore(place: string): StorePlace {
  // What a person names may be a link; those inside are not followed.
  const stat = statSync(place, { throwIfNoEntry: false });
  const name = visible(path.basename(place));
  if (stat === undefined) throw new KnownError('not-found', `${name} is not there.`, { path: name });
  if (stat.isFile()) return database(place, stat.size, name);
  if (!stat.isDirectory()) throw new KnownError('no-store', `${name} is no store.`, { path: name });
  if (looksLikeFileStore(place)) return { kind: 'files', path: place };
  const file = path.join(place, 'mlflow.db');
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return database(file, found.size, 'mlflow.db');
  const inside = path.join(place, 'mlruns');
  if (lstatSync(inside, { throwIfNoEntry: false })?.isDirectory() && looksLikeFileStore(inside))
    return { kind: 'files', path: inside };
  throw new KnownError('no-store', `${name} is no store of MLflow.`, { path: name });
}

function database(file: string, size: number, name: string): StorePlace {
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
  return { kind: 'sqlite', path: file };
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
