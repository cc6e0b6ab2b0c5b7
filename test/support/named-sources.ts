import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDatabase } from '../../electron/stores/sqlite.ts';
import type { Workspace } from '../../electron/workspaces/workspace.ts';
import { newWorkspace } from './workspaces.ts';

interface Model {
  readonly id: string;
  readonly name: string;
  /** MLflow's number: 1 pending, 2 ready, 3 failed. */
  readonly status?: number;
  readonly deleted?: boolean;
}

const RUNS = [
  ['r1', 'active'],
  ['gone', 'deleted'],
] as const;
/** In the order in which they were made. */
const MODELS: readonly Model[] = [
  { id: 'm-1', name: 'twice' },
  { id: 'm-2', name: 'twice' },
  { id: 'm-del', name: 'del', deleted: true },
  { id: 'm-failed', name: 'failed', status: 3 },
  { id: 'm-pending', name: 'pending', status: 1 },
];
const FOLDERS = ['r1/model dir/ü', 'r1/a#b', 'gone/model', ...MODELS.map(({ id }) => `${id}/in`)];

/** A version of `churn`: what the registry says of where its files are, and of its state. */
export interface SaidOf {
  readonly source: string;
  readonly status?: string;
}

/**
 * A registry in which versions are named as MLflow's client leaves them there: by runs, logged models and other versions, whose
 * files are in `art` beside it.
 */
export async function namedSources(
  kind: 'sqlite' | 'files',
  folder: string,
  versions: readonly SaidOf[],
): Promise<{ readonly workspace: Workspace; readonly art: string }> {
  const workspace = await newWorkspace(kind, folder);
  const art = path.join(path.dirname(workspace.place), 'art');
  for (const each of FOLDERS) {
    mkdirSync(path.join(art, each), { recursive: true });
    const model = each.replace(/\/in$/, '');
    writeFileSync(
      path.join(art, model, 'MLmodel'),
      `flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n`,
    );
  }
  await (kind === 'sqlite' ? intoTables : intoFiles)(workspace.place, art, versions);
  return { workspace, art };
}

async function intoTables(place: string, art: string, versions: readonly SaidOf[]): Promise<void> {
  const database = await openDatabase(place, true);
  const add = (table: string, row: Readonly<Record<string, string | number | null>>) => {
    const names = Object.keys(row);
    const query = `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`;
    database.prepare(query).run(...Object.values(row));
  };
  add('experiments', { experiment_id: 1, name: 'one', artifact_location: art, lifecycle_stage: 'active' });
  for (const [id, stage] of RUNS)
    add('runs', { run_uuid: id, lifecycle_stage: stage, artifact_uri: pathToFileURL(path.join(art, id)).href });
  for (const [at, { id, name, status = 2, deleted = false }] of MODELS.entries())
    add('logged_models', {
      model_id: id,
      experiment_id: 1,
      name,
      artifact_location: path.join(art, id),
      creation_timestamp_ms: at,
      last_updated_timestamp_ms: at,
      status,
      lifecycle_stage: deleted ? 'deleted' : 'active',
      source_run_id: 'r1',
    });
  add('registered_models', { name: 'churn' });
  for (const [at, { source, status = 'READY' }] of versions.entries())
    add('model_versions', { name: 'churn', version: at + 1, source, storage_location: source, status });
  database.close();
}

async function intoFiles(root: string, art: string, versions: readonly SaidOf[]): Promise<void> {
  const meta = (folder: string, text: string) => {
    mkdirSync(path.join(root, folder), { recursive: true });
    writeFileSync(path.join(root, folder, 'meta.yaml'), text);
  };
  meta('1', `experiment_id: '1'\nname: one\nartifact_location: ${art}\nlifecycle_stage: active\n`);
  for (const [id, stage] of RUNS)
    meta(
      `1/${id}`,
      `run_id: ${id}\nartifact_uri: ${pathToFileURL(path.join(art, id)).href}\nlifecycle_stage: ${stage}\n`,
    );
  for (const [at, { id, name, status = 2, deleted = false }] of MODELS.entries())
    meta(
      `1/models/${id}`,
      `model_id: ${id}\nname: ${name}\nartifact_location: ${path.join(art, id)}\ncreation_timestamp: ${at}\n` +
        `status: ${status}\nlifecycle_stage: ${deleted ? 'deleted' : 'active'}\nsource_run_id: r1\n`,
    );
  meta('models/churn', 'name: churn\ncreation_timestamp: 1\nlast_updated_timestamp: 1\n');
  for (const [at, { source, status = 'READY' }] of versions.entries())
    meta(
      `models/churn/version-${at + 1}`,
      `name: churn\nversion: ${at + 1}\nsource: "${source}"\nstorage_location: "${source}"\nstatus: ${status}\ncurrent_stage: None\n`,
    );
}
