import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lineage } from '../../shared/lineage/graph.ts';
import { lines } from '../shared/lineage/known.ts';
import { ROOT } from '../support/build.ts';
import { modelPorter } from '../support/command-line.ts';
import { MLFLOW_3, mlflowOn } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (...parts: string[]) => path.join(folder.path, ...parts);
const porter = (...args: string[]) => modelPorter(args, { MODEL_PORTER_DATA: at('data') });

async function lineage(...args: string[]): Promise<string[]> {
  const { code, out, err } = await porter('lineage', ...args, '--json');
  expect([code, err]).toEqual([0, '']);
  return lines(JSON.parse(out) as Lineage);
}

interface Listed {
  readonly name: string;
  readonly version: string;
  readonly tags: Record<string, string>;
}

describe('a model that real MLflow logged, ported to prod and from there to a third workspace', () => {
  let digest = '';
  beforeAll(async () => {
    execFileSync(MLFLOW_3, [path.join(ROOT, 'test/interop/make_training.py'), at('dev'), 'sqlite'], {
      stdio: 'ignore',
    });
    for (const name of ['prod', 'third']) mkdirSync(at(name));
    for (const name of ['dev', 'prod', 'third'])
      expect(await porter('workspaces', 'add', name, at(name))).toMatchObject({ code: 0 });
    const ported = await porter(
      'export',
      'models:/churn@champion',
      '--from',
      'dev',
      '--to',
      'prod',
      '--name',
      'churn-prod',
      '--alias',
      'live',
      '--json',
    );
    expect(ported).toMatchObject({ code: 0 });
    digest = (JSON.parse(ported.out) as { digest: string }).digest;
    expect(
      await porter('export', 'models:/churn-prod@live', '--from', 'prod', '--to', 'third', '--name', 'churn-3'),
    ).toMatchObject({ code: 0 });
  }, 240_000);

  it('tells every hop from the third workspace alone, with what the run knew', async () => {
    const told = await lineage('models:/churn-3/1', '--store', 'third', '--alone');
    // MLflow names the commit where the script lies in a repository of git.
    expect(told.filter((line) => !line.startsWith('commit '))).toEqual([
      'copy churn-prod/1? -copied-> version churn-3/1 [port-tags tags/model_porter_chain[1], port-manifest manifest.json: model_porter_chain[1]]',
      'dataset customers -used-> run best? [port-manifest manifest.json: run.datasets]',
      expect.stringMatching(/^logged-model m-\w+\? -registered-> version churn\/1\? \[mlmodel MLmodel: model_id\]$/),
      expect.stringMatching(/^run best\? -made-> logged-model m-\w+\? \[mlmodel MLmodel: run_id\]$/),
      'run best? -registered-> version churn/1? [port-tags tags/model_porter_chain[0], port-manifest manifest.json: model_porter_chain[0], port-manifest manifest.json: run]',
      'version churn/1? -copied-> copy churn-prod/1? [port-tags tags/model_porter_chain[0], port-manifest manifest.json: model_porter_chain[0]]',
    ]);
    const { out } = await porter('lineage', 'models:/churn-3/1', '--store', 'third', '--alone');
    expect(out).toMatch(/^ +param: depth = 7$/m);
    expect(out).toMatch(/^ +metric: loss = 0\.\d+$/m);
    expect(out).toContain(`digest: ${digest}`);
  }, 60_000);

  it('finds every hop where the others are configured, forth and back', async () => {
    const told = await lineage('models:/churn-3/1', '--store', 'third');
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^copy churn-prod\/1 -copied-> version churn-3\/1 \[port-tags /),
        expect.stringMatching(/^version churn\/1 -copied-> copy churn-prod\/1 \[port-tags /),
        expect.stringMatching(
          /^logged-model regressor -registered-> version churn\/1 \[store model_versions\.source, /,
        ),
        expect.stringMatching(
          /^run best -made-> logged-model regressor \[store outputs, store logged_models\.source_run_id, /,
        ),
        expect.stringMatching(/^dataset customers -used-> run best \[store inputs, /),
      ]),
    );
    const forth = await lineage('models:/churn/1', '--store', 'dev');
    expect(forth).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^version churn\/1 -copied-> copy churn-prod\/1 /),
        expect.stringMatching(/^copy churn-prod\/1 -copied-> copy churn-3\/1 /),
        expect.stringMatching(/^copy churn-prod\/1 -named-> alias churn-prod@live /),
      ]),
    );
    const { out } = await porter('lineage', at('dev'), '--uses');
    expect(out).toMatch(/^third +Version +churn-3\/1 +the same content/m);
  }, 60_000);

  it('is what real MLflow reads of them', async () => {
    for (const [name, model] of [
      ['prod', 'churn-prod'],
      ['third', 'churn-3'],
    ] as const) {
      const mlflow = mlflowOn(`sqlite:///${at(name, 'mlflow.db')}`);
      const listed = await mlflow.call<Listed[]>('listed');
      const files = await mlflow.call<Record<string, string>>('digests', model, '1');
      await mlflow.close();
      expect(listed).toMatchObject([{ name: model, version: '1', tags: { model_porter_digest: digest } }]);
      expect(Object.keys(files)).toContain('MLmodel');
      const hops = JSON.parse(listed[0]?.tags['model_porter_chain'] ?? '') as { source: string }[];
      expect(hops.map(({ source }) => source)).toEqual(
        name === 'prod' ? ['models:/churn/1'] : ['models:/churn/1', 'models:/churn-prod/1'],
      );
    }
    // What the manifest tells besides is no damage.
    for (const name of ['prod', 'third']) expect(await porter('verify', name)).toMatchObject({ code: 0 });
  }, 120_000);
});
