import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceAt } from '../../electron/port/source-of.ts';
import { mlflowOn, uriOf, type MlflowSession } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';
import { ALL, copyOf, editIn, EDITS, makeOrigin, model, MORE, NOTHING } from './edit-scene.ts';
import { runAct } from './run-act.ts';

/** So many kill points of each act, where not all are tried. */
const FEW = 4;
const folder = temporaryFolder();
let mlflow: MlflowSession;
beforeAll(() => {
  mlflow = mlflowOn(path.join(folder.path, 'none'));
});
afterAll(async () => {
  await mlflow.close();
  folder.remove();
}, 60_000);
let made = 0;

describe.each(['sqlite', 'files'] as const)('edits of a %s workspace, killed', (layout) => {
  const origin = path.join(folder.path, `origin-${layout}`);
  beforeAll(() => makeOrigin(layout, origin));
  const copied = () => copyOf(origin, path.join(folder.path, `k${(made += 1)}`));
  /** What MLflow lists, the same as what we do. */
  const seen = async (around: string) => {
    const workspace = await workspaceAt(path.join(around, 'workspace'), { data: around });
    await mlflow.call('use', uriOf(workspace));
    const ours = await workspace.model(model);
    const listed = await mlflow.call<{ version: string; aliases: string[] }[]>('listed');
    const theirs = listed.map(({ version }) => version).sort();
    expect(theirs).toEqual((ours?.versions ?? []).map(({ version }) => version).sort());
    const said = [ours, ...(ours?.versions ?? [])].map((each) => [
      each?.description,
      Object.fromEntries(each?.tags ?? []),
    ]);
    return { versions: theirs, aliases: Object.fromEntries(ours?.aliases ?? []), said };
  };

  it.each([...EDITS, ...(ALL ? MORE : [])])(
    '$kind: before or after, never more than begun, ended by the next act, and taken back',
    async (edit) => {
      const whole = copied();
      const before = await seen(whole);
      const done = await runAct(editIn(whole, layout, edit));
      const after = await seen(whole);
      const back = await runAct(editIn(whole, layout, done.said.id ?? ''));
      expect([back.err, await seen(whole)]).toEqual(['', before]);
      const points = (calls: number) =>
        [...Array(calls).keys()].filter((at) => ALL || at % Math.ceil(calls / FEW) === 0);
      for (const kill of points(done.said.calls)) {
        const around = copied();
        const ended = await runAct(editIn(around, layout, edit, kill));
        expect([kill, ended.signal, ended.err]).toEqual([kill, 'SIGKILL', '']);
        const now = await seen(around);
        expect([before.versions, after.versions]).toContainEqual(now.versions);
        // An alias never points to what is gone.
        for (const version of Object.values(now.aliases)) expect(now.versions).toContain(version);
        await runAct(editIn(around, layout, NOTHING));
        expect([before, after]).toContainEqual(await seen(around));
        await runAct(editIn(around, layout, edit));
        expect(await seen(around)).toEqual(after);
      }
      for (const kill of points(back.said.calls)) {
        const around = copied();
        const { said } = await runAct(editIn(around, layout, edit));
        expect((await runAct(editIn(around, layout, said.id ?? '', kill))).signal).toBe('SIGKILL');
        const now = await seen(around);
        expect([before.versions, after.versions]).toContainEqual(now.versions);
        // Once more ends it, or it had ended.
        await runAct(editIn(around, layout, said.id ?? ''));
        expect(await seen(around)).toEqual(before);
      }
    },
  );
});
