import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportModel } from '../../electron/port/export-model.ts';
import { portSource } from '../../electron/port/source-of.ts';
import { ROOT } from '../support/build.ts';
import { MLFLOW_2, MLFLOW_3, mlflowOn, uriOf } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';
import { newWorkspace, reopened, SEED } from '../support/workspaces.ts';

const MODEL = path.join(ROOT, 'assets/examples/diabetes-2026');
const LINK = 'https://host/#/experiments/1/runs/r1';
const folder = temporaryFolder();
afterAll(() => folder.remove());

const SIDES = [
  ['sqlite', '3.17', MLFLOW_3],
  ['files', '3.17', MLFLOW_3],
  ['files', '2.22', MLFLOW_2],
] as const;

describe.each(SIDES.filter(([, , python]) => python !== undefined))(
  'versions in a %s workspace that MLflow %s names by their run',
  (kind, version, python = '') => {
    it('are ported, with the link to the run, and so are their copies', async () => {
      const around = path.join(folder.path, `${kind}-${version}`);
      const workspace = await newWorkspace(kind, around);
      const mlflow = mlflowOn(uriOf(workspace), python);
      try {
        const source = await mlflow.call<string>('register_run', 'old', MODEL, 'model dir/one', LINK);
        await mlflow.call('copy', 'old', '1', 'copied');
        for (const [at, uri] of [source, 'models:/old/1', 'models:/copied/1'].entries()) {
          const from = await portSource(uri, await reopened(workspace));
          const request = {
            target: { place: workspace.place, workspace: null, role: null, layout: kind },
            model: `new${at}`,
            alias: null,
            description: null,
            tags: {},
            reason: 'a test',
            contents: false,
          };
          const context = { data: path.join(around, 'data'), seed: SEED, tool: 'test' };
          const { result } = await exportModel(from, request, null, context);
          await from.source.close();
          expect(result).toMatchObject({ outcome: 'ported', version: '1' });
          expect(await mlflow.call('same', `new${at}`, '1', MODEL)).toEqual({ files: true, model: true });
          expect(await mlflow.call('link', `new${at}`, '1')).toBe(at === 0 ? null : LINK);
        }
      } finally {
        await mlflow.close();
      }
    }, 300_000);
  },
);
