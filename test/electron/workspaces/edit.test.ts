import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { DISK, type Disk } from '../../../electron/transfer/disk.ts';
import { openDatabase } from '../../../electron/stores/sqlite.ts';
import type { Workspace } from '../../../electron/workspaces/workspace.ts';
import type { Edit } from '../../../shared/workspace/edits.ts';
import { temporaryFolder } from '../../support/served.ts';
import { AT, filesOf, filled, newWorkspace, port, reopened } from '../../support/workspaces.ts';

const folder = temporaryFolder();
// A thousand small files, on a disk that others use too.
afterAll(() => folder.remove(), 60_000);
vi.setConfig({ testTimeout: 120_000 });
let made = 0;
const place = () => path.join(folder.path, `e${(made += 1)}`);
const LATER = AT + 1000;

/** All that a registry holds, exactly. */
async function contents({ kind, place: where }: Workspace): Promise<unknown> {
  if (kind === 'files')
    return Object.fromEntries(
      Object.entries(filesOf(path.join(where, 'models'))).map(([file, bytes]) => [file, String(Buffer.from(bytes))]),
    );
  const database = await openDatabase(where);
  const tables = ['registered_models', 'model_versions', 'model_version_tags', 'registered_model_tags'];
  const rows = [...tables, 'registered_model_aliases'].map((table) =>
    (database.prepare(`select * from ${table}`).all() as object[]).map((row) => JSON.stringify(row)).sort(),
  );
  database.close();
  return rows;
}

const model = 'churn';
const EDITS: readonly (readonly [string, Edit])[] = [
  ['sets a new alias', { kind: 'set-alias', model, alias: 'new', version: '1' }],
  ['moves an alias', { kind: 'set-alias', model, alias: 'champion', version: '2' }],
  ['removes an alias', { kind: 'remove-alias', model, alias: 'champion' }],
  ['sets a tag of a version', { kind: 'set-tag', model, version: '1', key: 'team/owner', value: 'ü' }],
  ['changes a tag of a version', { kind: 'set-tag', model, version: '1', key: 'note', value: '' }],
  ['removes a tag of a version', { kind: 'remove-tag', model, version: '1', key: 'team/name' }],
  ['sets a tag of the model', { kind: 'set-tag', model, version: null, key: 'owner', value: 'risk' }],
  ['describes a version', { kind: 'describe', model, version: '1', text: 'a: "b"\n\nc' }],
  ['describes the model', { kind: 'describe', model, version: null, text: 'Who leaves?' }],
  ['deletes a version', { kind: 'delete-version', model, version: '1' }],
  ['deletes the model', { kind: 'delete-model', model }],
];

describe.each(['sqlite', 'files'] as const)('editing a registry of kind %s', (kind) => {
  it.each(EDITS)('%s, and takes it back exactly, once', async (_what, edit) => {
    const workspace = await filled(kind, place());
    const before = await contents(workspace);
    const { id } = await workspace.edit(edit, LATER);
    expect(await contents(workspace)).not.toEqual(before);
    // Another process takes it back.
    const other = await reopened(workspace);
    expect(await other.undoEdit(id ?? '')).toEqual({ left: [], kept: false });
    expect(await contents(workspace)).toEqual(before);
    await expect(other.undoEdit(id ?? '')).rejects.toMatchObject({ code: 'edit-unknown' });
  });

  it.each(EDITS)('%s, and what is there afterwards says so', async (_what, edit) => {
    const workspace = await filled(kind, place());
    const { aliasBefore } = await workspace.edit(edit, LATER);
    const now = await workspace.model(model);
    const { total } = await workspace.page({ search: '', sort: 'name', descending: false, cursor: 0, limit: 1 });
    expect(total).toBe(edit.kind === 'delete-model' ? 0 : 1);
    if (edit.kind === 'set-alias')
      expect([now?.aliases.get(edit.alias), aliasBefore]).toEqual([edit.version, edit.alias === 'new' ? null : '1']);
    const one = now?.versions.find(({ version }) => version === '1');
    if (edit.kind === 'describe') expect((edit.version === null ? now : one)?.description).toBe(edit.text);
    if (edit.kind === 'set-tag') expect((edit.version === null ? now : one)?.tags.get(edit.key)).toBe(edit.value);
    if (edit.kind === 'remove-tag') expect(one?.tags.has(edit.key)).toBe(false);
    if (edit.kind === 'delete-version') {
      expect(now?.versions.map(({ version }) => version)).toEqual(['2']);
      expect([...(now?.aliases.keys() ?? [])]).toEqual(['live']);
      // Its number is not used again.
      expect((await workspace.plan(model, null)).next).toBe('3');
    }
  });

  it('counts bytes where a name is a file', async () => {
    const workspace = await filled(kind, place());
    const long = 'ä'.repeat(200);
    const edits: readonly Edit[] = [
      { kind: 'set-alias', model, alias: long, version: '1' },
      { kind: 'set-tag', model, version: '1', key: long, value: '' },
      { kind: 'set-tag', model, version: null, key: `a/${long}`, value: '' },
    ];
    for (const edit of edits) {
      const done = workspace.edit(edit, LATER);
      if (kind === 'files') await expect(done).rejects.toMatchObject({ code: 'name-bytes' });
      else expect(await done).toMatchObject({ id: expect.any(String) as string });
    }
  });

  it('says what it does not find, and what MLflow would refuse', async () => {
    const workspace = await filled(kind, place());
    const before = await contents(workspace);
    const rows: readonly (readonly [Edit, string])[] = [
      [{ kind: 'set-alias', model: 'none', alias: 'a', version: '1' }, 'store-no-model'],
      [{ kind: 'set-alias', model, alias: 'a', version: '9' }, 'version-none'],
      [{ kind: 'set-alias', model, alias: 'latest', version: '1' }, 'name-reserved'],
      [{ kind: 'set-alias', model, alias: 'a b', version: '1' }, 'name-alias'],
      [{ kind: 'set-tag', model, version: '1', key: '../x', value: '' }, 'name-path'],
      [{ kind: 'set-tag', model, version: null, key: 'k', value: 'x'.repeat(100_001) }, 'name-value-length'],
      [{ kind: 'set-tag', model, version: '1', key: 'mlflow.prompt.is_prompt', value: '' }, 'name-tag-prompt'],
      [{ kind: 'set-tag', model, version: null, key: 'mlflow.prompt.is_prompt', value: 'true' }, 'name-tag-prompt'],
      [{ kind: 'describe', model, version: '1', text: 'a\0b' }, 'name-text'],
      [{ kind: 'delete-version', model, version: '3' }, 'version-none'],
      [{ kind: 'delete-model', model: 'none' }, 'store-no-model'],
    ];
    for (const [edit, wanted] of rows)
      await expect([edit, await workspace.edit(edit, LATER).catch((error) => error.code)]).toEqual([edit, wanted]);
    // Nothing to do is nothing done.
    for (const edit of [
      { kind: 'remove-alias', model, alias: 'none' },
      { kind: 'set-alias', model, alias: 'live', version: '2' },
      { kind: 'remove-tag', model, version: null, key: 'none' },
    ] as const)
      expect(await workspace.edit(edit, LATER)).toMatchObject({ id: null });
    expect(await contents(workspace)).toEqual(before);
    for (const id of ['x', '../..', '20260101-000000-00000000'])
      await expect(workspace.undoEdit(id)).rejects.toMatchObject({ code: 'edit-unknown' });
  });

  it('does not take back what somebody changed since', async () => {
    const workspace = await filled(kind, place());
    const alias = await workspace.edit({ kind: 'set-alias', model, alias: 'champion', version: '2' }, LATER);
    const tag = await workspace.edit({ kind: 'set-tag', model, version: '1', key: 'note', value: 'a' }, LATER);
    const text = await workspace.edit({ kind: 'describe', model, version: '2', text: 'mine' }, LATER);
    await workspace.edit({ kind: 'remove-alias', model, alias: 'champion' }, LATER + 1);
    await workspace.edit({ kind: 'set-tag', model, version: '1', key: 'note', value: 'b' }, LATER + 1);
    await workspace.edit({ kind: 'describe', model, version: '2', text: 'theirs' }, LATER + 1);
    const before = await contents(workspace);
    for (const { id } of [alias, tag, text])
      await expect(workspace.undoEdit(id ?? '')).rejects.toMatchObject({ code: 'edit-changed' });
    const gone = await workspace.edit({ kind: 'delete-model', model }, LATER);
    await port(workspace, { files: { MLmodel: 'another' } });
    await expect(workspace.undoEdit(gone.id ?? '')).rejects.toMatchObject({ code: 'edit-taken' });
    expect(before).not.toEqual(await contents(workspace));
    expect((await workspace.model(model))?.versions).toHaveLength(1);
  });

  it('has taken back what it could not forget, and says that something was kept', async () => {
    let stuck = false;
    const disk: Disk = {
      ...DISK,
      failpoint(operation, file) {
        if (stuck && operation === 'remove' && file.includes(`${path.sep}edits${path.sep}`))
          throw Object.assign(new Error('EIO'), { code: 'EIO' });
        return undefined;
      },
    };
    const workspace = await reopened(await filled(kind, place()), disk);
    const { id } = await workspace.edit({ kind: 'set-alias', model, alias: 'champion', version: '2' }, LATER);
    stuck = true;
    expect(await workspace.undoEdit(id ?? '')).toEqual({ left: [], kept: true });
    expect((await workspace.model(model))?.aliases.get('champion')).toBe('1');
    // What is left is too old one day, and is tried again then.
    stuck = false;
    await workspace.edit(
      { kind: 'set-tag', model, version: '1', key: 'k', value: 'v' },
      Date.now() + 90 * 24 * 3600 * 1000,
    );
    await expect(workspace.undoEdit(id ?? '')).rejects.toMatchObject({ code: 'edit-unknown' });
  });

  it('brings a deleted version back beside an alias that points elsewhere by now', async () => {
    const workspace = await filled(kind, place());
    const { id } = await workspace.edit({ kind: 'delete-version', model, version: '1' }, LATER);
    await workspace.edit({ kind: 'set-alias', model, alias: 'champion', version: '2' }, LATER);
    expect(await workspace.undoEdit(id ?? '')).toEqual({ left: ['champion'], kept: false });
    const now = await workspace.model(model);
    expect([now?.versions.length, now?.aliases.get('champion')]).toEqual([2, '2']);
  });

  it.each(EDITS)('%s, whole or not at all, whichever call fails', async (_what, edit) => {
    const origin = place();
    await filled(kind, origin);
    let left = Infinity;
    let calls = 0;
    const failing: Disk = {
      ...DISK,
      failpoint() {
        calls += 1;
        if (left-- === 0) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        return undefined;
      },
    };
    const copied = async () => {
      const where = place();
      cpSync(origin, where, { recursive: true });
      const inside = path.join(where, 'workspace', kind === 'files' ? 'mlruns' : 'mlflow.db');
      return reopened({ place: path.join(where, 'workspace') } as Workspace, failing).then((each) => {
        expect(each.place).toContain(inside.slice(-6));
        return each;
      });
    };
    const whole = await copied();
    const before = await contents(whole);
    calls = 0;
    await whole.edit(edit, LATER);
    const [after, all] = [await contents(whole), calls];
    expect(all).toBeGreaterThan(3);
    for (let at = 0; at < all; at += Math.max(1, Math.floor(all / 6))) {
      const workspace = await copied();
      left = at;
      await workspace.edit(edit, LATER).catch(() => undefined);
      left = Infinity;
      // The next edit brings to its end what was cut off.
      await workspace.edit({ kind: 'remove-tag', model, version: null, key: 'none' }, LATER).catch(() => undefined);
      const now = JSON.stringify(await contents(workspace));
      expect([JSON.stringify(before), JSON.stringify(after)]).toContain(now);
    }
  });
});

describe('what is kept of edits', () => {
  it('is beside what MLflow lists, and goes when there is too much of it', async () => {
    const workspace = await filled('files', place());
    const kept = path.join(workspace.home.folder, 'edits');
    // None is forgotten in the minute in which it is written.
    const later = Date.now() + 120_000;
    for (let at = 0; at < 205; at += 1)
      await workspace.edit({ kind: 'set-tag', model, version: null, key: 'n', value: String(at) }, later + at * 1000);
    expect(readdirSync(kept).length).toBeLessThanOrEqual(201);
    expect(existsSync(path.join(workspace.place, 'edits'))).toBe(false);
    expect(readFileSync(path.join(workspace.place, 'models/churn/tags/n'), 'utf8')).toBe('204');
  });

  it('is refused by a zip', async () => {
    const workspace = await newWorkspace('zip', place());
    await port(workspace);
    await expect(workspace.edit({ kind: 'delete-model', model }, LATER)).rejects.toMatchObject({
      code: 'zip-no-edits',
    });
  });
});
