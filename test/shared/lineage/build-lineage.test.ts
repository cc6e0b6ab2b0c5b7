import { describe, expect, it } from 'vitest';
import { buildLineage, type Question } from '../../../shared/lineage/build-lineage.ts';
import { placeKey } from '../../../shared/lineage/ids.ts';
import { chain, lines, logged, model, registered, run, store, version } from './known.ts';

const ASKED: Question = { home: null, others: [], model: null, owner: null, content: null };
const asVersion = (name: string, number: string) =>
  ({ kind: 'version', workspace: 'default', name, version: number }) as const;
const DEV = 'file:///team/dev/mlflow.db';
const PROD = 'file:///team/prod/mlflow.db';

const dev = store(placeKey(DEV), {
  name: 'dev',
  runs: [
    run('p'),
    run('r1', {
      tags: new Map([
        ['mlflow.parentRunId', 'p'],
        ['mlflow.source.git.commit', 'abcdef0123456789'],
        ['mlflow.databricks.notebookPath', '/Users/ana/train'],
      ]),
      datasets: [
        { name: 'patients', digest: 'd1', sourceType: 'local', source: '{"uri": "s3://u:pw@b/x"}', tags: new Map() },
      ],
      outputs: [{ model: 'm-1' }],
    }),
    run('eval', { inputs: ['m-1'] }),
    run('other', { outputs: [{ model: 'm-2' }] }),
  ],
  loggedModels: [logged('m-1', 'r1'), logged('m-2', 'other')],
  registeredModels: [
    registered(
      'churn',
      [version('1', { source: 'models:/m-1', run: 'r1' }), version('2', { source: 'models:/churn/1', run: 'r1' })],
      {
        champion: '1',
      },
    ),
  ],
});
const hopDev = { source: 'models:/churn/1', store: DEV, version: '1', run: 'r1', digest: 'aa' };
const prod = store(placeKey(PROD), {
  name: 'prod',
  registeredModels: [registered('churn-prod', [version('7', { tags: chain(hopDev) })])],
});
const third = store('third', {
  name: 'third',
  registeredModels: [
    registered('c', [
      version('1', { tags: chain(hopDev, { source: 'models:/churn-prod/7', store: PROD, version: '7', run: 'r1' }) }),
    ]),
  ],
});

describe('a lineage', () => {
  it('finds what a bare folder names in the only store that has it, and in none where two have', () => {
    const asked = { ...ASKED, model: model({ runId: 'r1', modelId: 'm-1' }), others: [prod, dev] };
    const told = lines(buildLineage(asked));
    for (const line of [
      /^logged-model model -same-> model \S+ \[mlmodel MLmodel: model_id\]$/,
      /^run run r1 -made-> logged-model model .*mlmodel MLmodel: run_id\]$/,
      /^logged-model model -registered-> version churn\/1 /,
      /^version churn\/1 -copied-> copy churn-prod\/7 /,
    ])
      expect(told).toContainEqual(expect.stringMatching(line));
    const twice = { ...asked, others: [dev, { ...dev, key: 'copied', name: 'copied' }] };
    expect(lines(buildLineage(twice))).toEqual([
      expect.stringMatching(/^logged-model m-1\? -same-> model \S+ \[mlmodel MLmodel: model_id\]$/),
      'run r1? -made-> logged-model m-1? [mlmodel MLmodel: run_id]',
    ]);
    const referenced = buildLineage(twice).nodes.filter(({ presence }) => presence === 'referenced');
    const anyOf = { key: 'anyOf', value: `${dev.name}, copied` };
    expect(referenced.map(({ facts }) => facts)).toEqual([
      [{ key: 'id', value: 'm-1' }, anyOf],
      [{ key: 'id', value: 'r1' }, anyOf],
    ]);
  });

  it('tells of a logged model everything up and down, and nothing beside', () => {
    const lineage = buildLineage({ ...ASKED, home: dev, owner: { kind: 'logged', id: 'm-1' } });
    expect(lines(lineage)).toEqual([
      'commit abcdef012345? -ran-> run run r1 [store tags/mlflow.source.git.commit]',
      'dataset patients -used-> run run r1 [store inputs]',
      'logged-model model -registered-> version churn/1 [store model_versions.source]',
      'logged-model model -used-> run run eval [store inputs]',
      'notebook /Users/ana/train? -ran-> run run r1 [databricks tags/mlflow.databricks.notebookPath]',
      'run run p -nested-> run run r1 [store tags/mlflow.parentRunId]',
      'run run r1 -made-> logged-model model [store outputs, store logged_models.source_run_id, store model_versions.run_id]',
      'version churn/1 -copied-> version churn/2 [store model_versions.source]',
      'version churn/1 -named-> alias churn@champion [store registered_model_aliases]',
    ]);
    expect(lineage.nodes[0]).toMatchObject({
      id: lineage.root,
      opens: { owner: { kind: 'logged', id: 'm-1' }, path: '' },
    });
    expect(JSON.stringify(lineage)).not.toContain('u:pw');
  });

  it('goes over three places, and says the same steps where only the last is at hand', () => {
    const asked = { ...ASKED, home: third, owner: asVersion('c', '1') };
    expect(lines(buildLineage(asked))).toEqual([
      'copy churn-prod/7? -copied-> version c/1 [port-tags tags/model_porter_chain[1]]',
      'run r1? -registered-> version churn/1? [port-tags tags/model_porter_chain[0]]',
      'version churn/1? -copied-> copy churn-prod/7? [port-tags tags/model_porter_chain[0]]',
    ]);
    const told = lines(buildLineage({ ...asked, others: [prod, dev] }));
    expect(told).toContain('copy churn-prod/7 -copied-> version c/1 [port-tags tags/model_porter_chain[1]]');
    expect(told).toContain('version churn/1 -copied-> copy churn-prod/7 [port-tags tags/model_porter_chain[0]]');
    expect(told).toContain(
      'run run r1 -made-> logged-model model [store outputs, store logged_models.source_run_id, store model_versions.run_id, port-tags tags/model_porter_chain[0]]',
    );
    const forth = lines(buildLineage({ ...ASKED, home: dev, others: [third, prod], owner: { kind: 'run', id: 'r1' } }));
    expect(forth.filter((line) => line.includes('copied'))).toEqual([
      'copy churn-prod/7 -copied-> copy c/1 [port-tags tags/model_porter_chain[1]]',
      'version churn/1 -copied-> copy churn-prod/7 [port-tags tags/model_porter_chain[0]]',
      'version churn/1 -copied-> version churn/2 [store model_versions.source]',
    ]);
  });

  it.each<[string, Question, string[]]>([
    [
      'files alone',
      { ...ASKED, model: model({ runId: 'r1', modelId: 'm-1', meta: { name: 'churn', version: '3' } }) },
      [
        'logged-model m-1? -same-> model model [mlmodel MLmodel: model_id]',
        'run r1? -made-> logged-model m-1? [mlmodel MLmodel: run_id]',
        'version churn/3? -copied-> model model [registered-model-meta registered_model_meta]',
      ],
    ],
    [
      'files whose run is of another store than the one they lie in',
      { ...ASKED, home: third, others: [], owner: asVersion('c', '1'), model: model({ runId: 'eval' }) },
      [
        'copy churn-prod/7? -copied-> version c/1 [port-tags tags/model_porter_chain[1]]',
        'run eval? -registered!-> version churn/1? [mlmodel MLmodel: run_id]',
        'run r1? -registered!-> version churn/1? [port-tags tags/model_porter_chain[0]]',
        'version churn/1? -copied-> copy churn-prod/7? [port-tags tags/model_porter_chain[0]]',
      ],
    ],
    [
      'a version that says another run than its MLmodel',
      {
        ...ASKED,
        home: store('s', {
          runs: [run('a'), run('b')],
          registeredModels: [registered('m', [version('1', { run: 'a' })])],
        }),
        owner: asVersion('m', '1'),
        model: model({ runId: 'b' }),
      },
      [
        'run run a -registered!-> version m/1 [store model_versions.run_id]',
        'run run b -registered!-> version m/1 [mlmodel MLmodel: run_id]',
      ],
    ],
    [
      'a model in the artifacts of a run of MLflow 2',
      {
        ...ASKED,
        home: store('s', {
          kind: 'files',
          runs: [run('a')],
          registeredModels: [registered('m', [version('1', { run: 'a', source: '/srv/0/a/artifacts/model' })])],
        }),
        content: { kind: 'run', id: 'a', path: 'model' },
        model: model({ runId: 'a' }),
      },
      [
        'model model -registered-> version m/1 [store meta.yaml: source]',
        'run run a -made-> model model [store meta.yaml: source, store meta.yaml: run_id, store artifacts, mlmodel MLmodel: run_id]',
      ],
    ],
    [
      'versions of services',
      {
        ...ASKED,
        home: store('s', {
          registeredModels: [
            registered('m', [
              version('1', { source: 'azureml://jobs/job-1/outputs/artifacts/paths/model/' }),
              version('2', { source: 'dbfs:/databricks/mlflow-tracking/12/run9/artifacts/model' }),
              version('3', { source: 'azureml://registries/reg/models/x/versions/4' }),
            ]),
          ],
        }),
        owner: asVersion('m', '1'),
      },
      ['run job-1? -registered-> version m/1 [azure model_versions.source]'],
    ],
  ])('tells of %s', (_what, question, expected) => {
    expect(lines(buildLineage(question))).toEqual(expected);
  });

  it('leaves the beginning open where a chain lost it', () => {
    const home = store('s', {
      registeredModels: [registered('m', [version('1', { tags: chain({ source: '', more: 4 }, { ...hopDev }) })])],
    });
    const { nodes } = buildLineage({ ...ASKED, home, owner: asVersion('m', '1') });
    expect(nodes.find(({ name }) => name === 'churn/1')?.facts).toContainEqual({ key: 'earlier', value: '4' });
  });

  it('ends with circles, and with what is endless', () => {
    const hop = (at: number) => ({ source: `models:/m/${at}`, store: DEV, version: String(at) });
    const round = store(placeKey(DEV), {
      registeredModels: [
        registered('m', [
          version('1', { tags: chain(hop(2)), source: 'models:/m/2' }),
          version('2', { tags: chain(hop(1)), source: 'models:/m/1' }),
          version('3', { source: 'models:/m/3' }),
        ]),
      ],
    });
    expect(buildLineage({ ...ASKED, home: round, owner: asVersion('m', '1') }).nodes).toHaveLength(2);
    expect(buildLineage({ ...ASKED, home: round, owner: asVersion('m', '3') }).edges).toEqual([]);
    const long = store('s', {
      registeredModels: [
        registered('m', [version('1', { tags: chain(...Array.from({ length: 10_000 }, (_, at) => hop(at + 1))) })]),
      ],
    });
    const { nodes, left } = buildLineage({ ...ASKED, home: long, owner: asVersion('m', '1') });
    expect([nodes.length, left]).toEqual([5000, 5001]);
    // The nearest are kept.
    expect(nodes.slice(0, 2).map(({ name }) => name)).toEqual(['m/1', 'm/10000']);
  });

  it('keeps names from lying and secrets from showing', () => {
    const home = store('s', {
      runs: [
        run('r', {
          name: 'a\u202eb\nc',
          tags: new Map([
            ['mlflow.source.git.commit', 'c1'],
            ['mlflow.source.git.repoURL', 'https://me:hunter2@git/x'],
          ]),
        }),
      ],
    });
    const lineage = buildLineage({ ...ASKED, home, owner: { kind: 'run', id: 'r' } });
    expect(lineage.nodes.map(({ name }) => name)).toEqual(['a\\u202eb\\nc', 'c1']);
    expect(JSON.stringify(lineage)).not.toContain('hunter2');
  });
});
