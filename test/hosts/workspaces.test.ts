import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import type { Json } from '../../shared/contract/wire.ts';
import type { Grant } from '../../shared/contract/schemas.ts';
import type { VersionRow } from '../../shared/contract/store-schemas.ts';
import type { ModelPage, WorkspaceRow } from '../../shared/contract/workspace-schemas.ts';
import { ROOT } from '../support/build.ts';
import { filesOf, newWorkspace, port } from '../support/workspaces.ts';
import { code, onEveryHost, value } from '../support/every-host.ts';
import { temporaryFolder } from '../support/served.ts';

const MODEL = path.join(ROOT, 'assets/examples/diabetes-2026');
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
/** A new empty folder. */
const empty = () => {
  const place = path.join(folder.path, `place-${(made += 1)}`);
  mkdirSync(place);
  return place;
};

onEveryHost('workspaces %s', ({ test, note, caller }) => {
  const ask = async <T>(method: string, input: Record<string, Json>) => value<T>(await caller.call(method, input));
  const list = async () => (await ask<{ workspaces: WorkspaceRow[] }>('workspace.list', {})).workspaces;
  const add = async (place: string, more: Record<string, Json>) =>
    caller.call('workspace.add', { grant: await caller.grant(place), role: 'DEV', layout: 'sqlite', ...more });
  const change = (name: string, to: Record<string, Json>, confirmed: string | null = null) =>
    caller.call('workspace.change', { name, to, confirmed });

  test(`are made, named, listed, and taken from the list${note}`, async () => {
    const [place, files] = [empty(), empty()];
    expect(await ask('workspace.look', { grant: await caller.grant(place) })).toMatchObject({
      state: 'empty',
      name: null,
      kind: null,
    });
    const { workspace } = value<{ workspace: WorkspaceRow }>(await add(place, { name: 'lab' }));
    expect(workspace).toMatchObject({ name: 'lab', role: 'DEV', state: 'ready', kind: 'sqlite', readOnly: null });
    expect([workspace.models, workspace.revision]).toEqual([0, expect.stringMatching(/^[0-9a-f]{12}$/)]);
    expect(workspace.place).toContain(path.basename(place));
    value(await add(files, { name: 'old ways', layout: 'files', role: 'TEST' }));
    expect(await list()).toMatchObject([
      { name: 'lab', kind: 'sqlite' },
      { name: 'old ways', kind: 'files', role: 'TEST', revision: null },
    ]);
    expect(await ask('workspace.look', { grant: await caller.grant(place) })).toMatchObject({ name: 'lab' });
    expect(code(await caller.call('workspace.remove', { name: 'lab' }))).toBeNull();
    expect((await list()).map(({ name }) => name)).toEqual(['old ways']);
    expect(existsSync(path.join(place, 'mlflow.db'))).toBe(true);
    expect(code(await caller.call('workspace.remove', { name: 'lab' }))).toBe('workspace-unknown');
    // What is there is taken as it is.
    expect(code(await add(place, { name: 'again', layout: null }))).toBeNull();
    for (const { name } of await list()) value(await caller.call('workspace.remove', { name }));
  });

  test(`refuse what would be no workspace${note}`, async () => {
    const [place, other, full, torn, there] = [empty(), empty(), empty(), empty(), empty()];
    writeFileSync(path.join(full, 'notes.txt'), 'mine');
    writeFileSync(path.join(torn, 'mlflow.db'), 'no database');
    value(await add(there, { name: 'there' }));
    value(await caller.call('workspace.remove', { name: 'there' }));
    value(await add(place, { name: 'lab' }));
    const rows: readonly (readonly [string, Record<string, Json>, string])[] = [
      [place, { name: 'second', layout: null }, 'workspace-place'],
      [path.join(place, 'mlflow.db'), { name: 'second', layout: null }, 'workspace-place'],
      [there, { name: 'second' }, 'workspace-not-empty'],
      [other, { name: 'LAB' }, 'workspace-taken'],
      [other, { name: 'a/b' }, 'workspace-name'],
      [other, { name: 'x.db' }, 'workspace-name'],
      [other, { name: ' ' }, 'workspace-name'],
      [other, { name: '' }, 'bad-input'],
      [other, { name: 'none', layout: null }, 'workspace-none'],
      [full, { name: 'full' }, 'not-a-workspace'],
      [torn, { name: 'torn', layout: null }, 'not-a-workspace'],
    ];
    for (const [where, given, wanted] of rows)
      expect([where, given, code(await add(where, given))]).toEqual([where, given, wanted]);
    // Nothing was made for a name that was refused.
    expect(existsSync(path.join(other, 'mlflow.db'))).toBe(false);
    expect((await list()).map(({ name }) => name)).toEqual(['lab']);
    value(await caller.call('workspace.remove', { name: 'lab' }));
  });

  test(`are renamed, and change their role, production only when it is named${note}`, async () => {
    const [place, other] = [empty(), empty()];
    value(await add(place, { name: 'live', role: 'PROD' }));
    value(await add(other, { name: 'lab' }));
    expect(code(await change('live', { name: 'live', role: 'DEV' }))).toBe('confirm-production');
    expect(code(await change('live', { name: 'live', role: 'DEV' }, 'lab'))).toBe('confirm-production');
    expect(code(await change('live', { name: 'Lab', role: 'PROD' }))).toBe('workspace-taken');
    expect(code(await change('gone', { name: 'gone', role: 'DEV' }))).toBe('workspace-unknown');
    expect(code(await change('live', { name: 'live 2', role: 'PROD' }))).toBeNull();
    expect(code(await change('live 2', { name: 'Live 2', role: 'TEST' }, 'live 2'))).toBeNull();
    expect((await list()).map(({ name, role }) => [name, role])).toEqual([
      ['Live 2', 'TEST'],
      ['lab', 'DEV'],
    ]);
    for (const { name } of await list()) value(await caller.call('workspace.remove', { name }));
  });

  test(`are browsed: models, versions, one with its files${note}`, async () => {
    for (const { name } of await list()) value(await caller.call('workspace.remove', { name }));
    for (const kind of ['sqlite', 'files'] as const) {
      const made = await newWorkspace(kind, empty());
      await port(made, { files: filesOf(MODEL), model: 'diabetes', alias: 'champion', description: 'One' });
      await port(made, { files: { MLmodel: 'flavors: {}' }, model: 'diabetes' });
      value(await add(path.dirname(made.place), { name: kind, layout: null }));
      const query = { name: kind, search: 'champ', sort: 'name', descending: false, cursor: 0, limit: 100 };
      const models = await ask<ModelPage>('workspace.models', query);
      expect(models).toMatchObject({ total: 1, next: null, rows: [{ name: 'diabetes', versions: 2, latest: '2' }] });
      expect(await ask('workspace.wait', { name: kind })).toEqual({ done: 1, of: 1 });
      const versions = await ask<{ rows: VersionRow[] }>('workspace.versions', {
        name: kind,
        model: 'diabetes',
        cursor: 0,
        limit: 1,
      });
      expect(versions).toMatchObject({ next: 1, model: { name: 'diabetes' }, rows: [{ version: '2', place: 'here' }] });
      const one = { name: kind, model: 'diabetes', version: '1' };
      const { version, grant } = await ask<{ version: VersionRow; grant: Grant }>('workspace.version', one);
      expect(version).toMatchObject({ aliases: ['champion'], description: 'One', place: 'here' });
      const reading = await ask<{ document: { flavors: unknown[] } }>('model.read', { grant: grant.token, path: '' });
      expect(reading.document.flavors).toHaveLength(2);
      expect(code(await caller.call('workspace.version', { ...one, version: '9' }))).toBe('version-none');
      expect(code(await caller.call('workspace.versions', { ...one, model: 'x', cursor: 0, limit: 1 }))).toBe(
        'bad-input',
      );
      expect(code(await caller.call('workspace.models', { ...query, name: 'none' }))).toBe('workspace-unknown');
      value(await caller.call('workspace.remove', { name: kind }));
    }
  });

  test(`are edited and taken back, production only when it is named${note}`, async () => {
    for (const { name } of await list()) value(await caller.call('workspace.remove', { name }));
    const made = await newWorkspace('sqlite', empty());
    await port(made, { model: 'churn' });
    value(await add(path.dirname(made.place), { name: 'live', layout: null, role: 'PROD' }));
    const edit = { kind: 'set-alias', model: 'churn', alias: 'champion', version: '1' };
    const act = (confirmed: string | null, more: Record<string, Json> = {}) =>
      caller.call('workspace.edit', { name: 'live', edit: { ...edit, ...more }, confirmed });
    expect(code(await act(null))).toBe('confirm-production');
    expect(code(await act('churn'))).toBe('confirm-production');
    expect(code(await act('live', { version: '../1' }))).toBe('bad-input');
    expect(code(await act('live', { alias: 'latest' }))).toBe('name-reserved');
    const { id } = value<{ id: string }>(await act('live'));
    const one = { name: 'live', model: 'churn', version: '1' };
    const aliases = async () => (await ask<{ version: VersionRow }>('workspace.version', one)).version.aliases;
    expect(await aliases()).toEqual(['champion']);
    expect(code(await caller.call('workspace.undo', { name: 'live', id, confirmed: null }))).toBe('confirm-production');
    expect(value(await caller.call('workspace.undo', { name: 'live', id, confirmed: 'live' }))).toEqual({
      left: [],
      kept: false,
    });
    expect(await aliases()).toEqual([]);
    expect(code(await caller.call('workspace.undo', { name: 'live', id, confirmed: 'live' }))).toBe('edit-unknown');
    value(await caller.call('workspace.remove', { name: 'live' }));
  });

  test(`say what became of their places${note}`, async () => {
    const [moved, spoilt] = [empty(), empty()];
    value(await add(moved, { name: 'moved' }));
    value(await add(spoilt, { name: 'spoilt' }));
    renameSync(moved, `${moved}-elsewhere`);
    writeFileSync(path.join(spoilt, 'mlflow.db'), '');
    expect(await list()).toMatchObject([
      { name: 'moved', state: 'missing', problem: { code: 'not-found' } },
      { name: 'spoilt', state: 'unreadable', problem: { code: 'store-empty' } },
    ]);
    for (const { name } of await list()) value(await caller.call('workspace.remove', { name }));
  });
});
