import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../electron/workspaces/open-workspace.ts';
import { takeLock, tryLock } from '../../electron/workspaces/file-lock.ts';
import { ROOT } from '../support/build.ts';
import { MLFLOW_SIDES, mlflowOn, uriOf } from '../support/mlflow-session.ts';
import { exported } from '../support/ports.ts';
import { temporaryFolder } from '../support/served.ts';
import type { Act } from './act.ts';
import { checkWorkspace, leftovers } from './invariants.ts';
import { runAct, startAct } from './run-act.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const numbers = (count: number) => [...Array(count).keys()];

function scene(layout: Act['layout']) {
  const around = path.join(folder.path, `m${(made += 1)}`);
  mkdirSync(around);
  const source = (name: string) => {
    const place = path.join(around, `source-${name}`);
    cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), place, { recursive: true });
    writeFileSync(path.join(place, 'README.md'), name);
    return place;
  };
  const act = (from: string, at: number): Act => ({
    act: 'export',
    source: from,
    to: path.join(around, 'ws'),
    // As people at machines of their own have it.
    data: path.join(around, `data-${at}`),
    layout,
    alias: 'champion',
    kill: null,
  });
  return { to: path.join(around, 'ws'), data: path.join(around, 'data'), source, act };
}

describe.each(['sqlite', 'files'] as const)(
  'eight processes at once into a %s workspace that is new to all',
  (layout) => {
    it('F29: bring eight models: eight versions, each whole, none twice', async () => {
      const { to, data, source, act } = scene(layout);
      const ended = await Promise.all(numbers(8).map((at) => runAct(act(source(String(at)), at))));
      expect(ended.map(({ err }) => err)).toEqual(Array(8).fill(''));
      const versions = ended.map(({ said }) => Number(said.version)).sort((a, b) => a - b);
      expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      const now = await checkWorkspace(to, data, null);
      expect(now.versions).toEqual(versions.map(String));
      expect(leftovers(to)).toEqual([]);
    });

    it('bring the same model: one version, and seven say that it is there', async () => {
      const { to, data, source, act } = scene(layout);
      const from = source('same');
      const ended = await Promise.all(numbers(8).map((at) => runAct(act(from, at))));
      expect(ended.map(({ said, err }) => `${said.version} ${err}`)).toEqual(Array(8).fill('1 '));
      expect(ended.map(({ said }) => said.outcome).sort()).toEqual([...Array<string>(7).fill('existing'), 'ported']);
      expect(await checkWorkspace(to, data, null)).toEqual({ versions: ['1'], alias: '1' });
      expect(leftovers(to)).toEqual([]);
    });

    it('bring models while some of them are killed: what is listed is whole, and the rest can be gone on with', async () => {
      const { to, data, source, act } = scene(layout);
      const acts = numbers(8).map((at) => act(source(String(at)), at));
      await Promise.all(acts.map((each, at) => runAct({ ...each, kill: at % 2 === 0 ? null : 12 + at * 9 })));
      await checkWorkspace(to, data, null);
      const again = await Promise.all(acts.map((each) => runAct(each)));
      expect(again.map(({ err }) => err)).toEqual(Array(8).fill(''));
      const { versions } = await checkWorkspace(to, data, null);
      expect(versions).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
      expect(leftovers(to)).toEqual([]);
    });
  },
);

describe.each(MLFLOW_SIDES)(
  'a %s workspace to which MLflow %s registers at the same time',
  (layout, _version, python) => {
    it('keeps every version of both, and none is overwritten', async () => {
      const { to, data, source, act } = scene(layout);
      expect((await runAct(act(source('first'), 0))).err).toBe('');
      const workspace = await openWorkspace(to, { data });
      if (workspace === null) throw new Error('no workspace');
      // Two MLflows on one file store overwrite each other.
      const sessions = numbers(layout === 'files' ? 1 : 2).map(() => mlflowOn(uriOf(workspace), python));
      const each = 24 / sessions.length;
      const theirs: string[] = [];
      const registering = sessions.map(async (session, at) => {
        for (const number of numbers(each))
          theirs.push(
            await session.call<string>('register', 'churn', `file:///theirs/${at}-${number}`, {
              who: `${at}-${number}`,
            }),
          );
      });
      const porting = numbers(3).map(async (at) => {
        const ours: string[] = [];
        for (const number of numbers(3)) {
          const ended = await runAct({ ...act(source(`${at}-${number}`), at), alias: null });
          expect(ended.err).toBe('');
          ours.push(ended.said.version ?? '');
        }
        return ours;
      });
      await Promise.all(registering);
      const ours = (await Promise.all(porting)).flat();
      const all = [...ours, ...theirs, '1'].map(Number).sort((a, b) => a - b);
      expect(all).toEqual(numbers(all.length).map((at) => at + 1));
      expect(all).toHaveLength(34);
      const listed =
        await sessions[0]?.call<{ version: string; source: string; tags: Record<string, string> }[]>('listed');
      expect(listed).toHaveLength(34);
      for (const { version, source: from, tags } of listed ?? []) {
        const mine = ours.includes(version) || version === '1';
        expect([version, mine, 'model_porter_export' in tags, from.includes('/theirs/')]).toEqual([
          version,
          mine,
          mine,
          !mine,
        ]);
        if (!mine) expect(from).toBe(`file:///theirs/${tags['who']}`);
      }
      for (const session of sessions) await session.close();
    });
  },
);

describe('a lock', () => {
  const file = path.join(folder.path, 'locks/lock');
  it('is held by one, and free when its holder lets go or waited long enough', async () => {
    const first = await tryLock(file);
    expect(first).not.toBeNull();
    expect(await tryLock(file)).toBeNull();
    await expect(takeLock(file, 100)).rejects.toMatchObject({ code: 'workspace-busy' });
    const waiting = takeLock(file, 5000);
    await setTimeout(50);
    first?.release();
    (await waiting).release();
  });

  it('is held until it is released, though nobody refers to it and garbage is collected', async () => {
    const held = path.join(folder.path, 'locks/forgotten');
    // In a function of its own: nothing on the stack refers to it afterwards.
    await (async () => void (await tryLock(held)))();
    await setTimeout(50);
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    await setTimeout(50);
    expect(await tryLock(held)).toBeNull();
  });

  it('is told from those who only look at it: of many who look and take at once, just one takes it', async () => {
    const held = path.join(folder.path, 'locks/looked-at');
    (await tryLock(held))?.release();
    // Others look without a pause, from processes of their own.
    const looking = numbers(4).map(() => startAct({ ...scene('files').act(held, 0), act: 'look-at-lock' }));
    const children = await Promise.all(looking);
    for (let round = 0; round < 200; round += 1) {
      const took = await Promise.all(numbers(3).map(() => tryLock(held)));
      expect(took.filter((lock) => lock !== null)).toHaveLength(1);
      for (const lock of took) lock?.release();
    }
    for (const child of children) child.kill();
  });

  it.each([
    ['SIGSTOP', 'is waited for'],
    ['SIGKILL', 'is free at once'],
  ] as const)('F31, F32: of a process that got %s %s', async (signal, _what) => {
    const { to, source, act, data } = scene('files');
    const from = source('x');
    expect((await runAct(act(from, 0))).err).toBe('');
    const holder = await startAct({ ...act(from, 0), act: 'hold' });
    holder.kill(signal);
    try {
      let done = false;
      const other = exported({ to, data, layout: 'files', source: source('y') }).finally(() => (done = true));
      await setTimeout(1500);
      expect(done).toBe(signal === 'SIGKILL');
      holder.kill('SIGKILL');
      expect(await other).toMatchObject({ version: '2' });
    } finally {
      holder.kill('SIGKILL');
    }
  });
});
