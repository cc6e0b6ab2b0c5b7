import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPort, resumePort } from '../../electron/port/end-port.ts';
import { workspaceAt } from '../../electron/port/source-of.ts';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';
import { SEED } from '../support/workspaces.ts';
import type { Act } from './act.ts';
import { leftovers } from './invariants.ts';
import { runAct } from './run-act.ts';

/** Every kill point with `npm run test:faults`, else some around the end, where the alias is moved and that is written down. */
const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
const MODEL = path.join(ROOT, 'assets/examples/diabetes-2025');
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

/**
 * `champion` points to the second of two versions; an act that ports the first once more, and moves it there. Where it is not `planned`,
 * the commit is the first to find it, as where somebody registers the same meanwhile.
 */
async function scene(layout: Act['layout'], planned: boolean) {
  const around = path.join(folder.path, `s${(made += 1)}`);
  mkdirSync(around);
  const other = path.join(around, 'other');
  cpSync(MODEL, other, { recursive: true });
  writeFileSync(path.join(other, 'README.md'), 'another one');
  const [to, data] = [path.join(around, 'ws'), path.join(around, 'data')];
  const act: Act = { act: 'export', source: MODEL, to, data, layout, alias: 'champion', kill: null };
  for (const source of [MODEL, other]) await runAct({ ...act, source });
  const again = { ...act, preflight: planned };
  const last = async () => (await openPort(null, { data, seed: SEED, tool: 'test' })).state;
  const before = (await last()).plan.id;
  const champion = async () => (await (await workspaceAt(to, { data })).model('churn'))?.aliases.get('champion');
  /** Whether it came so far that something is to be taken back. */
  const begun = async () => {
    try {
      return (await last()).plan.id !== before;
    } catch {
      return false;
    }
  };
  return { act: again, to, data, champion, begun };
}

const SCENES = (['sqlite', 'files'] as const).flatMap((layout) => [[layout, true] as const, [layout, false] as const]);
const counts = await Promise.all(
  SCENES.map(async ([layout, planned]) => {
    const { act, champion } = await scene(layout, planned);
    const { said } = await runAct(act);
    expect([said.outcome, said.version, await champion()]).toEqual(['existing', '1', '1']);
    return { layout, planned, calls: said.calls };
  }),
);

describe.each(counts)(
  'a port into a $layout workspace that has the same already (planned so: $planned)',
  ({ layout, planned, calls }) => {
    const points = [...Array(calls).keys()].filter(
      (at) => ALL || (at > calls - (planned ? 14 : 20) && (calls - at) % 2 === 1),
    );

    it.each(points)(`killed before call %i of ${calls}: undo puts its alias back`, async (kill) => {
      const { act, to, champion, begun } = await scene(layout, planned);
      expect((await runAct({ ...act, kill })).signal).toBe('SIGKILL');
      if (!(await begun())) return expect(await champion()).toBe('2');
      expect((await runAct({ ...act, act: 'undo' })).err).toBe('');
      expect(await champion()).toBe('2');
      // SQLite's own journal of nothing goes with its next write.
      return expect(leftovers(to).filter((each) => !each.endsWith('-journal'))).toEqual([]);
    });

    it.each(points)(
      `killed before call %i of ${calls}, gone on with, and taken back: its alias is back`,
      async (kill) => {
        const { act, data, champion, begun } = await scene(layout, planned);
        expect((await runAct({ ...act, kill })).signal).toBe('SIGKILL');
        if (!(await begun())) return expect(await champion()).toBe('2');
        const context = { data, seed: SEED, tool: 'test' };
        const port = await openPort(null, context);
        if (port.state.phase !== 'done') await resumePort(port, context);
        expect(await champion()).toBe('1');
        expect((await runAct({ ...act, act: 'undo' })).err).toBe('');
        return expect(await champion()).toBe('2');
      },
    );
  },
);
