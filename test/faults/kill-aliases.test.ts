import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { workspaceAt } from '../../electron/port/source-of.ts';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';
import { filesOf, newWorkspace, port, type Files, type Given } from '../support/workspaces.ts';
import type { Act } from './act.ts';
import { checkWorkspace, leftovers } from './invariants.ts';
import { runAct } from './run-act.ts';

/** Every kill point with `npm run test:faults`, else some around the end, where aliases are set one after the other. */
const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
const sample = (count: number) =>
  [...Array(count).keys()].filter((at) => ALL || (at > count - 24 && (count - at) % 3 === 0));

const MODEL = filesOf(path.join(ROOT, 'assets/examples/diabetes-2025'));
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

/** A zip that brings four aliases, one of which is taken where it goes. */
async function scene(layout: Act['layout']) {
  const around = path.join(folder.path, `s${(made += 1)}`);
  mkdirSync(around, { recursive: true });
  const zip = await packed(path.join(around, 'zip'), { also: ['one', 'two', 'three', 'live'] });
  const older = await packed(path.join(around, 'older'), {}, { 'README.md': 'an older one' });
  const [to, data] = [path.join(around, 'ws'), path.join(around, 'data')];
  const first = { act: 'export', source: older, to, data, layout, alias: 'live', kill: null } as const;
  const begun = await runAct(first);
  expect(begun.said, begun.err).toMatchObject({ version: '1' });
  const act: Act = { ...first, source: zip, alias: 'champion' };
  const aliases = async () =>
    Object.fromEntries((await (await workspaceAt(to, { data })).model('churn'))?.aliases ?? []);
  return { act, to, data, aliases };
}

async function packed(around: string, given: Given, more: Files = {}): Promise<string> {
  const zip = await newWorkspace('zip', around);
  await port(zip, { ...given, files: { ...MODEL, ...more } });
  return zip.place;
}

const counts = await Promise.all(
  (['sqlite', 'files'] as const).map(async (layout) => {
    const { act } = await scene(layout);
    const { calls } = (await runAct(act)).said;
    return { layout, calls, undo: (await runAct({ ...act, act: 'undo' })).said.calls };
  }),
);

describe.each(counts)('aliases that a zip brings into a $layout workspace', ({ layout, calls, undo }) => {
  const ALL_SET = { live: '1', champion: '2', one: '2', two: '2', three: '2' };

  it.each(sample(calls))(`killed before call %i of ${calls}: the same command sets all of them`, async (kill) => {
    const { act, to, data, aliases } = await scene(layout);
    expect((await runAct({ ...act, kill })).signal).toBe('SIGKILL');
    const { versions } = await checkWorkspace(to, data, null);
    for (const version of Object.values(await aliases())) expect(versions).toContain(version);
    const again = await runAct(act);
    expect(again.said, again.err).toMatchObject({ version: '2' });
    expect(await aliases()).toEqual(ALL_SET);
    expect(leftovers(to)).toEqual([]);
    expect((await runAct({ ...act, act: 'undo' })).err).toBe('');
    // Killed after its last line, the same command found the version there already.
    expect(await aliases()).toEqual(again.said.outcome === 'existing' ? ALL_SET : { live: '1' });
  });

  it.each(sample(undo).slice(-4))(`taken back, killed before call %i of ${undo}: once more ends it`, async (kill) => {
    const { act, to, aliases } = await scene(layout);
    await runAct(act);
    expect(await aliases()).toEqual(ALL_SET);
    expect((await runAct({ ...act, act: 'undo', kill })).signal).toBe('SIGKILL');
    expect((await runAct({ ...act, act: 'undo' })).err).toBe('');
    expect(await aliases()).toEqual({ live: '1' });
    expect(leftovers(to)).toEqual([]);
  });
});
