import { cpSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openPort, resumePort } from '../../electron/port/end-port.ts';
import { workspaceAt } from '../../electron/port/source-of.ts';
import { openSource } from '../../electron/sources/open-source.ts';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';
import { SEED } from '../support/workspaces.ts';
import type { Act } from './act.ts';
import { leftovers } from './invariants.ts';
import { runAct } from './run-act.ts';

/*
 * A port is killed, its source changes, and it is gone on with. Every kill point with `npm run test:faults`, else some of each phase. Whatever
 * comes of it, a version holds one state of the source, and never some files of one and some of another.
 */

const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

/** One of the first files that are copied, one of the last, and a large one, which is the very last. */
const FILES = ['README.md', 'requirements.txt', 'weights.bin'] as const;
const LARGE = 3_000_000;

type Kind = 'sqlite' | 'files' | 'zip';

/** Gives a model another state: other bytes, as many as before, as where it is trained again. Its times are put back, as a copy may do. */
function write(model: string, state: string): void {
  for (const name of FILES) {
    const file = path.join(model, name);
    const { atime, mtime } = statSync(file, { throwIfNoEntry: false }) ?? { atime: 1, mtime: 1 };
    writeFileSync(file, state.repeat(name === 'weights.bin' ? LARGE : 100));
    utimesSync(file, atime, mtime);
  }
}

function scene(kind: Kind) {
  const around = path.join(folder.path, `k${(made += 1)}`);
  const [source, data] = [path.join(around, 'model'), path.join(around, 'data')];
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), source, { recursive: true });
  write(source, 'A');
  const out = path.join(around, 'out');
  mkdirSync(out);
  const layout = kind === 'files' ? 'files' : 'sqlite';
  const to = kind === 'zip' ? path.join(out, 'm.zip') : out;
  const act: Act = { act: 'export', source, to, data, layout, alias: kind === 'zip' ? null : 'champion', kill: null };
  const context = { data, seed: SEED, tool: 'test' };
  /** null where it had not begun. */
  const port = () => openPort(null, context).catch(() => null);
  /** Of which state each version is; 'mixed' where of none. */
  const states = async () => {
    const workspace = await workspaceAt(to, { data }).catch(() => null);
    const versions = (await workspace?.model('churn'))?.versions ?? [];
    const all: string[] = [];
    for (const { version } of versions) all.push(await stateOf(await (workspace?.files('churn', version) ?? '')));
    return all;
  };
  return { act, context, source, out, port, states };
}

async function stateOf(place: string): Promise<string> {
  const source = await openSource({ kind: 'path', path: place });
  try {
    const inside = source.kind === 'zip' ? 'm/' : '';
    const bytes = await Promise.all(FILES.map((name) => source.read(`${inside}${name}`, 1)));
    const found = new Set(bytes.map(([first = 0]) => String.fromCharCode(first)));
    return found.size === 1 ? ([...found][0] ?? '') : 'mixed';
  } finally {
    await source.close();
  }
}

/** What happens to the source meanwhile. All but the first leave its sizes as they are. */
const CHANGES: readonly (readonly [string, (source: string) => void])[] = [
  ['is trained again', (source) => write(source, 'B')],
  ['is removed and made anew', (source) => (rmSync(path.join(source, 'weights.bin')), write(source, 'B'))],
];

const KINDS = await Promise.all(
  (['sqlite', 'files', 'zip'] as const).map(async (kind) => ({
    kind,
    calls: (await runAct(scene(kind).act)).said.calls,
  })),
);

describe.each(KINDS)('a port into $kind that is killed, and whose source', ({ kind, calls }) => {
  // While it is copied, read back, registered, and just before its last line.
  const few = [Math.ceil(calls / 3), calls - 30, calls - 12, calls - 2];
  const points = ALL ? [...Array(calls).keys()] : few;
  const changes = ALL ? CHANGES : CHANGES.slice(0, 1);
  const cases = changes.flatMap(([what, change]) => points.map((kill) => [what, kill, change] as const));

  it.each(cases)(
    `%s after call %i of ${calls}: the same command ports what is there now`,
    async (_what, kill, change) => {
      const { act, source, out, port, states } = scene(kind);
      expect((await runAct({ ...act, kill })).signal).toBe('SIGKILL');
      const listed = await states();
      const phase = (await port())?.state.phase;
      await setTimeout(5);
      change(source);
      const { said, err } = await runAct(act);
      // A zip that has its name is in the way of another.
      if (kind === 'zip' && (listed.length > 0 || phase === 'done')) return expect(await states()).toEqual(['A']);
      expect([said.outcome, err]).toEqual(['ported', '']);
      expect(await states()).toEqual([...listed, 'B']);
      return expect(leftovers(out)).toEqual([]);
    },
  );

  it.each(points)(
    `is trained again after call %i of ${calls}: resume ends it whole where all was copied, and refuses else`,
    async (kill) => {
      const { act, context, source, out, port, states } = scene(kind);
      expect((await runAct({ ...act, kill })).signal).toBe('SIGKILL');
      const begun = await port();
      if (begun === null || begun.state.phase === 'done') return;
      await setTimeout(5);
      write(source, 'B');
      const resumed: unknown = await resumePort(begun, context).catch((error: unknown) => error);
      if (resumed instanceof Error) {
        expect(resumed).toMatchObject({ code: 'source-stale' });
        expect(['copying', 'staged']).toContain(begun.state.phase);
        expect([await states(), leftovers(out)]).toEqual([[], []]);
        expect((await port())?.state.phase).toBe('undone');
      } else {
        expect(begun.state.phase).not.toBe('copying');
        expect(await states()).toEqual(['A']);
      }
    },
  );
});
