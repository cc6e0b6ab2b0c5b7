import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../electron/stores/sqlite.ts';
import { openWorkspace } from '../../../electron/workspaces/open-workspace.ts';
import type { Workspace } from '../../../electron/workspaces/workspace.ts';
import { command } from '../../support/command.ts';
import { ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';
import { AT, newWorkspace, port } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

/** The registry's tables of an age, as MLflow's migrations left them. */
function tables({ workspace = '', aliases = true, location = true, link = true }): string {
  const own = workspace === '' ? '' : `${workspace}, `;
  return `create table alembic_version (version_num varchar(32) not null);
    create table runs (run_uuid varchar(32) primary key);
    create table registered_models (${own}name varchar(256) not null primary key, creation_time bigint, last_updated_time bigint, description varchar(5000));
    create table model_versions (${own}name varchar(256) not null, version integer not null, creation_time bigint, last_updated_time bigint,
      description varchar(5000), user_id varchar(256), current_stage varchar(20), source varchar(500), run_id varchar(32), status varchar(20),
      status_message varchar(500)${link ? ', run_link varchar(500)' : ''}${location ? ', storage_location varchar(500)' : ''}, primary key (name, version));
    create table model_version_tags (${own}key varchar(250) not null, value text, name varchar(256) not null, version integer not null, primary key (key, name, version));
    create table registered_model_tags (${own}key varchar(250) not null, value varchar(5000), name varchar(256) not null, primary key (key, name));
    ${aliases ? `create table registered_model_aliases (${own}alias varchar(256) not null, version integer not null, name varchar(256) not null, primary key (name, alias));` : ''}`;
}

async function database(revision: string, ddl: string): Promise<{ file: string; database: Database }> {
  const place = path.join(folder.path, `r${(made += 1)}`);
  mkdirSync(place);
  const file = path.join(place, 'mlflow.db');
  const opened = await openDatabase(file, true);
  opened.exec(ddl);
  opened.exec(`insert into alembic_version values ('${revision}')`);
  return { file, database: opened };
}

const open = async (file: string) => (await openWorkspace(file, { data: folder.path })) as Workspace;

describe('a database of MLflow', () => {
  it.each([
    ['2.22', '0584bdc529eb', {}],
    ['2.8', 'acf3f17fdcc7', {}],
    ['1.30', '97727af70f4d', { aliases: false, location: false }],
    ['1.8', '2b4d017a5e9b', { aliases: false, location: false, link: false }],
    ['3.17', 'dc11669786a5', { workspace: "workspace varchar(63) not null default 'default'" }],
  ])('of version %s is written in its own columns', async (_version, revision, shape) => {
    const { file, database: own } = await database(revision, tables(shape));
    own.close();
    const workspace = await open(file);
    expect(workspace.readOnly).toBeNull();
    const aliases = !('aliases' in shape);
    const first = await port(workspace, { alias: aliases ? 'champion' : null, run: 'none' });
    expect(await workspace.model('churn')).toMatchObject({ versions: [{ version: '1', run: null, stage: 'None' }] });
    const done = {
      port: first.port,
      model: 'churn',
      version: '1',
      alias: aliases ? 'champion' : null,
      aliasBefore: null,
      digest: first.digest,
    };
    expect((await workspace.undo({ ...done, existing: false, at: AT })).left).toEqual(['model', 'number']);
    if (!aliases) await expect(workspace.plan('churn', 'champion')).rejects.toMatchObject({ code: 'store-no-aliases' });
  });

  it.each([
    ['a newer revision', 'ffffffffffff', tables({}), 'store-unknown-revision'],
    [
      'no registry',
      '451aebb31d03',
      'create table alembic_version (version_num text); create table runs (run_uuid text)',
      'store-no-registry',
    ],
    [
      'a column that must be filled',
      '0584bdc529eb',
      tables({ workspace: 'tenant text not null' }),
      'store-unknown-column',
    ],
  ])('with %s is read, and not written to', async (_what, revision, ddl, code) => {
    const { file, database: own } = await database(revision, ddl);
    own.close();
    const workspace = await open(file);
    expect(workspace.readOnly).toMatchObject({ code });
    expect(await workspace.models()).toEqual([]);
    await expect(port(workspace)).rejects.toMatchObject({ code });
    expect(await workspace.models()).toEqual([]);
    const { code: exit, out } = await command(path.join(folder.path, 'data'), [
      'export',
      path.join(ROOT, 'assets/examples/diabetes-2025'),
      '--to',
      file,
      '--json',
    ]);
    const { plan } = JSON.parse(out) as { plan: { checks: { id: string; code: string }[] } };
    expect([exit, plan.checks.find(({ id }) => id === 'P33')?.code]).toEqual([1, code]);
  });

  it('keeps the run where it knows it', async () => {
    const { file, database: own } = await database('0584bdc529eb', tables({}));
    own.exec("insert into runs values ('abc')");
    own.close();
    const workspace = await open(file);
    await port(workspace, { run: 'abc' });
    expect((await workspace.model('churn'))?.versions[0]?.run).toBe('abc');
  });

  it('that another program writes to is waited for', async () => {
    const { file, database: own } = await database('0584bdc529eb', tables({}));
    const workspace = await open(file);
    own.exec('begin immediate');
    let done = false;
    const waiting = port(workspace).finally(() => (done = true));
    await setTimeout(700);
    expect(done).toBe(false);
    // Reading goes on meanwhile.
    expect(await workspace.models()).toEqual([]);
    own.exec('commit');
    own.close();
    expect(await waiting).toMatchObject({ version: '1' });
  });

  it('in WAL mode is written in WAL mode', async () => {
    const { file, database: own } = await database('0584bdc529eb', tables({}));
    own.exec('pragma journal_mode = wal');
    const workspace = await open(file);
    expect(await port(workspace)).toMatchObject({ version: '1' });
    expect(own.prepare('select count(*) as n from model_versions').get()).toEqual({ n: 1 });
    expect(own.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    own.close();
  });

  it('a name that is a prompt is refused', async () => {
    const workspace = await newWorkspace('sqlite', path.join(folder.path, 'prompt'));
    const own = await openDatabase(workspace.place, true);
    own.exec(`insert into registered_models (name) values ('hello');
      insert into registered_model_tags (name, key, value) values ('hello', 'mlflow.prompt.is_prompt', 'true')`);
    own.close();
    expect(await workspace.model('hello')).toBeNull();
    await expect(workspace.plan('hello', null)).rejects.toMatchObject({ code: 'name-prompt' });
    await expect(port(workspace, { model: 'hello' })).rejects.toMatchObject({ code: 'name-prompt' });
  });
});
