import { describe, expect, it } from 'vitest';
import { orderOf, type Cell } from '../../../electron/stores/run-cells.ts';
import { RunList, type RunQuery } from '../../../electron/stores/run-list.ts';
import { meets, readSearch } from '../../../electron/stores/run-search.ts';
import { chartPoints } from '../../../electron/stores/store-answers.ts';
import { PARENT_TAG, type Metric, type Run, type StoreReading } from '../../../electron/stores/store.ts';
import { pace } from '../../support/pace.ts';

const metric = (key: string, value: number): Metric => ({ key, value, step: 0, timestamp: 0, dataset: null });
const run = (id: string, more: Partial<Run> = {}): Run => ({
  id,
  experiment: '0',
  name: `name ${id}`,
  status: 'FINISHED',
  lifecycle: 'active',
  user: 'ana',
  started: 1_700_000_000_000,
  ended: 1_700_000_001_000,
  artifactUri: null,
  params: new Map(),
  metrics: [],
  tags: new Map(),
  datasets: [],
  inputs: [],
  outputs: [],
  ...more,
});

describe('what a person searches', () => {
  const own = run('r1', {
    params: new Map([
      ['lr', '0.1'],
      ['batch size', '64'],
      ['model', 'Gradient Boosting'],
      ['empty', ''],
    ]),
    metrics: [metric('loss', 0.25), metric('auc', NaN), metric('n', 3)],
    tags: new Map([
      ['team', 'risk-eu'],
      ['mlflow.source.name', 'train.py'],
      ['mlflow.runColor', 'secret-colour'],
    ]),
  });
  it.each([
    ['', true],
    ['  ', true],
    ['gradient', true],
    ['GRADIENT r1', true],
    ['gradient nothing', false],
    ['"gradient boosting"', true],
    ['lr=0.1', true],
    ['lr = 0.10', true],
    ['lr != 0.1', false],
    ['lr > 0.05', true],
    ['params.lr >= 0.2', false],
    ['metrics.loss < 0.5 and params.model = "Gradient Boosting"', true],
    ["metrics.loss < 0.5 AND params.model = 'Gradient Boosting'", true],
    ['loss<0.5 auc<1', false],
    ['params.`batch size` = 64', true],
    ['parameter.lr = 0.1', true],
    ['parameters.lr = 0.1', true],
    ['tags.team LIKE "risk%"', true],
    ['tags.team like "RISK%"', false],
    ['tags.team ILIKE "RISK_eu"', true],
    ['tags.`mlflow.source.name` = "train.py"', true],
    ['train.py', true],
    ['secret-colour', false],
    ['status = "FINISHED"', true],
    ['attributes.run_name LIKE "name %"', true],
    ['start_time > 1600000000000', true],
    ['start_time < 1600000000000', false],
    ['nosuch = 1', false],
    ['nosuch != 1', false],
    ['empty = ""', true],
    ['tags.lr = 0.1', false],
    ['a<b<c', false],
    ['(.*)+[', false],
  ])('%s: %s', (text, expected) => expect(meets(own, readSearch(text))).toBe(expected));

  it('cannot make it hang', () => {
    const start = performance.now();
    for (const text of ['"'.repeat(1000), '`'.repeat(1000), 'a.'.repeat(500), `${'a '.repeat(499)}<`, '<'.repeat(1000)])
      readSearch(text);
    expect(performance.now() - start).toBeLessThan(500 * pace());
  });
});

describe('the order of cells', () => {
  const cells: Cell[] = ['b', 10, null, NaN, '9', 2n ** 60n, 'a10', 'a9', -1, Infinity, ''];
  const sorted = (descending: boolean) => orderOf(cells, descending).map((at) => cells[at]);
  it('is numbers, NaN, texts, nothing', () =>
    expect(sorted(false)).toEqual([-1, '9', 10, 2n ** 60n, Infinity, NaN, '', 'a9', 'a10', 'b', null]));
  it('turned, still has nothing last', () =>
    expect(sorted(true)).toEqual(['b', 'a10', 'a9', '', NaN, Infinity, 2n ** 60n, 10, '9', -1, null]));
  it('leaves equals as they were', () => expect(orderOf([1, 1, 1], true)).toEqual([0, 1, 2]));
});

function listOf(runs: readonly Run[]): RunList {
  const store = { runs, experiments: [] } as unknown as StoreReading['store'];
  const complete = (at: number) => Promise.resolve(runs[at] as Run);
  return new RunList({
    store,
    listed: true,
    whole: runs.length,
    isWhole: () => true,
    complete,
  } as unknown as StoreReading);
}

describe('a list of runs', () => {
  const child = (id: string, parent: string) => run(id, { tags: new Map([[PARENT_TAG, parent]]) });
  const query = (more: Partial<RunQuery> = {}): RunQuery => ({
    experiments: null,
    lifecycle: 'active',
    search: '',
    sort: { column: { kind: 'field', key: 'id' }, descending: false },
    open: [],
    ...more,
  });
  const rows = async (runs: readonly Run[], more: Partial<RunQuery> = {}) =>
    (await listOf(runs).page(query(more), [], 0, 100)).rows.map(({ id, level, children }) => [id, level, children]);
  const family = [child('c', 'b'), child('d', 'b'), child('b', 'a'), run('a'), child('e', 'gone')];

  it.each([
    [
      'closed',
      [],
      [
        ['a', 1, 1],
        ['e', 1, 0],
      ],
    ],
    [
      'open',
      ['a'],
      [
        ['a', 1, 1],
        ['b', 2, 2],
        ['e', 1, 0],
      ],
    ],
    [
      'open to the bottom',
      ['a', 'b'],
      [
        ['a', 1, 1],
        ['b', 2, 2],
        ['c', 3, 0],
        ['d', 3, 0],
        ['e', 1, 0],
      ],
    ],
  ])('nests, %s', async (_name, open, expected) => expect(await rows(family, { open })).toEqual(expected));

  it('shows runs that are each other’s parents, once', async () => {
    const circle = [child('x', 'y'), child('y', 'x'), child('z', 'z')];
    expect((await rows(circle, { open: ['x', 'y', 'z'] })).map(([id]) => id)).toEqual(['z', 'x', 'y']);
  });

  it('is flat while something is searched', async () =>
    expect(await rows(family, { search: 'name' })).toEqual(['a', 'b', 'c', 'd', 'e'].map((id) => [id, 1, 0])));

  it('takes 10,000 runs in a moment', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => run(`r${at}`, { metrics: [metric('loss', Math.sin(at))] }));
    const list = listOf(many);
    const sort = { column: { kind: 'metric', key: 'loss' }, descending: true } as const;
    const start = performance.now();
    const page = await list.page(query({ sort, search: 'finished loss < 0' }), [sort.column], 0, 100);
    expect(performance.now() - start).toBeLessThan(1000 * pace());
    expect([page.fit, page.next]).toEqual([many.filter(({ metrics }) => (metrics[0]?.value ?? 0) < 0).length, 100]);
  });
});

describe('the points that are drawn of a history', () => {
  const history = Array.from({ length: 100_000 }, (_, step) => ({
    ...metric('loss', step === 50_000 ? 99 : step === 70_000 ? NaN : Math.sin(step / 1000)),
    step,
  }));
  it('are few, and keep what sticks out', () => {
    const points = chartPoints(history);
    expect(points.length).toBeLessThanOrEqual(400);
    expect(points.some(({ value }) => value === 99)).toBe(true);
    expect(points.map(({ step }) => step)).toEqual(
      points.map(({ step }) => step).toSorted((a, b) => Number(a) - Number(b)),
    );
  });
  it('are in the order of steps, however they were logged', () =>
    expect(chartPoints(history.slice(0, 5).toReversed()).map(({ step }) => step)).toEqual([0, 1, 2, 3, 4]));
});
