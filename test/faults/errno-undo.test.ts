import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPort, undoPort } from '../../electron/port/end-port.ts';
import { reportOfJournal } from '../../electron/port/report-of.ts';
import { DISK, type Disk } from '../../electron/transfer/disk.ts';
import { ROOT } from '../support/build.ts';
import { exported } from '../support/ports.ts';
import { temporaryFolder } from '../support/served.ts';
import { SEED } from '../support/workspaces.ts';
import { checkWorkspace, leftovers } from './invariants.ts';

/*
 * Whoever was told that an undo failed does not expect the version to go later: no other port takes it away. Where it is gone already,
 * the next port clears up what is left.
 */
const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

/** `champion` points to the second of two versions, which is to be taken back. */
async function scene(layout: 'sqlite' | 'files') {
  const around = path.join(folder.path, `u${(made += 1)}`);
  mkdirSync(around, { recursive: true });
  const [source, other] = [path.join(around, 'source'), path.join(around, 'other')];
  for (const each of [source, other])
    cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), each, { recursive: true });
  writeFileSync(path.join(other, 'README.md'), 'another one');
  const place = { to: path.join(around, 'ws'), data: path.join(around, 'data'), layout, source };
  await exported({ ...place, source: other });
  const { id, journal } = await exported(place);
  const context = { data: place.data, seed: SEED, tool: 'test' };
  return {
    to: place.to,
    async undo(disk: Disk = DISK) {
      const on = { ...context, disk };
      return undoPort(await openPort(id, on), on);
    },
    another: () => exported({ ...place, source: other }, DISK, { model: 'unrelated', alias: null }),
    seen: () => checkWorkspace(place.to, place.data, null),
    outcome: () => reportOfJournal(journal).outcome,
  };
}

const counts = await Promise.all(
  (['sqlite', 'files'] as const).map(async (layout) => {
    let calls = 0;
    await (await scene(layout)).undo({ ...DISK, failpoint: () => void (calls += 1) });
    return { layout, calls };
  }),
);

describe.each(counts)('taking a version back out of a $layout workspace', ({ layout, calls }) => {
  const points = [...Array(calls).keys()].filter((at) => ALL || at % 5 === 2);
  const cases = points.flatMap((at) => [[at, 'that call alone'] as const, [at, 'every call from then on'] as const]);
  it.each(cases)(`fails at call %i of ${calls} (%s): another port does not carry it out`, async (at, which) => {
    const { to, undo, another, seen, outcome } = await scene(layout);
    let now = 0;
    const failing: Disk = {
      ...DISK,
      failpoint() {
        const fails = which === 'that call alone' ? now === at : now >= at;
        now += 1;
        if (fails) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        return undefined;
      },
    };
    const error: unknown = await undo(failing).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error !== null) expect(error).toMatchObject({ code: 'cannot-write' });
    const { versions, alias } = await seen();
    const live = versions.includes('2');
    if (live) expect(error).not.toBeNull();
    if (live && which === 'that call alone') expect(outcome()).toBe('ported');
    await another();
    expect(await seen()).toEqual({ versions, alias });
    await undo();
    expect(await seen()).toEqual({ versions: ['1'], alias: '1' });
    expect(leftovers(to)).toEqual([]);
  });
});
