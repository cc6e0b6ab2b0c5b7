import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { DISK, type Disk } from '../../../electron/transfer/disk.ts';
import { temporaryFolder } from '../../support/served.ts';
import { AT, CHURN, contents, newWorkspace, once, port, portId, reopened } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove(), 60_000);
// Every step waits for the disk, which is shared with whatever else runs.
vi.setConfig({ testTimeout: 60_000 });
let made = 0;
const place = () => path.join(folder.path, `w${(made += 1)}`);

describe.each(['files', 'sqlite'] as const)('a registry of kind %s', (kind) => {
  it('clears up half a manifest of a port that was cut off while it wrote it', async () => {
    const cut: Disk = {
      ...DISK,
      failpoint(operation, file) {
        if (operation === 'rename' && file.endsWith('manifest.json')) throw Object.assign(new Error(), { code: 'EIO' });
        return undefined;
      },
    };
    const workspace = await newWorkspace(kind, place(), cut);
    const id = portId();
    const staging = await workspace.begin(id);
    const file = await staging.putFile({ path: 'MLmodel', size: 3 }, () => once('one'));
    const manifest = {
      name: 'churn',
      description: null,
      tags: {},
      aliases: [],
      digest: '',
      files: [file],
      folders: [],
    };
    await expect(staging.publish({ format: 1, ...manifest })).rejects.toMatchObject({ code: 'EIO' });
    const halves = () =>
      readdirSync(path.dirname(workspace.place), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.new'),
      );
    expect(halves()).toHaveLength(1);
    await (await (await reopened(workspace)).begin(id)).abort();
    expect(halves()).toEqual([]);
  });

  it('counts versions on, moves an alias, and puts it back', async () => {
    const workspace = await newWorkspace(kind, place());
    await port(workspace, { alias: 'champion' });
    const second = await port(workspace, { files: { MLmodel: 'two' }, alias: 'champion' });
    expect(second).toMatchObject({ version: '2', made: false, aliasBefore: '1' });
    const input = {
      port: second.port,
      model: 'churn',
      version: '2',
      alias: 'champion',
      aliasBefore: '1',
      existing: false,
      digest: second.digest,
      at: AT,
    };
    expect(await workspace.undo(input)).toEqual({
      left: ['number'],
      aliases: [{ alias: 'champion', version: '1' }],
    });
    const model = await workspace.model('churn');
    expect([model?.aliases.get('champion'), model?.versions.map(({ version }) => version)]).toEqual(['1', ['1']]);
    expect((await port(workspace, { files: { MLmodel: 'three' } })).version).toBe('3');
  });

  it('leaves an alias that was moved on, and keeps a version that another alias names', async () => {
    const workspace = await newWorkspace(kind, place());
    const first = await port(workspace, { alias: 'champion' });
    await port(workspace, { files: { MLmodel: 'two' }, alias: 'champion' });
    const input = {
      port: first.port,
      model: 'churn',
      version: '1',
      alias: 'champion',
      aliasBefore: null,
      existing: false,
      digest: first.digest,
      at: AT,
    };
    await workspace.undo(input);
    expect((await workspace.model('churn'))?.aliases.get('champion')).toBe('2');
    const third = await port(workspace, { files: { MLmodel: '3' }, alias: 'shadow' });
    await port(workspace, { files: { MLmodel: '3' }, alias: 'live' });
    await expect(
      workspace.undo({ ...input, port: third.port, version: '3', alias: 'shadow', digest: third.digest }),
    ).rejects.toMatchObject({ code: 'undo-alias', details: { alias: 'live' } });
    expect((await workspace.model('churn'))?.versions.map(({ version }) => version)).toEqual(['2', '3']);
  });

  it('sets further aliases where nothing has their name, says which, and takes back those alone', async () => {
    const workspace = await newWorkspace(kind, place());
    const aliases = async () => Object.fromEntries((await workspace.model('churn'))?.aliases ?? []);
    await port(workspace, { alias: 'live' });
    const before = await aliases();
    const given = { files: { MLmodel: 'two' }, alias: 'champion', also: ['live', 'a', 'b'] };
    const second = await port(workspace, given);
    expect(second).toMatchObject({ version: '2', also: ['a', 'b'], taken: { live: '1' } });
    expect(await aliases()).toEqual({ live: '1', champion: '2', a: '2', b: '2' });
    // Gone on with after it was cut off: the same is told.
    expect(await port(workspace, { ...given, port: second.port })).toMatchObject({ existing: false, also: ['a', 'b'] });
    await workspace.edit({ kind: 'set-alias', model: 'churn', alias: 'a', version: '1' }, AT);
    // `a` points elsewhere by now.
    expect((await workspace.undo({ ...second, model: 'churn', alias: 'champion', at: AT })).aliases).toEqual([
      { alias: 'champion', version: null },
      { alias: 'b', version: null },
    ]);
    expect(await aliases()).toEqual({ ...before, a: '1' });
    const expected = await workspace.plan('churn', null);
    const late = port(workspace, { files: { MLmodel: 'three' }, also: ['b', 'a'], expected });
    await expect(late).rejects.toMatchObject({ code: 'plan-stale', details: { what: 'alias', now: '1' } });
  });

  it('takes back only the alias of a version that was there before', async () => {
    const workspace = await newWorkspace(kind, place());
    await port(workspace);
    const again = await port(workspace, { alias: 'champion' });
    expect(again).toMatchObject({ existing: true, aliasBefore: null });
    const undone = { left: [], aliases: [{ alias: 'champion', version: null }] };
    expect(await workspace.undo({ ...again, model: 'churn', alias: 'champion', at: AT })).toEqual(undone);
    expect(await workspace.undo({ ...again, model: 'churn', alias: 'champion', at: AT })).toEqual({
      ...undone,
      aliases: [],
    });
    const model = await workspace.model('churn');
    expect([model?.versions.length, model?.aliases.size]).toEqual([1, 0]);
    expect(await contents(workspace, 'churn', '1')).toEqual(CHURN);
  });

  it('refuses what a plan relied on and is not so any more', async () => {
    const workspace = await newWorkspace(kind, place());
    const expected = await workspace.plan('churn', 'champion');
    await port(workspace);
    const late = port(workspace, { files: { MLmodel: 'late' }, alias: 'champion', expected });
    await expect(late).rejects.toMatchObject({ code: 'plan-stale', details: { what: 'next' } });
    const then = await workspace.plan('churn', 'champion');
    await port(workspace, { alias: 'champion' });
    const later = port(workspace, { files: { MLmodel: 'late' }, alias: 'champion', expected: then });
    await expect(later).rejects.toMatchObject({ code: 'plan-stale', details: { what: 'alias', now: '1' } });
    expect((await workspace.model('churn'))?.versions).toHaveLength(1);
  });

  it('gives each of many ports at once its own number', async () => {
    const workspace = await newWorkspace(kind, place());
    const done = await Promise.all(
      Array.from({ length: 8 }, (_, at) => port(workspace, { files: { MLmodel: `model ${at}` } })),
    );
    expect(done.map(({ version }) => Number(version)).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
