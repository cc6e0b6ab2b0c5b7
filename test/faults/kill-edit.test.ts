import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceAt } from '../../electron/port/source-of.ts';
import type { Edit } from '../../shared/workspace/edits.ts';
import { ROOT } from '../support/build.ts';
import { mlflowOn, uriOf, type MlflowSession } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';
import { filesOf, newWorkspace, port } from '../support/workspaces.ts';
import type { Act } from './act.ts';
import { runAct } from './run-act.ts';

/** Every kill point with `npm run test:faults`, else every so many. */
const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
const FEW = 4;
const model = 'churn';
const NOTHING: Edit = { kind: 'remove-tag', model, version: null, key: 'none' };
const EDITS: readonly Edit[] = [
  { kind: 'set-alias', model, alias: 'champion', version: '2' },
  { kind: 'delete-version', model, version: '1' },
  { kind: 'delete-model', model },
];
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
const MODEL = path.join(ROOT, 'assets/examples/diabetes-2025');

describe.each(['sqlite', 'files'] as const)('edits of a %s workspace, killed', (layout) => {
  const origin = path.join(folder.path, `origin-${layout}`);
  beforeAll(async () => {
    const workspace = await newWorkspace(layout, origin);
    await port(workspace, { files: filesOf(MODEL), alias: 'champion' });
    await port(workspace, { files: { MLmodel: 'flavors: {}' } });
  });
  const copied = () => {
    const around = path.join(folder.path, `k${(made += 1)}`);
    cpSync(origin, around, { recursive: true });
    return around;
  };
  const actIn = (around: string, edit: Edit | string, kill: number | null): Act => ({
    act: typeof edit === 'string' ? 'undo-edit' : 'edit',
    edit,
    source: '',
    to: path.join(around, 'workspace'),
    data: path.join(around, 'data'),
    layout,
    alias: null,
    kill,
  });
  /** What MLflow lists, the same as what we do. */
  const seen = async (around: string) => {
    const workspace = await workspaceAt(path.join(around, 'workspace'), { data: around });
    await mlflow.call('use', uriOf(workspace));
    const ours = await workspace.model(model);
    const listed = await mlflow.call<{ version: string; aliases: string[] }[]>('listed');
    const theirs = listed.map(({ version }) => version).sort();
    expect(theirs).toEqual((ours?.versions ?? []).map(({ version }) => version).sort());
    return { versions: theirs, aliases: Object.fromEntries(ours?.aliases ?? []) };
  };

  it.each(EDITS)(
    '$kind: before or after, never more than begun, ended by the next act, and taken back',
    async (edit) => {
      const whole = copied();
      const before = await seen(whole);
      const done = await runAct(actIn(whole, edit, null));
      const after = await seen(whole);
      const back = await runAct(actIn(whole, done.said.id ?? '', null));
      expect([back.err, await seen(whole)]).toEqual(['', before]);
      const points = (calls: number) =>
        [...Array(calls).keys()].filter((at) => ALL || at % Math.ceil(calls / FEW) === 0);
      for (const kill of points(done.said.calls)) {
        const around = copied();
        const ended = await runAct(actIn(around, edit, kill));
        expect([kill, ended.signal, ended.err]).toEqual([kill, 'SIGKILL', '']);
        const now = await seen(around);
        expect([before.versions, after.versions]).toContainEqual(now.versions);
        // An alias never points to what is gone.
        for (const version of Object.values(now.aliases)) expect(now.versions).toContain(version);
        await runAct(actIn(around, NOTHING, null));
        expect([before, after]).toContainEqual(await seen(around));
        await runAct(actIn(around, edit, null));
        expect(await seen(around)).toEqual(after);
      }
      for (const kill of points(back.said.calls)) {
        const around = copied();
        const { said } = await runAct(actIn(around, edit, null));
        expect((await runAct(actIn(around, said.id ?? '', kill))).signal).toBe('SIGKILL');
        const now = await seen(around);
        expect([before.versions, after.versions]).toContainEqual(now.versions);
        // Once more ends it, or it had ended.
        await runAct(actIn(around, said.id ?? '', null));
        expect(await seen(around)).toEqual(before);
      }
    },
  );
});
