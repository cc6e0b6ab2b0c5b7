import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/** A file store as MLflow 1.x wrote it: one experiment, one run with a param, a metric and a tag. */
export function writeFileStore(root: string, changes: Readonly<Record<string, string | null>> = {}): string {
  const files: Record<string, string | null> = {
    '0/meta.yaml':
      "artifact_location: file:///srv/mlruns/0\nexperiment_id: '0'\nlifecycle_stage: active\nname: Default\n",
    '0/r1/meta.yaml':
      "artifact_uri: file:///srv/mlruns/0/r1/artifacts\nend_time: 1600000001000\nentry_point_name: ''\nexperiment_id: '0'\nlifecycle_stage: active\nname: ''\nrun_id: r1\nrun_uuid: r1\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: 1600000000000\nstatus: 3\ntags: []\nuser_id: ana\n",
    '0/r1/params/a/b': '1',
    '0/r1/metrics/loss': '1600000000000 0.5 0\n1600000000001 nan 2\n1600000000002 0.25 1\n',
    '0/r1/tags/mlflow.runName': 'first',
    ...changes,
  };
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content, 'latin1');
  }
  return root;
}

/** So many runs that threads read them ahead. */
export const MANY_RUNS = 240;

/** A file store of `MANY_RUNS` runs that are all the same. */
export function writeManyRuns(root: string): string {
  writeFileStore(root);
  for (let at = 2; at <= MANY_RUNS; at += 1)
    cpSync(path.join(root, '0/r1'), path.join(root, `0/r${at}`), { recursive: true });
  return root;
}

/** A database with a few of MLflow's tables, as its earliest revision had them; the caller closes it. */
export function writeDatabase(file: string, revision = '451aebb31d03'): DatabaseSyncInstance {
  const database = new DatabaseSync(file);
  database.exec(`
    create table alembic_version (version_num text);
    insert into alembic_version values ('${revision}');
    create table experiments (experiment_id integer primary key, name text, artifact_location text, lifecycle_stage text);
    insert into experiments values (0, 'Default', 's3://bucket/0', 'active');
    create table runs (run_uuid text primary key, name text, status text, start_time bigint, end_time bigint,
      lifecycle_stage text, artifact_uri text, experiment_id integer, user_id text);
    insert into runs values ('r1', '', 'FINISHED', 1, 2, 'active', 's3://bucket/0/r1', 0, 'ana');
    create table metrics (key text, value float, timestamp bigint, run_uuid text, step bigint, is_nan boolean);
    insert into metrics values ('loss', 0.5, 10, 'r1', 0, 0), ('loss', 0, 11, 'r1', 2, 1), ('loss', 0.25, 12, 'r1', 1, 0);
    create table params (key text, value text, run_uuid text);
    insert into params values ('a/b', '1', 'r1');
    create table tags (key text, value text, run_uuid text);
    insert into tags values ('mlflow.runName', 'first', 'r1');
  `);
  return database;
}

/** Somebody else's hand on a database. */
export function reopen(file: string): DatabaseSyncInstance {
  return new DatabaseSync(file);
}

/** Every file below a folder with its bytes and its times: equal when nothing was made, changed or touched. */
export function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const stat = statSync(path.join(folder, name), { bigint: true });
      const content = stat.isFile() ? readFileSync(path.join(folder, name)).toString('base64') : '';
      return `${name} ${stat.ino} ${stat.mtimeNs} ${stat.ctimeNs} ${content}`;
    });
}
