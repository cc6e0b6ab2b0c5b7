import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { WorkspaceWatch } from '../../../electron/host/workspace-watch.ts';
import { openDatabase } from '../../../electron/stores/sqlite.ts';
import { oneVersion, versionPage } from '../../../electron/workspaces/version-rows.ts';
import type { Workspace } from '../../../electron/workspaces/workspace.ts';
import type { ModelQuery } from '../../../shared/contract/workspace-schemas.ts';
import { WORKSPACE_KINDS } from '../../../shared/workspace/kinds.ts';
import { temporaryFolder } from '../../support/served.ts';
import { AT, newWorkspace, port } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
vi.setConfig({ testTimeout: 60_000 });
let made = 0;
const place = () => path.join(folder.path, `b${(made += 1)}`);
const QUERY: ModelQuery = { search: '', sort: 'name', descending: false, cursor: 0, limit: 100 };
const page = (workspace: Workspace, more: Partial<ModelQuery> = {}) => workspace.page({ ...QUERY, ...more });
const names = async (workspace: Workspace, more: Partial<ModelQuery> = {}) =>
  (await page(workspace, more)).rows.map(({ name }) => name);

describe.each(WORKSPACE_KINDS)('browsing a workspace of kind %s', (kind) => {
  it('shows models with their tags and aliases, and versions', async () => {
    const workspace = await newWorkspace(kind, place());
    expect(await page(workspace)).toEqual({ rows: [], next: null, total: 0, index: { done: 0, of: 0 } });
    const before = workspace.stamp();
    const alias = workspace.capabilities.aliases ? 'champion' : null;
    await port(workspace, { alias, description: 'Who leaves' });
    expect(workspace.stamp()).not.toBe(before);
    const { rows, total } = await page(workspace);
    expect(total).toBe(1);
    expect(rows).toMatchObject([{ name: 'churn', versions: 1, latest: '1' }]);
    if (alias !== null) expect(rows[0]?.aliases).toEqual([{ alias: 'champion', version: '1' }]);
    expect(await workspace.indexed()).toEqual({ done: 1, of: 1 });
    expect(await workspace.count()).toBe(1);
    const versions = await versionPage(workspace, 'churn', { cursor: 0, limit: 10 });
    expect(versions).toMatchObject({ next: null, rows: [{ version: '1', description: 'Who leaves', place: 'here' }] });
    const { files, version } = await oneVersion(workspace, 'churn', '1');
    expect([files, version.version]).toEqual([await workspace.files('churn', '1'), '1']);
    await expect(oneVersion(workspace, 'churn', '2')).rejects.toMatchObject({ code: 'version-none' });
    await expect(versionPage(workspace, 'none', QUERY)).rejects.toMatchObject({ code: 'store-no-model' });
  });
});

describe.each(['sqlite', 'files'] as const)('browsing a registry of kind %s', (kind) => {
  it('searches, sorts and turns pages', async () => {
    const workspace = await newWorkspace(kind, place());
    const files = (text: string) => ({ MLmodel: text });
    await port(workspace, { model: 'beta', files: files('1'), at: AT + 3 });
    await port(workspace, { model: 'Alpha', files: files('2'), alias: 'ÉTÉ', at: AT + 1 });
    await port(workspace, { model: 'gamma_100%', files: files('3'), at: AT + 2 });
    const second = await port(workspace, { model: 'gamma_100%', files: files('4'), at: AT + 2 });
    const third = await port(workspace, { model: 'gamma_100%', files: files('5'), at: AT + 2 });
    const undo = { port: third.port, model: 'gamma_100%', version: '3', alias: null, aliasBefore: null };
    await workspace.undo({ ...undo, existing: false, digest: third.digest, at: AT + 2 });
    await workspace.indexed();
    expect(second.version).toBe('2');
    expect(await names(workspace)).toEqual(['Alpha', 'beta', 'gamma_100%']);
    expect(await names(workspace, { descending: true })).toEqual(['gamma_100%', 'beta', 'Alpha']);
    expect(await names(workspace, { sort: 'versions', descending: true })).toEqual(['gamma_100%', 'Alpha', 'beta']);
    // A file store's own time is not touched by a second version (docs/porting.md).
    expect((await names(workspace, { sort: 'updated', descending: true }))[0]).toBe('beta');
    expect(await names(workspace, { search: 'été ALP' })).toEqual(['Alpha']);
    expect(await names(workspace, { search: '100%' })).toEqual(['gamma_100%']);
    expect(await names(workspace, { search: 'beta alpha' })).toEqual([]);
    expect(await page(workspace, { cursor: 1, limit: 1 })).toMatchObject({
      rows: [{ name: 'beta' }],
      next: 2,
      total: 3,
    });
    expect(await page(workspace, { cursor: 2, limit: 1 })).toMatchObject({ next: null });
    expect((await page(workspace)).rows.at(-1)).toMatchObject({ versions: 2, latest: '2' });
  });
});

describe('a database that MLflow writes to', () => {
  it('shows what is not a prompt, of the default workspace alone', async () => {
    const workspace = await newWorkspace('sqlite', place());
    await port(workspace);
    const database = await openDatabase(workspace.place, true);
    database.exec(`insert into registered_models (name, workspace) values ('prompt', 'default'), ('other', 'team');
      insert into registered_model_tags (name, key, value, workspace)
        values ('prompt', 'mlflow.prompt.is_prompt', 'true', 'default'), ('churn', 'owner', 'Risk', 'default');`);
    database.close();
    expect(await names(workspace)).toEqual(['churn']);
    expect(await names(workspace, { search: 'owner=risk' })).toEqual(['churn']);
    expect(await workspace.count()).toBe(1);
    expect((await workspace.models()).map(({ name }) => name)).toEqual(['churn']);
    expect(await workspace.others()).toBe(1);
  });
});

describe('a file store that MLflow writes to', () => {
  it('is read anew where it changed, and only there', async () => {
    const workspace = await newWorkspace('files', place());
    const models = path.join(workspace.place, 'models');
    const write = (name: string, description: string, at: number) => {
      mkdirSync(path.join(models, name), { recursive: true });
      const file = path.join(models, name, 'meta.yaml');
      writeFileSync(file, `name: ${name}\ndescription: ${description}\nlast_updated_timestamp: ${at}\n`);
      utimesSync(file, at, at);
    };
    for (const name of ['a', 'b', 'c']) write(name, 'first', 1_700_000_000);
    // By name at once; by what they hold once it is read.
    expect((await page(workspace, { limit: 1 })).index).toEqual({ done: 1, of: 3 });
    const told: unknown[] = [];
    expect(await workspace.indexed((state) => told.push(state))).toEqual({ done: 3, of: 3 });
    expect(await names(workspace, { search: 'first' })).toEqual(['a', 'b', 'c']);
    const before = workspace.stamp();
    write('b', 'second', 1_700_000_100);
    expect(workspace.stamp()).not.toBe(before);
    expect((await page(workspace)).rows[1]?.description).toBe('second');
    renameSync(path.join(models, 'a'), path.join(workspace.place, 'gone'));
    expect(workspace.stamp()).not.toBe(before);
    expect(await names(workspace)).toEqual(['b', 'c']);
  });
});

describe('a workspace that is watched', () => {
  it('tells of a change, whoever made it, and ends', async () => {
    const workspace = await newWorkspace('sqlite', place());
    const changed: string[] = [];
    const watch = new WorkspaceWatch(
      () => Promise.resolve(workspace.stamp()),
      (name) => changed.push(name),
    );
    watch.watch('lab');
    watch.watch('lab');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await port(workspace);
    await vi.waitFor(() => expect(changed).toEqual(['lab']), { timeout: 5000 });
    watch.close();
    await port(workspace, { files: { MLmodel: 'two' } });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(changed).toEqual(['lab']);
  });
});
