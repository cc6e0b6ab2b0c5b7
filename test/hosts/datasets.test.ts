import path from 'node:path';
import { afterAll, expect } from 'vitest';
import type { Output } from '../../shared/contract/contract.ts';
import type { Json } from '../../shared/contract/wire.ts';
import { unpackLineage } from '../../shared/lineage/packed.ts';
import { onEveryHost, value } from '../support/every-host.ts';
import { temporaryFolder } from '../support/served.ts';
import { writeFileStore } from '../support/store-fixtures.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

onEveryHost('stores %s', ({ test, note, caller }) => {
  const ask = async <T>(method: string, input: Record<string, Json>) => value<T>(await caller.call(method, input));
  const page = { cursor: 0, limit: 100 };

  test(`tell of a dataset: what is kept of it, the runs that read it, the models that came of them${note}`, async () => {
    const dataset = (experiment: string, key: string, more = '') => ({
      [`${experiment}/datasets/d1/meta.yaml`]: `name: people\ndigest: aa11\nsource_type: s3\n${more}`,
      [`${experiment}/${key}/inputs/i/meta.yaml`]:
        'source_type: DATASET\nsource_id: d1\ndestination_type: RUN\ntags: {mlflow.data.context: training}\n',
    });
    const schema = JSON.stringify({ mlflow_colspec: [{ type: 'long', name: 'age', required: true }] });
    const root = writeFileStore(path.join(folder.path, 'data'), {
      '5/meta.yaml': "experiment_id: '5'\nname: other\n",
      '5/late/meta.yaml': 'run_id: late\nrun_name: late\nstatus: 4\nstart_time: 1700000000000\n',
      ...dataset('0', 'r1'),
      // Another experiment has it too, and says more of it.
      ...dataset('5', 'late', `schema: '${schema}'\n`),
      '0/models/m-1/meta.yaml': 'model_id: m-1\nname: tree\nsource_run_id: r1\n',
      'models/churn/meta.yaml': 'name: churn\n',
      'models/churn/version-1/meta.yaml': 'name: churn\nversion: 1\nrun_id: r1\n',
    });
    const grant = await caller.grant(root);
    const { handle } = await ask<{ handle: string }>('store.open', { grant });
    await ask('store.wait', { handle });
    const about = { handle, name: 'people', digest: 'aa11' };
    const told = await ask<Output<'store.dataset'>>('store.dataset', { ...about, ...page });
    expect(told.dataset).toMatchObject({ name: 'people', digest: 'aa11', sourceType: 's3', source: null, schema });
    expect(
      told.rows.map(({ run: id, experiment, contexts, models, versions }) => [
        id,
        experiment,
        contexts,
        models,
        versions,
      ]),
    ).toEqual([
      ['late', 'other', ['training'], [], []],
      [
        'r1',
        'Default',
        ['training'],
        [{ id: 'm-1', name: 'tree' }],
        [{ workspace: 'default', name: 'churn', version: '1' }],
      ],
    ]);
    const second = await ask<Output<'store.dataset'>>('store.dataset', { ...about, cursor: 1, limit: 1 });
    expect([second.rows.map((row) => row.run), second.next, second.total]).toEqual([['r1'], null, 2]);
    expect(await ask('store.dataset', { ...about, digest: 'bb', ...page })).toMatchObject({ dataset: null, total: 0 });
    // From a lineage one comes to it.
    const asked = { handle, owner: { kind: 'run', id: 'r1' } };
    const { lineage } = await ask<Output<'lineage.read'>>('lineage.read', { about: asked, elsewhere: false });
    const { opens = null } = unpackLineage(lineage).nodes.find(({ kind }) => kind === 'dataset') ?? {};
    expect(opens).toMatchObject({ owner: { kind: 'dataset', name: 'people', digest: 'aa11' } });
    const found = await ask<{ isStore: boolean }>('lineage.open', { about: asked, thing: opens as unknown as Json });
    expect(found.isStore).toBe(true);
  });
});
