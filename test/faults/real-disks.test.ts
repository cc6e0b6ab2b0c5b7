import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';
import type { Act } from './act.ts';
import { checkWorkspace, leftovers } from './invariants.ts';
import { runAct } from './run-act.ts';

/** Why no disk of our own can be mounted here; null where it can. */
const why = spawnSync('unshare', ['-m', 'true']).status === 0 ? null : 'mounting needs root';
if (why !== null) process.stdout.write(`Without disks that are really full or read-only: ${why}.\n`);
const folder = temporaryFolder();
afterAll(() => {
  for (const place of mounted) spawnSync('umount', [place]);
  folder.remove();
});
const mounted: string[] = [];
let made = 0;

/** A disk in memory of so many bytes and files. */
function disk(size: string, files = 10_000): string {
  const place = path.join(folder.path, `disk-${(made += 1)}`);
  mkdirSync(place);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},nr_inodes=${files}`, 'tmpfs', place]);
  if (status !== 0) throw new Error('it could not be mounted');
  mounted.push(place);
  return place;
}

function scene(place: string, layout: Act['layout'], weights: number): Act {
  const around = path.join(folder.path, `d${(made += 1)}`);
  mkdirSync(around);
  const source = path.join(around, 'source');
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), source, { recursive: true });
  writeFileSync(path.join(source, 'weights.bin'), Buffer.alloc(weights, 7));
  const data = path.join(around, 'data');
  return { act: 'export', source, to: path.join(place, 'ws'), data, layout, alias: 'champion', kill: null };
}
const canMount = why === null && spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folderFor('probe')]).status === 0;
function folderFor(name: string): string {
  const place = path.join(folder.path, name);
  mkdirSync(place);
  mounted.push(place);
  return place;
}
if (why === null && !canMount)
  process.stdout.write('Without disks that are really full or read-only: no mounting here.\n');

describe.each(canMount ? (['sqlite', 'files'] as const) : [])('a %s workspace on a disk of its own', (layout) => {
  it.each(['200k', '1100k', '3m', '5m'])(
    'F06: of %s, which fills up: a clear error, nothing listed, and with more room the same command ends it',
    async (size) => {
      const place = disk(size);
      // The pre-flight would stop it: what fills the disk comes afterwards.
      const act = scene(place, layout, 6_000_000);
      const ended = await runAct({ ...act, preflight: false });
      expect(ended.code, ended.err).not.toBe(0);
      expect(ended.err).toMatch(/disk is full|not written whole|disk-full|database or disk is full/);
      expect((await checkWorkspace(act.to, act.data, null)).versions).toEqual([]);
      spawnSync('mount', ['-o', 'remount,size=512m', place]);
      expect(await runAct(act)).toMatchObject({ said: { version: '1' }, err: '' });
      expect(await checkWorkspace(act.to, act.data, null)).toEqual({ versions: ['1'], alias: '1' });
      expect(leftovers(act.to)).toEqual([]);
    },
  );

  it('F07: without room for another file', async () => {
    const place = disk('512m', 14);
    const act = scene(place, layout, 1000);
    const ended = await runAct({ ...act, preflight: false });
    expect(ended.err).toMatch(/disk is full|disk-full/);
    spawnSync('mount', ['-o', 'remount,nr_inodes=10000', place]);
    expect(await runAct(act)).toMatchObject({ said: { version: '1' }, err: '' });
    expect(leftovers(act.to)).toEqual([]);
  });

  it('has its room asked for before anything is written', async () => {
    const place = disk('5m');
    const act = scene(place, layout, 6_000_000);
    const { said } = await runAct(act);
    expect(said).toMatchObject({ stopped: [{ id: 'P33', code: 'no-space' }] });
    expect(statSync(act.to, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('F22, F24: that is read-only, from the beginning or from the middle', async () => {
    const place = disk('256m');
    const act = scene(place, layout, 1000);
    expect((await runAct(act)).said).toMatchObject({ version: '1' });
    spawnSync('mount', ['-o', 'remount,ro', place]);
    const other = { ...act, source: scene(place, layout, 2000).source };
    const { said } = await runAct(other);
    expect(said).toMatchObject({ stopped: [{ id: 'P33', code: 'target-not-writable' }] });
    const forced = await runAct({ ...other, preflight: false });
    expect(forced.err).toMatch(/EROFS|readonly|read-only|unable to open|cannot-write/);
    expect((await checkWorkspace(act.to, act.data, null)).versions).toEqual(['1']);
    spawnSync('mount', ['-o', 'remount,rw', place]);
    expect((await runAct(other)).said).toMatchObject({ version: '2' });
  });
});

it('F25: many files and few handles', async () => {
  const act = scene(folder.path, 'sqlite', 10);
  for (let at = 0; at < 800; at += 1) writeFileSync(path.join(act.source, `f${at}`), String(at));
  const ended = await runAct({ ...act, to: path.join(folder.path, 'many') }, [
    'bash',
    '-c',
    'ulimit -n 64; exec "$@"',
    '-',
  ]);
  expect(ended).toMatchObject({ err: '', said: { version: '1', identical: 808 } });
});
