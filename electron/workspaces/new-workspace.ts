import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { dumpMeta } from '../../shared/python/yaml-dump.ts';
import { writeNewFile } from '../transfer/file-writer.ts';
import { DISK, ensureFolder, syncFolder, type Disk } from '../transfer/disk.ts';
import { moveFolder, publishFile } from '../transfer/publish.ts';
import { removeTree } from '../transfer/remove.ts';
import { writeSynced } from '../transfer/write-file.ts';
import { isAlive } from '../transfer/write-errors.ts';

export interface NewWorkspace {
  /** sqlite: MLflow's default since 3.7; files: what 2.x uses, and 3.17 only with MLFLOW_ALLOW_FILE_STORE=true. */
  readonly layout: 'sqlite' | 'files';
  /** The packed empty database that MLflow itself made (assets/workspace). */
  readonly seed: string;
  readonly at: number;
}

/** Places where this process makes one at this moment. */
const underWay = new Set<string>();
let made = 0;

/** Makes a workspace in a folder that holds none; it appears whole. Returns the store's own path. */
export async function makeWorkspace(
  folder: string,
  { layout, seed, at }: NewWorkspace,
  disk: Disk = DISK,
): Promise<string> {
  const desk = path.join(folder, '.model-porter', `new-${process.pid}-${(made += 1)}`);
  underWay.add(desk);
  try {
    removeTree(desk, disk);
    ensureFolder(desk, disk);
    return layout === 'sqlite' ? await makeDatabase(folder, desk, seed, disk) : makeFileStore(folder, desk, at, disk);
  } finally {
    underWay.delete(desk);
    tidyNew(folder, disk);
  }
}

/** Removes what was begun there by processes that are no more. What can't be removed is left to the next. */
export function tidyNew(folder: string, disk: Disk = DISK): void {
  const place = path.join(folder, '.model-porter');
  if (!existsSync(place)) return;
  for (const name of readdirSync(place)) {
    const pid = Number(/^new-(\d+)-\d+$/.exec(name)?.[1] ?? NaN);
    const desk = path.join(place, name);
    if (Number.isNaN(pid) || underWay.has(desk) || (pid !== process.pid && isAlive(pid))) continue;
    try {
      removeTree(desk, disk);
    } catch {
      // A virus scanner, a right that is missing: it takes room, and nothing else.
    }
  }
}

async function makeDatabase(folder: string, desk: string, seed: string, disk: Disk): Promise<string> {
  const bytes = gunzipSync(readFileSync(seed));
  const file = path.join(folder, 'mlflow.db');
  const made = path.join(desk, 'mlflow.db');
  await writeNewFile(made, once(bytes), undefined, disk);
  publishFile(made, file, disk);
  syncFolder(folder, disk);
  return file;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** As MLflow begins one (mlflow/store/tracking/file_store.py `_create_default_experiment`). */
function makeFileStore(folder: string, desk: string, at: number, disk: Disk): string {
  const root = path.join(folder, 'mlruns');
  const made = path.join(desk, 'mlruns');
  for (const inside of ['0', 'models', '.trash']) ensureFolder(path.join(made, inside), disk);
  const meta = {
    artifact_location: pathToFileURL(path.join(root, '0')).href,
    creation_time: at,
    effective_trace_archival_retention: null,
    experiment_id: '0',
    last_update_time: at,
    lifecycle_stage: 'active',
    name: 'Default',
    trace_location: null,
    workspace: 'default',
  };
  writeSynced(path.join(made, '0', 'meta.yaml'), dumpMeta(meta), disk);
  syncFolder(path.join(made, '0'), disk);
  moveFolder(made, root, disk);
  return root;
}
