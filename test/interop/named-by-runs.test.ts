import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/build.ts';
import { MLFLOW_SIDES, mlflowOn, uriOf } from '../support/mlflow-session.ts';
import { exported } from '../support/ports.ts';
import { temporaryFolder } from '../support/served.ts';
import { newWorkspace, reopened } from '../support/workspaces.ts';

const MODEL = path.join(ROOT, 'assets/examples/diabetes-2026');
const LINK = 'https://host/#/experiments/1/runs/r1';
const folder = temporaryFolder();
afterAll(() => folder.remove());

describe.each(MLFLOW_SIDES)('versions in a %s workspace that MLflow %s names by their run', (kind, version, python) => {
  it('are ported, with the link to the run, and so are their copies', async () => {
    const around = path.join(folder.path, `${kind}-${version}`);
    const workspace = await newWorkspace(kind, around);
    const mlflow = mlflowOn(uriOf(workspace), python);
    try {
      const source = await mlflow.call<string>('register_run', 'old', MODEL, 'model dir/one', LINK);
      await mlflow.call('copy', 'old', '1', 'copied');
      for (const [at, uri] of [source, 'models:/old/1', 'models:/copied/1'].entries()) {
        const place = { to: workspace.place, data: path.join(around, 'data'), layout: kind, source: uri };
        const more = { from: await reopened(workspace), model: `new${at}`, alias: null };
        const result = await exported(place, undefined, more);
        expect(result).toMatchObject({ outcome: 'ported', version: '1' });
        expect(await mlflow.call('same', `new${at}`, '1', MODEL)).toEqual({ files: true, model: true });
        expect(await mlflow.call('link', `new${at}`, '1')).toBe(at === 0 ? null : LINK);
      }
    } finally {
      await mlflow.close();
    }
  }, 300_000);
});
