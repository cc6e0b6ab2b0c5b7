import { describe, expect, it } from 'vitest';
import type { Translate } from '../../../shared/report/report-source.ts';
import { explainUri } from '../../../shared/export/explain-uri.ts';
import { readSourceUri, sourceUriText, usageOf, type SourceUri } from '../../../shared/export/source-uri.ts';
import { createTexts, type Language } from '../../../shared/texts/translator.ts';

const HERE = { registry: null, subscription: null, group: null, workspace: null, location: null };
const none = { version: null, alias: null, stage: null };
const LONG = 'azureml://subscriptions/s/resourcegroups/rg/workspaces/ws';
const scope = { ...HERE, subscription: 's', group: 'rg', workspace: 'ws' };

const CASES: readonly (readonly [string, Partial<SourceUri>, string])[] = [
  ['./dir', { kind: 'place', place: './dir' }, 'here'],
  ['C:\\dir\\model', { kind: 'place', place: 'C:\\dir\\model' }, 'here'],
  [' "/team/my model.zip" ', { kind: 'place', place: '/team/my model.zip' }, 'here'],
  ['file:///team/my%20model', { kind: 'place', place: '/team/my model' }, 'here'],
  ['file:///C:/dir', { kind: 'place', place: 'C:\\dir' }, 'here'],
  ['models:/churn/3', { kind: 'version', name: 'churn', ...none, version: '3' }, 'workspace'],
  ['models:/churn@champion', { kind: 'version', name: 'churn', ...none, alias: 'champion' }, 'workspace'],
  ['models:/a@b@champion', { kind: 'version', name: 'a@b', ...none, alias: 'champion' }, 'workspace'],
  ['models:/churn/LATEST', { kind: 'version', name: 'churn', ...none }, 'workspace'],
  ['models:/churn/Production', { kind: 'version', name: 'churn', ...none, stage: 'Production' }, 'workspace'],
  ['models://profile@databricks/churn/3', { kind: 'version', name: 'churn', ...none, version: '3' }, 'workspace'],
  ['models:/m-0123abcd', { kind: 'logged-model', id: 'm-0123abcd' }, 'workspace'],
  ['models:/', { kind: 'malformed', scheme: 'models' }, 'no'],
  ['models:/a/b/c', { kind: 'malformed', scheme: 'models' }, 'no'],
  ['models:/a@', { kind: 'malformed', scheme: 'models' }, 'no'],
  ['runs:/0a1b/model/sub', { kind: 'run', run: '0a1b', path: 'model/sub' }, 'workspace'],
  ['runs:/0a1b', { kind: 'run', run: '0a1b', path: '' }, 'workspace'],
  ['runs://profile@databricks/0a1b/model', { kind: 'run', run: '0a1b', path: 'model' }, 'workspace'],
  ['runs:0a1b', { kind: 'malformed', scheme: 'runs' }, 'no'],
  ['azureml:churn:3', { kind: 'azure-model', scope: HERE, name: 'churn', version: '3', label: null }, 'later'],
  [
    'azureml:churn@latest',
    { kind: 'azure-model', scope: HERE, name: 'churn', version: null, label: 'latest' },
    'later',
  ],
  ['churn@latest', { kind: 'azure-model', scope: HERE, name: 'churn', version: null, label: 'latest' }, 'later'],
  ['azureml://models/churn/versions/3', { kind: 'azure-model', scope: HERE, name: 'churn', version: '3' }, 'later'],
  [
    'azureml://registries/org/models/churn/versions/1.0.1',
    { kind: 'azure-model', scope: { ...HERE, registry: 'org' }, name: 'churn', version: '1.0.1' },
    'later',
  ],
  [
    'azureml://registries/org/models/churn/labels/latest',
    { kind: 'azure-model', scope: { ...HERE, registry: 'org' }, name: 'churn', version: null, label: 'latest' },
    'later',
  ],
  [
    'azureml://locations/westeurope/workspaces/0-guid/models/churn/versions/2',
    { kind: 'azure-model', scope: { ...HERE, location: 'westeurope', workspace: '0-guid' }, name: 'churn' },
    'later',
  ],
  [`${LONG}/models/churn/versions/3`, { kind: 'azure-model', scope, name: 'churn', version: '3' }, 'later'],
  [
    '/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/models/churn/versions/3',
    { kind: 'azure-model', scope, name: 'churn', version: '3' },
    'later',
  ],
  [
    'azureml://datastores/blob/paths/a/b',
    { kind: 'azure-datastore', scope: HERE, datastore: 'blob', path: 'a/b' },
    'later',
  ],
  [`${LONG}/datastores/blob/paths/a/`, { kind: 'azure-datastore', scope, datastore: 'blob', path: 'a/' }, 'later'],
  [
    'azureml://jobs/happy_cat/outputs/artifacts/paths/model/',
    { kind: 'azure-job', scope: HERE, job: 'happy_cat', output: 'artifacts', path: 'model/' },
    'later',
  ],
  ['azureml://jobs/j/outputs/out', { kind: 'azure-job', job: 'j', output: 'out', path: '' }, 'later'],
  [
    'azureml://artifacts/ExperimentRun/dcid.r/model',
    { kind: 'azure-artifact', path: 'ExperimentRun/dcid.r/model' },
    'later',
  ],
  ['azureml://models/churn', { kind: 'malformed', scheme: 'azureml' }, 'no'],
  ['azureml://', { kind: 'malformed', scheme: 'azureml' }, 'no'],
  ['dbfs:/mnt/model', { kind: 'dbfs', path: '/mnt/model' }, 'download'],
  ['dbfs:', { kind: 'malformed', scheme: 'dbfs' }, 'no'],
  ['mlflow-artifacts:/1/r/artifacts/model', { kind: 'artifact-server' }, 'later'],
  ['s3://bucket/model', { kind: 'cloud', scheme: 's3' }, 'download'],
  ['abfss://c@acct.dfs.core.windows.net/m', { kind: 'cloud', scheme: 'abfss' }, 'download'],
  ['https://acct.blob.core.windows.net/c/m', { kind: 'web', scheme: 'https' }, 'download'],
  ['gopher://x', { kind: 'unknown', scheme: 'gopher' }, 'no'],
];
const translate = (language: Language): Translate => {
  const texts = createTexts(language);
  return (key, details = {}) => texts.t(key, { ...details });
};

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('a pasted source', () => {
  it.each(CASES)('%s', (pasted, wanted, use) => {
    const uri = readSourceUri(pasted);
    expect(uri).toMatchObject(wanted);
    expect(usageOf(uri)).toBe(use);
    expect(readSourceUri(sourceUriText(uri))).toEqual(uri);
  });

  it.each([
    ['azureml:churn:3', 'az ml model download --name churn --version 3'],
    [
      'azureml://registries/org/models/churn/versions/1.0.1',
      'az ml model download --name churn --version 1.0.1 --registry-name org',
    ],
    [
      'azureml://registries/org/models/churn/labels/latest',
      'az ml model download --name churn --version "$(az ml model show --name churn --label latest --registry-name org --query version --output tsv)" --registry-name org',
    ],
    [
      'churn@latest',
      'az ml model download --name churn --version "$(az ml model show --name churn --label latest --query version --output tsv)"',
    ],
    [
      '/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/models/churn/versions/3',
      'az ml model download --name churn --version 3 --subscription s --resource-group rg --workspace-name ws',
    ],
    [
      'azureml://locations/westeurope/workspaces/0-guid/models/churn/versions/2',
      'az ml model download --name churn --version 2',
    ],
    [
      `${LONG}/jobs/j/outputs/o`,
      'az ml job download --name j --output-name o --subscription s --resource-group rg --workspace-name ws',
    ],
    ['azureml:a b;id:3', "az ml model download --name 'a b;id' --version 3"],
  ])('%s is downloaded with a command that runs', (pasted, command) =>
    expect(explainUri(readSourceUri(pasted), translate('en')).todo).toMatch(new RegExp(`: ${literal(command)}$`)),
  );

  it.each(['en', 'es'] as const)('is explained in %s without a gap', (language) => {
    for (const [pasted] of CASES) {
      const { is, todo } = explainUri(readSourceUri(pasted), translate(language));
      expect(`${is} ${todo}`).not.toMatch(/\{\{|sourceUri\.|undefined/);
    }
  });

  it('is explained without its passwords, and without what hides', () => {
    const { is, todo } = explainUri(readSourceUri('mlflow-artifacts://ana:hunter2@host/x\u202e'), translate('en'));
    expect(is + todo).not.toMatch(/hunter2|\u202e/);
    expect(explainUri(readSourceUri('models:/$t(error.no-plan)/3'), translate('en')).is).toContain('$t(error.no-plan)');
  });
});
