import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/stores/sqlite.ts';
import { ROOT } from '../../support/build.ts';
import { namedSources } from '../../support/named-sources.ts';
import { portSessions } from '../../support/port-session.ts';
import { newWorkspace, port } from '../../support/workspaces.ts';

const MODEL = path.join(ROOT, 'assets/examples/diabetes-2025');
const session = portSessions();

/** A workspace with version 1 of `churn`, in a database that was changed so. */
async function changed(here: string, change: string): Promise<string> {
  const workspace = await newWorkspace('sqlite', path.join(here, 'db'));
  await port(workspace);
  const database = await openDatabase(workspace.place, true);
  database.exec(change);
  database.close();
  return workspace.place;
}

const VERSION = (location: string, workspace = 'default') =>
  `insert into registered_models (name, workspace) values ('srv', '${workspace}');
   insert into model_versions (name, version, source, storage_location, workspace)
     values ('srv', 1, '${location}', '${location}', '${workspace}')`;

describe('a target that refuses', () => {
  it.each([
    [
      'an unknown revision',
      `update alembic_version set version_num = 'ffffffffffff'`,
      'churn',
      'revision ffffffffffff',
    ],
    ['no revision', 'delete from alembic_version', 'churn', 'does not say which MLflow made it'],
    [
      'a prompt of that name',
      `insert into registered_models (name) values ('greet');
       insert into registered_model_tags (name, key, value) values ('greet', 'mlflow.prompt.is_prompt', 'true')`,
      'greet',
      'is a prompt',
    ],
  ])('for %s is told so, and no number', async (_what, change, name, said) => {
    const { here, call } = session();
    const to = await changed(here, change);
    const { code, out } = await call('plan', MODEL, '--to', to, '--name', name);
    expect(code).toBe(1);
    expect(out).toContain(said);
    expect(out).toContain('It would be stopped by 1 check. Nothing was written.');
    expect(out).not.toMatch(/would become|revision -/);
  });
});

describe('a place whose path MLflow takes for an escaped one', () => {
  it.each([
    ['a%20b', 'a%20b'],
    ['x/%7Eana/y', '%7Eana'],
    ['50% off', null],
    ['a%25b', null],
    ['a%20b/o.zip', null],
  ])('%s stops at %s', async (place, part) => {
    const { here, call } = session();
    mkdirSync(path.dirname(path.join(here, place)), { recursive: true });
    const { code, out } = await call('plan', MODEL, '--to', path.join(here, place));
    expect([code, /can not load what lies below "(.*?)"/.exec(out)?.[1] ?? null]).toEqual([
      part === null ? 0 : 1,
      part,
    ]);
  });
});

describe('a workspace that a server of MLflow hands out', () => {
  it.each([
    ['by a version', VERSION('mlflow-artifacts:/1/models/m-1/artifacts'), true],
    [
      'by an experiment',
      `insert into experiments (experiment_id, name, artifact_location) values (7, 'x', 'mlflow-artifacts:/7')`,
      true,
    ],
    ['in another workspace of MLflow', VERSION('mlflow-artifacts:/1', 'team'), false],
    ['not at all', VERSION('s3://mlflow-artifacts:/x'), false],
  ])('%s is told of: %#', async (_what, change, told) => {
    const { here, call } = session();
    const { out } = await call('plan', MODEL, '--to', await changed(here, change));
    expect(/note {4}server .*other machines/.test(out)).toBe(told);
  });

  it('is told of where it is a file store', async () => {
    const { here, call } = session();
    const { place } = await newWorkspace('files', path.join(here, 'fs'));
    mkdirSync(path.join(place, '7'));
    writeFileSync(
      path.join(place, '7/meta.yaml'),
      'artifact_location: mlflow-artifacts:/7\nexperiment_id: "7"\nname: x\n',
    );
    expect((await call('plan', MODEL, '--to', place)).out).toContain('server');
  });
});

describe('other workspaces of MLflow in the same database', () => {
  it('are told of, and nothing of theirs is shown', async () => {
    const { here, call } = session();
    const place = await changed(here, VERSION('file:///nowhere', 'team'));
    const verified = await call('verify', place);
    expect([verified.code, verified.out]).toEqual([0, expect.stringMatching(/^churn\/1 .*\n$/) as string]);
    expect((await call('workspace', 'show', place)).out).toContain('1 other workspace of MLflow');
    expect(JSON.parse((await call('workspace', 'show', place, '--json')).out)).toMatchObject({ others: 1, models: 1 });
  });
});

describe('a source', () => {
  it('is told with its state, in lists too, and stops what goes into production', async () => {
    const { here, call } = session();
    const versions = [{ source: 'runs:/r1/twice', status: 'FAILED_REGISTRATION' }, { source: 'runs:/r1/twice' }];
    const { workspace } = await namedSources('sqlite', path.join(here, 'dev'), versions);
    const [, second, first] = (await call('list', workspace.place, 'churn')).out.trim().split('\n');
    expect(first).toContain('FAILED_REGISTRATION');
    expect(second).not.toContain('READY');
    const to = path.join(here, 'p');
    mkdirSync(to);
    await call('workspace', 'add', 'prod', to, '--role', 'PROD');
    const plan = (uri: string, ...more: string[]) =>
      call('plan', uri, '--from', workspace.place, '--to', 'prod', ...more);
    const stopped = await plan('models:/churn/1');
    expect(stopped.out).toMatch(/STOP {4}state .*FAILED_REGISTRATION/);
    expect((await plan('models:/churn/2')).out).not.toMatch(/ state /);
    const { checks } = (
      JSON.parse((await plan('models:/churn/1', '--json')).out) as {
        plan: { checks: { id: string; passable: boolean }[] };
      }
    ).plan;
    expect(checks.find(({ id }) => id === 'state')?.passable).toBe(true);
  });

  it('is not said to be named by a choice that nobody made', async () => {
    const { here, call } = session();
    const zip = path.join(here, 'o.zip');
    const name = async (...more: string[]) =>
      /Name {2}.*/.exec((await call('plan', MODEL, '--to', zip, ...more)).out)?.[0];
    expect(await name()).toBe('Name  diabetes-2025  As the source is called.');
    expect(await name('--name', 'other')).toBe('Name  other  As you chose.');
  });
});
