import { cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/build.ts';
import type { Act } from './act.ts';
import { checkWorkspace, leftovers } from './invariants.ts';
import { mounts, remount } from './mounts.ts';
import { runAct } from './run-act.ts';

const disks = mounts();
afterAll(() => disks.remove());
const { folder, disk } = disks;
let made = 0;

function scene(place: string, layout: Act['layout'], weights: number): Act {
  const around = path.join(folder, `d${(made += 1)}`);
  mkdirSync(around);
  const source = path.join(around, 'source');
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), source, { recursive: true });
  writeFileSync(path.join(source, 'weights.bin'), Buffer.alloc(weights, 7));
  const data = path.join(around, 'data');
  return { act: 'export', source, to: path.join(place, 'ws'), data, layout, alias: 'champion', kill: null };
}

describe.each(disks.why === null ? (['sqlite', 'files'] as const) : [])(
  'a %s workspace on a disk of its own',
  (layout) => {
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
        remount(place, 'size=512m');
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
      remount(place, 'nr_inodes=10000');
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
      remount(place, 'ro');
      const other = { ...act, source: scene(place, layout, 2000).source };
      const { said } = await runAct(other);
      expect(said).toMatchObject({ stopped: [{ id: 'P33', code: 'target-not-writable' }] });
      const forced = await runAct({ ...other, preflight: false });
      expect(forced.err).toMatch(/EROFS|readonly|read-only|unable to open|cannot-write/);
      expect((await checkWorkspace(act.to, act.data, null)).versions).toEqual(['1']);
      remount(place, 'rw');
      expect((await runAct(other)).said).toMatchObject({ version: '2' });
    });
  },
);

it('F25: many files and few handles', async () => {
  const act = scene(folder, 'sqlite', 10);
  for (let at = 0; at < 800; at += 1) writeFileSync(path.join(act.source, `f${at}`), String(at));
  const ended = await runAct({ ...act, to: path.join(folder, 'many') }, ['bash', '-c', 'ulimit -n 64; exec "$@"', '-']);
  expect(ended).toMatchObject({ err: '', said: { version: '1', identical: 808 } });
});
