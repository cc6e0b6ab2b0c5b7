import { cpSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPort, resumePort } from '../../electron/port/end-port.ts';
import { workspaceAt } from '../../electron/port/source-of.ts';
import { verifyVersion } from '../../electron/port/verify-version.ts';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';
import { SEED } from '../support/workspaces.ts';
import type { Act } from './act.ts';
import { runAct } from './run-act.ts';

/** Every kill point with `npm run test:faults`, else mostly those from where the zip is whole on. */
const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

function scene(links: boolean) {
  const around = path.join(folder.path, `z${(made += 1)}`);
  const [source, out, data] = [path.join(around, 'model'), path.join(around, 'out'), path.join(around, 'data')];
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), source, { recursive: true });
  mkdirSync(out);
  const act: Act = {
    act: 'export',
    source,
    to: path.join(out, 'm.zip'),
    data,
    layout: 'sqlite',
    alias: null,
    kill: null,
    ...(links ? {} : { links: false }),
  };
  const context = { data, seed: SEED, tool: 'test' };
  const left = () => readdirSync(out);
  /** null where it had not begun. */
  const port = () => openPort(null, context).catch(() => null);
  const whole = async () => (await verifyVersion(await workspaceAt(act.to, { data }), 'churn', '1', {})).state;
  return { act, context, left, port, whole };
}

describe.each([
  ['', true],
  [' of a disk without second names', false],
])('an export into a zip%s', async (_which, links) => {
  const calls = (await runAct(scene(links).act)).said.calls;
  const points = [...Array(calls).keys()].filter((at) => ALL || at > calls - 30 || at % 4 === 0);

  it.each(points)(`killed before call %i of ${calls}: undo leaves nothing`, async (kill) => {
    const { act, left, port } = scene(links);
    expect((await runAct({ ...act, kill })).signal).toBe('SIGKILL');
    if ((await port()) !== null) expect(await runAct({ ...act, act: 'undo' })).toMatchObject({ err: '' });
    expect(left()).toEqual([]);
  });

  it.each(points)(
    `killed before call %i of ${calls}: resume makes it whole, without its source once it was whole, and undo takes it back then`,
    async (kill) => {
      const { act, context, left, port, whole } = scene(links);
      expect((await runAct({ ...act, kill })).signal).toBe('SIGKILL');
      const begun = await port();
      if (begun === null) return expect(left()).toEqual([]);
      const { phase } = begun.state;
      if (phase !== 'done') {
        renameSync(act.source, `${act.source}-away`);
        let resumed: unknown = await resumePort(begun, context).catch((error: unknown) => error);
        if (resumed instanceof Error && (phase === 'copying' || phase === 'staged')) {
          expect(resumed).toMatchObject({ code: 'source-gone', details: { path: act.source } });
          renameSync(`${act.source}-away`, act.source);
          resumed = await resumePort(await openPort(null, context), context);
        }
        expect(resumed).toMatchObject({ outcome: 'ported' });
      }
      expect([left(), await whole()]).toEqual([['m.zip'], 'same']);
      expect((await runAct({ ...act, act: 'undo' })).err).toBe('');
      return expect(left()).toEqual([]);
    },
  );
});
