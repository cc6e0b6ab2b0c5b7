import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openPort, undoPort } from '../../electron/port/end-port.ts';
import { DISK, type Disk } from '../../electron/transfer/disk.ts';
import { ROOT } from '../support/build.ts';
import { exported, type Place } from '../support/ports.ts';
import { temporaryFolder } from '../support/served.ts';
import { SEED } from '../support/workspaces.ts';
import { checkWorkspace, leftovers, stateOf } from './invariants.ts';
import { putBack, PowerCuts, type Loss } from './lost-writes.ts';

const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
vi.setConfig({ testTimeout: ALL ? 1_800_000 : 120_000 });
const folder = temporaryFolder();
afterAll(() => folder.remove(), 60_000);
let made = 0;

interface Scene extends Place {
  /** Holds workspace and settings, and nothing else. */
  readonly around: string;
}

async function scene(layout: Place['layout'], start: 'new' | 'old'): Promise<Scene> {
  const place = path.join(folder.path, `l${(made += 1)}`);
  const around = path.join(place, 'around');
  const source = path.join(place, 'source');
  mkdirSync(around, { recursive: true });
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), source, { recursive: true });
  mkdirSync(path.join(source, 'deep/empty'), { recursive: true });
  const at: Scene = { around, source, to: path.join(around, 'ws'), data: path.join(around, 'data'), layout };
  if (start === 'old') {
    const older = path.join(place, 'older');
    cpSync(source, older, { recursive: true });
    writeFileSync(path.join(older, 'README.md'), 'an older one\n');
    await exported({ ...at, source: older });
  }
  return at;
}

/** A quarter of a hundred cuts by default; before every call with `npm run test:faults`. */
const kept = (at: number) => ALL || at % 13 === 4;
const undo = async ({ data }: Scene, disk: Disk = DISK) => {
  const context = { data, seed: SEED, tool: 'test', disk };
  return undoPort(await openPort(null, context), context);
};

const CASES = (['sqlite', 'files'] as const).flatMap((layout) =>
  (['new', 'old'] as const).map((start) => ({ layout, start })),
);

describe.each(CASES)('a power cut in a port into a $start $layout workspace', ({ layout, start }) => {
  it.each(['nothing', 'names'] satisfies Loss[])(
    'of which %s unsynced survives: only whole versions are listed, and the same command ends it',
    async (loss) => {
      const at = await scene(layout, start);
      const before = stateOf(at.source);
      const [one, two] = start === 'old' ? [['1'], ['1', '2']] : [[], ['1']];
      const power = new PowerCuts(at.around, kept);
      await exported(at, power.disk(DISK));
      const end = power.end();
      expect(power.cuts.length).toBeGreaterThan(ALL ? 60 : 4);
      for (const cut of [...power.cuts, end]) {
        const about = `${loss}, before call ${cut.at}: ${cut.before}`;
        putBack(at.around, cut.remains[loss]);
        const now = await checkWorkspace(at.to, at.data, null);
        // What was reported lasts.
        expect(cut === end ? [two] : [one, two], about).toContainEqual(now.versions);
        const result = await exported(at).catch((error: unknown) => {
          throw new Error(about, { cause: error });
        });
        expect(result, about).toMatchObject({ version: two.at(-1) });
        expect(await checkWorkspace(at.to, at.data, null), about).toEqual({ versions: two, alias: two.at(-1) });
        expect(leftovers(at.to), about).toEqual([]);
        expect(stateOf(at.source), about).toEqual(before);
      }
    },
  );
});

describe.each(['sqlite', 'files'] as const)('a power cut while a port into a %s workspace is taken back', (layout) => {
  it.each(['nothing', 'names'] satisfies Loss[])('of which %s unsynced survives: once more ends it', async (loss) => {
    const at = await scene(layout, 'old');
    await exported(at);
    const power = new PowerCuts(at.around, kept);
    await undo(at, power.disk(DISK));
    for (const cut of [...power.cuts, power.end()]) {
      const about = `${loss}, before call ${cut.at}: ${cut.before}`;
      putBack(at.around, cut.remains[loss]);
      const now = await checkWorkspace(at.to, at.data, null);
      expect([['1'], ['1', '2']], about).toContainEqual(now.versions);
      await undo(at).catch((error: unknown) => {
        throw new Error(about, { cause: error });
      });
      expect(await checkWorkspace(at.to, at.data, null), about).toEqual({ versions: ['1'], alias: '1' });
      expect(leftovers(at.to), about).toEqual([]);
    }
  });
});

it('is a model that notices: without syncs of folders, what was reported would be lost', async () => {
  const at = await scene('files', 'old');
  const power = new PowerCuts(at.around, () => false);
  const disk = power.disk(DISK);
  // Every sync of a folder is hidden from the model.
  const forgetful: Disk = {
    ...disk,
    failpoint: (operation, file) => disk.failpoint?.(operation === 'fsync-folder' ? 'close' : operation, file),
  };
  await exported(at, forgetful);
  putBack(at.around, power.end().remains.nothing);
  expect((await checkWorkspace(at.to, at.data, null)).versions).toEqual(['1']);
});
