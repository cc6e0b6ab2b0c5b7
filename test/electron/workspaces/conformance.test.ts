import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openSource } from '../../../electron/sources/open-source.ts';
import { findModels } from '../../../electron/sources/find-models.ts';
import { DISK, type Disk } from '../../../electron/transfer/fs.ts';
import type { Workspace } from '../../../electron/workspaces/workspace.ts';
import { WORKSPACE_KINDS } from '../../../shared/workspace/kinds.ts';
import { temporaryFolder } from '../../support/served.ts';
import { AT, CHURN, newWorkspace, once, port, portId, reopened } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove(), 60_000);
// Every step waits for the disk, which is shared with whatever else runs.
vi.setConfig({ testTimeout: 60_000 });
let made = 0;
const place = () => path.join(folder.path, `w${(made += 1)}`);

async function contents(workspace: Workspace, name: string, version: string): Promise<Record<string, string>> {
  const source = await openSource({ kind: 'path', path: await workspace.files(name, version) });
  try {
    const { models } = await findModels(source);
    const inside = models[0]?.path ?? '';
    const texts: Record<string, string> = {};
    for (const file of Object.keys(CHURN))
      texts[file] = new TextDecoder().decode(await source.read(inside === '' ? file : `${inside}/${file}`, 1 << 20));
    return texts;
  } finally {
    await source.close();
  }
}
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

describe.each(WORKSPACE_KINDS)('a workspace of kind %s', (kind) => {
  it('is empty when it is new, and says what a port would meet', async () => {
    const workspace = await newWorkspace(kind, place());
    expect(workspace.kind).toBe(kind);
    expect(workspace.readOnly).toBeNull();
    expect(await workspace.models()).toEqual([]);
    expect(await workspace.model('churn')).toBeNull();
    expect(await workspace.plan('churn', null)).toEqual({ next: '1', fresh: true, aliasBefore: null });
  });

  it('shows nothing before the commit, and nothing of what was given up', async () => {
    const workspace = await newWorkspace(kind, place());
    const id = portId();
    const staging = await workspace.begin(id);
    await staging.putFolder('hollow');
    const file = await staging.putFile({ path: 'MLmodel', size: 3 }, () => once('one'));
    expect(file).toEqual({ path: 'MLmodel', size: 3, digest: sha('one') });
    expect(await workspace.models()).toEqual([]);
    await staging.publish({
      format: 1,
      name: 'churn',
      description: null,
      tags: {},
      aliases: [],
      digest: '',
      files: [file],
      folders: [],
    });
    expect(await staging.readBack('MLmodel')).toEqual({ size: 3, digest: sha('one') });
    expect(await staging.readBack('other')).toBeNull();
    expect(await workspace.models()).toEqual([]);
    await staging.abort();
    await staging.abort();
    expect(await workspace.models()).toEqual([]);
    expect(await workspace.find(id, 'churn', file.digest)).toBeNull();
    expect(leftovers(workspace)).toEqual([]);
  });

  it('refuses a file that is longer or shorter than it was listed', async () => {
    const workspace = await newWorkspace(kind, place());
    for (const size of [2, 4]) {
      const staging = await workspace.begin(portId());
      await expect(staging.putFile({ path: 'MLmodel', size }, () => once('one'))).rejects.toMatchObject({
        code: 'source-changed',
      });
      await staging.abort();
    }
  });

  it('lists a version with all it was given, byte for byte', async () => {
    const workspace = await newWorkspace(kind, place());
    const alias = workspace.capabilities.aliases ? 'champion' : null;
    const done = await port(workspace, { description: 'First\nof all', alias });
    expect(done).toMatchObject({ version: '1', made: true, existing: false, aliasBefore: null });
    const again = await reopened(workspace);
    const [model] = await again.models();
    expect(model?.name).toBe('churn');
    expect(model?.versions).toHaveLength(1);
    expect(model?.versions[0]).toMatchObject({
      version: '1',
      stage: 'None',
      status: 'READY',
      description: 'First\nof all',
    });
    expect(model?.versions[0]?.tags.get('team/name')).toBe('risk');
    expect(model?.versions[0]?.tags.get('note')).toBe('ü');
    if (alias !== null) expect(model?.aliases.get('champion')).toBe('1');
    expect(await again.model('churn')).toEqual(model);
    expect(await contents(again, 'churn', '1')).toEqual(CHURN);
    expect(await again.find(done.port, 'churn', done.digest)).toBe('1');
  });

  it('works on Windows too, where no folder can be synced', async () => {
    const windows: Disk = { ...DISK, platform: 'win32' };
    const workspace = await newWorkspace(kind, place(), windows);
    const { version, port: id, digest, existing } = await port(workspace);
    expect(await contents(workspace, 'churn', version)).toEqual(CHURN);
    await workspace.undo({
      port: id,
      model: 'churn',
      version,
      alias: null,
      aliasBefore: null,
      existing,
      digest,
      at: AT,
    });
    expect((await workspace.model('churn'))?.versions ?? []).toEqual([]);
  });

  it('knows the same content again', async () => {
    const workspace = await newWorkspace(kind, place());
    await port(workspace);
    const second = await port(workspace);
    expect(second).toMatchObject({ version: '1', existing: true, made: false });
    expect((await workspace.model('churn'))?.versions).toHaveLength(1);
  });

  it('takes a version back', async () => {
    const workspace = await newWorkspace(kind, place());
    const alias = workspace.capabilities.aliases ? 'champion' : null;
    const { version, port: id, digest, existing } = await port(workspace, { alias });
    const input = { port: id, model: 'churn', version, alias, aliasBefore: null, existing, digest, at: AT + 1 };
    const left = await workspace.undo(input);
    expect(left).toEqual(workspace.capabilities.keepsNumbers ? ['model', 'number'] : []);
    expect((await workspace.model('churn'))?.versions ?? []).toEqual([]);
    expect((await workspace.model('churn'))?.aliases.size ?? 0).toBe(0);
    expect((await workspace.plan('churn', null)).next).toBe(workspace.capabilities.keepsNumbers ? '2' : '1');
    expect(leftovers(workspace)).toEqual([]);
    // Once more is no error.
    expect(await workspace.undo(input)).toEqual(left);
    expect(await port(workspace)).toMatchObject({ existing: false });
  });

  it('is what it was, or whole, whichever call fails', async () => {
    let calls = 0;
    const count: Disk = { ...DISK, failpoint: () => void (calls += 1) };
    const counted = await newWorkspace(kind, place(), count);
    calls = 0;
    const alias = counted.capabilities.aliases ? 'champion' : null;
    await port(counted, { alias });
    const all = calls;
    expect(all).toBeGreaterThan(5);
    for (let at = 0; at < all; at += 1) {
      let left = Infinity;
      const failing: Disk = {
        ...DISK,
        failpoint: () => {
          if (left-- === 0) throw Object.assign(new Error('EIO'), { code: 'EIO' });
          return undefined;
        },
      };
      const workspace = await newWorkspace(kind, place(), failing);
      left = at;
      await expect(port(workspace, { alias })).rejects.toThrow();
      left = Infinity;
      const whole = await reopened(workspace);
      const model = await whole.model('churn');
      if ((model?.versions.length ?? 0) > 0) expect(await contents(whole, 'churn', '1')).toEqual(CHURN);
      // The same content again: at most one version of it is there in the end.
      const done = await port(whole, { alias });
      expect(done.version).toBe('1');
      const now = await whole.model('churn');
      expect(now?.versions).toHaveLength(1);
      if (alias !== null) expect(now?.aliases.get('champion')).toBe('1');
    }
  });
});

/** What a port left besides its journal's folder. */
function leftovers(workspace: Workspace): string[] {
  const base = path.dirname(workspace.place);
  return readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /porter-zip|[\\/]stage|[\\/]desk|[\\/]away|model-porter[\\/]20/.test(name),
  );
}

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
    expect(await workspace.undo(input)).toEqual(['number']);
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
    expect(second).toMatchObject({ version: '2', also: ['a', 'b'] });
    expect(await aliases()).toEqual({ live: '1', champion: '2', a: '2', b: '2' });
    // Gone on with after it was cut off: the same is told.
    expect(await port(workspace, { ...given, port: second.port })).toMatchObject({ existing: false, also: ['a', 'b'] });
    await workspace.edit({ kind: 'set-alias', model: 'churn', alias: 'a', version: '1' }, AT);
    await workspace.undo({ ...second, model: 'churn', alias: 'champion', at: AT });
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
    await workspace.undo({ ...again, model: 'churn', alias: 'champion', at: AT });
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
