import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type {
  ExperimentRow,
  LocationRow,
  RunColumn,
  RunDetails,
  RunRow,
  RunValue,
  StoreSummary,
  VersionRow,
} from '../../shared/contract/store-schemas.ts';
import type { Grant } from '../../shared/contract/schemas.ts';
import type { Json } from '../../shared/contract/wire.ts';
import { code, onEveryHost, value } from '../support/every-host.ts';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';
import { MANY_RUNS, writeDatabase, writeFileStore, writeManyRuns } from '../support/store-fixtures.ts';

const folder = temporaryFolder();
const files = path.join(folder.path, 'mlruns');
const database = path.join(folder.path, 'other/mlflow.db');
const MODEL = path.join(ROOT, 'test/fixtures/models/diabetes-1');
const LAST = '9223372036854775807';
const run = (id: string, more: string) => `run_id: ${id}\nexperiment_id: '0'\nstatus: 3\n${more}`;

beforeAll(() => {
  const history = Array.from({ length: 3000 }, (_, step) => `${1600000000000 + step} ${Math.sin(step)} ${step}\n`);
  writeFileStore(files, {
    '0/r1/metrics/long': history.join(''),
    '0/r1/metrics/steps': `1600000000000 1 ${LAST}\n`,
    '0/r2/meta.yaml': run('r2', 'run_name: second\nstart_time: 1600000005000\n'),
    '0/r2/params/lr': '0.1',
    '0/r2/tags/mlflow.parentRunId': 'r1',
    '0/r3/meta.yaml': run('r3', 'run_name: third\nlifecycle_stage: deleted\n'),
    '0/r4/meta.yaml': run('r4', `run_name: fourth\nstart_time: ${LAST}\n`),
    '0/r4/params/lr': '0.01',
    'models/churn/meta.yaml': 'name: churn\ncreation_timestamp: 1\ndescription: who leaves\n',
    'models/churn/version-1/meta.yaml':
      'name: churn\nversion: 1\ncurrent_stage: Production\nstatus: READY\nrun_id: r1\nsource: runs:/r1/model\n',
    'models/churn/version-2/meta.yaml': 'name: churn\nversion: 2\ncurrent_stage: None\nsource: models:/churn/1\n',
    'models/churn/version-3/meta.yaml': 'name: churn\nversion: 3\ncurrent_stage: None\nsource: s3://bucket/far\n',
    'models/churn/aliases/champion': '1',
  });
  cpSync(MODEL, path.join(files, '0/r1/artifacts/model'), { recursive: true });
  mkdirSync(path.dirname(database));
  writeDatabase(database).close();
  // Where somebody copied the artifacts that the database names in S3.
  cpSync(MODEL, path.join(folder.path, 'copied/r1/model'), { recursive: true });
});
afterAll(() => folder.remove());

onEveryHost('stores %s', ({ test, note, caller }) => {
  const ask = async <T>(method: string, input: Record<string, Json>) => value<T>(await caller.call(method, input));
  const opened = async (place: string) => {
    const grant = await caller.grant(place);
    const { handle, experiments } = await ask<{ handle: string; experiments: { rows: ExperimentRow[] } }>(
      'store.open',
      {
        grant,
      },
    );
    await ask<StoreSummary>('store.wait', { handle });
    return { handle, grant, experiments };
  };
  const page = { cursor: 0, limit: 100 };
  const STARTED = { column: { kind: 'field', key: 'started' }, descending: true };
  const query = { experiments: null, lifecycle: 'active', search: '', sort: STARTED, columns: [], open: [] };
  const runs = (handle: string, more: Record<string, Json> = {}) =>
    ask<{ rows: RunRow[]; columns: RunColumn[]; next: number | null; total: number; fit: number }>('store.runs', {
      handle,
      ...query,
      ...page,
      ...more,
    });

  test(`are told from other things${note}`, async () => {
    const kind = async (place: string) =>
      (await ask<{ kind: string | null }>('store.look', { grant: await caller.grant(place) })).kind;
    expect(await kind(files)).toBe('files');
    expect(await kind(path.dirname(files))).toBe('files');
    expect(await kind(database)).toBe('sqlite');
    expect(await kind(path.dirname(database))).toBe('sqlite');
    // What lies further down in a store is none.
    for (const inside of ['0', '0/r1', 'models']) expect(await kind(path.join(files, inside))).toBeNull();
    expect(await kind(MODEL)).toBeNull();
    expect(await kind(path.join(MODEL, 'MLmodel'))).toBeNull();
    expect(code(await caller.call('store.open', { grant: await caller.grant(MODEL) }))).toBe('no-store');
  });

  test(`open, list, close, and are remembered${note}`, async () => {
    const { handle, experiments } = await opened(files);
    expect(experiments).toMatchObject({ rows: [{ id: '0', name: 'Default' }], next: null });
    const { rows } = await ask<{ rows: ExperimentRow[] }>('store.experiments', { handle, ...page });
    expect(rows).toMatchObject([{ id: '0', name: 'Default', runs: 3, deletedRuns: 1, lifecycle: 'active' }]);
    const { recents } = await ask<{ recents: { name: string; store: string | null }[] }>('recents.list', {});
    expect(recents[0]).toMatchObject({ name: 'mlruns', store: 'files' });
    expect(code(await caller.call('store.close', { handle }))).toBeNull();
    expect(code(await caller.call('store.problems', { handle, ...page }))).toBe('no-handle');
  });

  test(`list runs sorted, searched, nested, by pages${note}`, async () => {
    const { handle } = await opened(files);
    const ids = async (more: Record<string, Json>) => (await runs(handle, more)).rows.map(({ id }) => id);
    const lr = { kind: 'param', key: 'lr' };
    // Which columns most of them have is part of the answer.
    const usual = await runs(handle, { columns: null });
    expect(usual.columns.map(({ key }) => key)).toEqual([
      'experiment',
      'started',
      'duration',
      'status',
      'long',
      'loss',
      'steps',
      'lr',
      'a/b',
    ]);
    expect(usual).toMatchObject({
      final: true,
      rows: [
        { id: 'r4', whole: true },
        { id: 'r1', whole: true },
      ],
    });
    // What is nested in another is shown where that one is open.
    expect(await ids({})).toEqual(['r4', 'r1']);
    expect((await runs(handle, { open: ['r1'], columns: [lr] })).rows).toMatchObject([
      { id: 'r4', level: 1, children: 0, cells: ['0.01'] },
      { id: 'r1', level: 1, children: 1, open: true, cells: [null] },
      { id: 'r2', level: 2, children: 0, cells: ['0.1'], parent: 'r1' },
    ]);
    expect(await ids({ search: 'second' })).toEqual(['r2']);
    expect(await ids({ search: 'params.lr < 0.05 and status = "FINISHED"' })).toEqual(['r4']);
    expect(await ids({ search: 'lr>=0.1' })).toEqual(['r2']);
    expect(await ids({ search: 'attributes.run_name LIKE "f%"' })).toEqual(['r4', 'r1']);
    expect(await ids({ search: 'nothing of the kind' })).toEqual([]);
    expect(await ids({ lifecycle: 'deleted' })).toEqual(['r3']);
    expect(await ids({ search: 'finished', sort: { column: lr, descending: false } })).toEqual(['r4', 'r2', 'r1']);
    expect(await ids({ search: 'finished', sort: { column: lr, descending: true } })).toEqual(['r2', 'r4', 'r1']);
    expect(await runs(handle, { search: 'finished', limit: 2 })).toMatchObject({ next: 2, total: 3, fit: 3 });
    expect(await runs(handle, { experiments: ['none'] })).toMatchObject({ rows: [], next: null, total: 0 });
    const { params } = await ask<{ params: { key: string; runs: number }[] }>('store.columns', {
      handle,
      experiments: ['0'],
    });
    expect(params).toEqual([
      { key: 'lr', runs: 2 },
      { key: 'a/b', runs: 1 },
    ]);
  });

  test(`carry steps and times beyond 2^53 exactly${note}`, async () => {
    const { handle } = await opened(files);
    const { rows } = await runs(handle);
    expect(rows[0]).toMatchObject({ id: 'r4', started: BigInt(LAST) });
    const history = await ask<{ rows: unknown[] }>('store.history', { handle, run: 'r1', key: 'steps', ...page });
    expect(history.rows).toEqual([{ value: 1, step: BigInt(LAST), timestamp: 1600000000000 }]);
  });

  test(`show a run: its values, histories and models${note}`, async () => {
    const { handle } = await opened(files);
    const details = await ask<RunDetails>('store.run', { handle, run: 'r1' });
    expect(details).toMatchObject({
      name: 'first',
      experiment: { id: '0', name: 'Default' },
      children: [{ id: 'r2', name: 'second' }],
      versions: [{ name: 'churn', version: '1' }],
      metrics: 3,
    });
    const { rows } = await ask<{ rows: RunValue[] }>('store.values', { handle, run: 'r1', of: 'metrics', ...page });
    expect(rows.map(({ key, value: latest, step }) => [key, latest, step])).toEqual([
      ['long', Math.sin(2999), 2999],
      ['loss', NaN, 2],
      ['steps', 1, BigInt(LAST)],
    ]);
    const at = { handle, run: 'r1', key: 'long' };
    const history = await ask<{ rows: { step: number }[]; next: number; total: number }>('store.history', {
      ...at,
      cursor: 1000,
      limit: 1000,
    });
    expect([history.rows[0]?.step, history.next, history.total]).toEqual([1000, 2000, 3000]);
    const chart = await ask<{ points: { value: number }[]; total: number }>('store.chart', at);
    expect([chart.points.length <= 400, chart.total]).toEqual([true, 3000]);
    expect(Math.max(...chart.points.map((point) => point.value))).toBeGreaterThan(0.999);
    expect(code(await caller.call('store.run', { handle, run: 'gone' }))).toBe('store-no-run');
    expect(await ask('store.history', { handle, run: 'r1', key: '../meta.yaml', ...page })).toMatchObject({ total: 0 });
  });

  test(`lead from a run or a version to its model${note}`, async () => {
    const { handle } = await opened(files);
    const { rows } = await ask<{ rows: VersionRow[] }>('store.versions', {
      handle,
      workspace: 'default',
      name: 'churn',
      ...page,
    });
    expect(rows.map(({ version, place, aliases, runHere }) => [version, place, aliases, runHere])).toEqual([
      ['3', 'remote', [], false],
      ['2', 'moved', [], false],
      ['1', 'moved', ['champion'], true],
    ]);
    const one = { handle, workspace: 'default', name: 'churn', ...page };
    for (const [only, found] of [
      ['2', [rows[1]]],
      ['9', []],
    ] as const)
      expect(await ask('store.versions', { ...one, only })).toMatchObject({ rows: found, next: null });
    const artifacts = (owner: Record<string, Json>) =>
      ask<{ state: string; grant: Grant | null }>('store.artifacts', { handle, owner });
    const version = { kind: 'version', workspace: 'default', name: 'churn' };
    const [first, second] = [
      await artifacts({ ...version, version: '1' }),
      await artifacts({ ...version, version: '2' }),
    ];
    // One folder, one token.
    expect([first.state, first.grant?.token]).toEqual(['moved', second.grant?.token]);
    const reading = await caller.call('model.read', { grant: first.grant?.token ?? '', path: '' });
    expect(code(reading)).toBeNull();
    expect(await artifacts({ ...version, version: '3' })).toMatchObject({ state: 'remote', grant: null });
    const own = await artifacts({ kind: 'run', id: 'r1' });
    const found = await ask<{ summary: { models: number } }>('models.find', { grant: own.grant?.token ?? '' });
    expect(found.summary.models).toBe(1);
    expect(code(await caller.call('files.list', { grant: own.grant?.token ?? '', path: '' }))).toBeNull();
    expect(JSON.stringify([first, own])).not.toContain(folder.path);
    // Nobody chose it, so it is not remembered.
    const { recents } = await ask<{ recents: { name: string }[] }>('recents.list', {});
    expect(recents.map(({ name }) => name)).not.toContain('artifacts');
  });

  test(`say of a version whose meta.yaml can't be read that it is that${note}`, async () => {
    const torn = path.join(folder.path, 'torn/mlruns');
    cpSync(files, torn, { recursive: true });
    writeFileSync(path.join(torn, 'models/churn/version-1/meta.yaml'), 'name: chu');
    const { handle } = await opened(torn);
    const owner = { kind: 'version', workspace: 'default', name: 'churn' };
    const asked = (version: string) => caller.call('store.artifacts', { handle, owner: { ...owner, version } });
    expect(code(await asked('1'))).toBe('version-unread');
    expect(code(await asked('3'))).toBeNull();
  });

  test(`find artifacts where a person says that they are${note}`, async () => {
    const { handle } = await opened(database);
    const locations = () => ask<{ rows: LocationRow[] }>('store.locations', { handle });
    expect((await locations()).rows).toMatchObject([{ root: 's3://bucket', count: 1, found: 0, state: 'remote' }]);
    const artifacts = () =>
      ask<{ state: string; grant: Grant | null }>('store.artifacts', { handle, owner: { kind: 'run', id: 'r1' } });
    expect(await artifacts()).toMatchObject({ state: 'remote', grant: null });
    const grant = await caller.grant(path.join(folder.path, 'copied'));
    await ask('store.locate', { handle, root: 's3://bucket/0', grant });
    const { state, grant: lent } = await artifacts();
    expect([state, lent?.name]).toEqual(['chosen', 'r1']);
    expect(code(await caller.call('model.read', { grant: lent?.token ?? '', path: 'model' }))).toBeNull();
    await ask('store.locate', { handle, root: 's3://bucket/0', grant: null });
    expect(await artifacts()).toMatchObject({ state: 'remote' });
  });

  test(`are read by threads where they hold many runs${note}`, async () => {
    const grant = await caller.grant(writeManyRuns(path.join(folder.path, 'many')));
    const { handle } = await ask<{ handle: string }>('store.open', { grant });
    const { runs: count, whole, ahead } = await ask<StoreSummary>('store.wait', { handle });
    expect([count, whole]).toEqual([MANY_RUNS, MANY_RUNS]);
    expect(ahead).toEqual({ read: MANY_RUNS, lost: 0 });
  });

  test(`name what is wrong with them${note}`, async () => {
    const damaged = writeFileStore(path.join(folder.path, 'damaged'), {
      '0/r1/meta.yaml': null,
      '0/r2/meta.yaml': 'artifact_uri: [',
    });
    const { handle } = await opened(damaged);
    const { rows } = await ask<{ rows: { code: string; details: { path: string } }[] }>('store.problems', {
      handle,
      ...page,
    });
    expect(rows.map((each) => [each.code, each.details.path])).toEqual([
      ['store-meta-missing', '0/r1'],
      ['store-meta-damaged', '0/r2/meta.yaml'],
    ]);
    expect((await runs(handle)).rows.map(({ id, name }) => [id, name])).toEqual([
      ['r1', 'first'],
      ['r2', null],
    ]);
    const refused = async (name: string, bytes: Uint8Array | string) => {
      writeFileSync(path.join(folder.path, name), bytes);
      return code(await caller.call('store.open', { grant: await caller.grant(path.join(folder.path, name)) }));
    };
    expect(await refused('empty.db', '')).toBe('store-empty');
    expect(await refused('notes.db', 'not a database')).toBe('no-store');
    rmSync(damaged, { recursive: true });
  });
});
