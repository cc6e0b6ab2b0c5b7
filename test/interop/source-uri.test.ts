import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readSourceUri } from '../../shared/export/source-uri.ts';
import { openStore } from '../../electron/stores/open-store.ts';
import { command } from '../support/command.ts';
import { MLFLOW_3 } from '../support/mlflow-session.ts';
import { realStore } from '../support/real-stores.ts';
import { temporaryFolder } from '../support/served.ts';

vi.setConfig({ testTimeout: 120_000 });
const folder = temporaryFolder();
afterAll(() => folder.remove());

const URIS = [
  'models:/churn/3',
  'models:/churn/03',
  'models:/churn/٣',
  'models:/churn/latest',
  'models:/churn/Staging',
  'models:/churn@a',
  'models:/churn@a@b',
  'models:/churn@',
  'models:/churn/ ',
  'models:/ /1',
  'models:/@a',
  'models:/a/b/c',
  'models:///churn/3',
  'models://host/churn/3',
  'models:churn/3',
  'models:/m-1',
  'MODELS:/a/1',
  'models:/a b/1?x#y',
  'models:/a#b/1',
  'runs:/r/a?b#c',
  'runs:/r/a#c',
  'runs:/r',
  'runs:/r/',
  'runs:/r/a/b',
  'runs:/',
  'runs://profile@databricks/r/a',
  'runs:r/a',
  'runs:/ r/a',
];
const ASK = `
import json, sys
from mlflow.store.artifact.utils.models import _parse_model_uri
from mlflow.store.artifact.runs_artifact_repo import RunsArtifactRepository
for uri in json.load(sys.stdin):
    try:
        if uri.lower().startswith("models"):
            print(json.dumps(_parse_model_uri(uri)._asdict()))
        else:
            run, place = RunsArtifactRepository.parse_runs_uri(uri)
            print(json.dumps({"run": run, "path": place or ""}))
    except Exception:
        print("null")
`;

it('reads models:/ and runs:/ as real MLflow does', () => {
  const out = execFileSync(MLFLOW_3 ?? '', ['-W', 'ignore', '-c', ASK], {
    input: JSON.stringify(URIS),
    encoding: 'utf8',
  });
  const theirs = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string | null> | null);
  const ours = URIS.map((text) => {
    const uri = readSourceUri(text);
    if (uri.kind === 'run') return { run: uri.run, path: uri.path };
    const none = { model_id: null, name: null, version: null, stage: null, alias: null };
    if (uri.kind === 'logged-model') return { ...none, model_id: uri.id };
    if (uri.kind !== 'version') return null;
    const { kind: _kind, ...version } = uri;
    return { ...none, ...version };
  });
  expect(ours.map((each, at) => [URIS[at], each])).toEqual(theirs.map((each, at) => [URIS[at], each]));
});

describe.each(['files', 'sqlite'] as const)('a %s store that real MLflow wrote, and that has moved', (kind) => {
  it('is a source by run, by logged model, by version, alias and stage', async () => {
    const place = realStore(folder.path, kind);
    const store = await openStore(place);
    const [model] = store.loggedModels;
    await store.close();
    const data = path.join(folder.path, 'data');
    for (const [at, uri] of [
      `runs:/${model?.run}/regressor`,
      `models:/${model?.id}`,
      'models:/churn/1',
      'models:/churn@champion',
      'models:/churn/latest',
      'models:/churn/none',
    ].entries()) {
      const to = path.join(folder.path, `to-${kind}-${at}`);
      const { code, out, err } = await command(data, [
        'export',
        uri,
        '--from',
        place,
        '--to',
        to,
        '--name',
        'm',
        '--json',
      ]);
      expect([uri, code, err]).toEqual([uri, 0, '']);
      expect(JSON.parse(out)).toMatchObject({ outcome: 'ported', version: '1', plan: { source: { run: model?.run } } });
    }
    const none = await command(data, [
      'export',
      'runs:/abc/model',
      '--from',
      place,
      '--to',
      path.join(folder.path, 'x'),
    ]);
    expect(none).toMatchObject({ code: 3, err: expect.stringContaining('is not in that workspace') as string });
    const out = await command(data, [
      'export',
      `runs:/${model?.run}/../..`,
      '--from',
      place,
      '--to',
      path.join(folder.path, 'x'),
    ]);
    expect(out).toMatchObject({ code: 3, err: expect.stringContaining('is not in that workspace') as string });
    const azure = await command(data, ['export', 'azureml:churn:3', '--to', path.join(folder.path, 'x')]);
    expect(azure).toMatchObject({
      code: 3,
      err: expect.stringContaining('az ml model download --name churn --version 3') as string,
    });
  });
});
