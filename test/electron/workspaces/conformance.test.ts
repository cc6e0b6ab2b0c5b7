import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { DISK, type Disk } from '../../../electron/transfer/disk.ts';
import type { Workspace } from '../../../electron/workspaces/workspace.ts';
import { WORKSPACE_KINDS } from '../../../shared/workspace/kinds.ts';
import { temporaryFolder } from '../../support/served.ts';
import { AT, CHURN, contents, newWorkspace, once, port, portId, reopened } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove(), 60_000);
// Every step waits for the disk, which is shared with whatever else runs.
vi.setConfig({ testTimeout: 60_000 });
let made = 0;
const place = () => path.join(folder.path, `w${(made += 1)}`);

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
    const runLink = 'https://host/#/experiments/1/runs/r1';
    const done = await port(workspace, { description: 'First\nof all', alias, runLink });
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
      runLink,
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
    const left = workspace.capabilities.keepsNumbers ? ['model', 'number'] : [];
    const aliases = alias === null ? [] : [{ alias, version: null }];
    expect(await workspace.undo(input)).toEqual({ left, aliases });
    expect((await workspace.model('churn'))?.versions ?? []).toEqual([]);
    expect((await workspace.model('churn'))?.aliases.size ?? 0).toBe(0);
    expect((await workspace.plan('churn', null)).next).toBe(workspace.capabilities.keepsNumbers ? '2' : '1');
    expect(leftovers(workspace)).toEqual([]);
    // Once more is no error.
    expect(await workspace.undo(input)).toEqual({ left, aliases: [] });
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
