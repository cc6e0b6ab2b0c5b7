import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lineage } from '../../shared/lineage/graph.ts';
import { lines } from '../shared/lineage/known.ts';
import { ROOT } from '../support/build.ts';
import { modelPorter } from '../support/command-line.ts';
import { MLFLOW_3 } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const store = path.join(folder.path, 'vendors');
let runs = '';

async function lineage(uri: string): Promise<Lineage> {
  const { out, err } = await modelPorter(['lineage', uri, '--store', store, '--alone', '--json'], {
    MODEL_PORTER_DATA: path.join(folder.path, 'data'),
  });
  expect(err).toBe('');
  return JSON.parse(out) as Lineage;
}

describe('runs with the tags of Databricks and Azure ML, in a store of real MLflow', () => {
  beforeAll(async () => {
    // From no file: MLflow adds the commit of the repository that a script lies in.
    const input = readFileSync(path.join(ROOT, 'test/interop/make_vendor_runs.py'));
    execFileSync(MLFLOW_3, ['-', store], { input, stdio: ['pipe', 'ignore', 'ignore'] });
    runs = (await modelPorter(['runs', store, '--json'], {})).out;
  }, 120_000);

  const run = (name: string) =>
    runs
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { kind: string; id: string; name: string })
      .find((each) => each.kind === 'run' && each.name === name)?.id ?? '';

  it.each([
    [
      'models:/notebook/1',
      [
        'notebook /Users/ana/train? -ran-> run notebook [databricks tags/mlflow.databricks.notebookID]',
        // The store has the run that the address on dbfs names.
        'run notebook -registered-> version notebook/1 [databricks model_versions.source, store model_versions.run_id]',
      ],
    ],
    [
      'models:/azure/1',
      [
        'commit bbbbbbbbbbbb? -ran-> run azure [store tags/mlflow.source.git.commit, azure tags/azureml.git.commit]',
        'run azure -registered!-> version azure/1 [store model_versions.run_id]',
        'run tidy_tail? -registered!-> version azure/1 [azure model_versions.source]',
      ],
    ],
    ['models:/registry/1', ['version churn/4? -copied-> version registry/1 [azure model_versions.source]']],
    ['job', ['commit aaaaaaaaaaaa? -ran-> run job [databricks tags/mlflow.databricks.gitRepoCommit]']],
    [
      'torn',
      [
        'commit cccccccccccc? -ran!-> run torn [store tags/mlflow.source.git.commit]',
        'commit dddddddddddd? -ran!-> run torn [azure tags/azureml.git.commit]',
      ],
    ],
  ])('%s', async (thing, told) => {
    const found = await lineage(thing.includes(':') ? thing : `runs:/${run(thing)}`);
    expect(lines(found)).toEqual(told);
  });

  it('tells of job, branch and repository, and no password', async () => {
    const { nodes } = await lineage(`runs:/${run('job')}`);
    const facts = nodes.flatMap((node) => node.facts.map(({ key, value }) => `${node.kind} ${key} ${value}`));
    expect(facts).toEqual(expect.arrayContaining(['run job 55', 'commit branch main']));
    expect(facts.join()).toMatch(/commit repository https:\/\/\S*github\.example\/team\/churn/);
    expect(facts.join()).not.toContain('secret');
  });
});
