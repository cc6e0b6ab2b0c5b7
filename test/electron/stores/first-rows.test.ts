import { mkdirSync, utimesSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { RunColumn } from '../../../shared/contract/store-schemas.ts';
import { DiskTree } from '../../../electron/stores/disk-tree.ts';
import { beginFileStore } from '../../../electron/stores/file-store.ts';
import { beginStore } from '../../../electron/stores/open-store.ts';
import { RunList, type RunQuery } from '../../../electron/stores/run-list.ts';
import type { StoreReading } from '../../../electron/stores/store.ts';
import { temporaryFolder } from '../../support/served.ts';
import { writeDatabase, writeFileStore } from '../../support/store-fixtures.ts';

const folder = temporaryFolder();
const opened: StoreReading[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map(({ store }) => store.close()))));
afterAll(() => folder.remove());
let made = 0;
const place = () => path.join(folder.path, String((made += 1)));

const STARTED = { column: { kind: 'field', key: 'started' }, descending: true } as const;
const LOSS = { column: { kind: 'metric', key: 'loss' }, descending: true } as const;
const query = (more: Partial<RunQuery> = {}): RunQuery => ({
  experiments: null,
  lifecycle: 'active',
  search: '',
  sort: STARTED,
  open: [],
  ...more,
});
const metaOf = (id: string, experiment: string, started: number) =>
  `run_id: ${id}\nrun_name: name ${id}\nexperiment_id: '${experiment}'\nstatus: 3\nstart_time: ${started}\n`;

/** A disk that gives nothing of these places until `open` is called, `late` ones after a while, and the others at once. */
class GatedTree extends DiskTree {
  open: () => void = () => undefined;
  private readonly gate = new Promise<void>((resolve) => (this.open = resolve));
  private readonly held: RegExp;
  constructor(root: string, held: RegExp) {
    super(root);
    this.held = held;
  }
  async fetch(places: readonly string[]): Promise<void> {
    if (places.some((each) => each.includes('/late'))) await setTimeout(200);
    if (places.some((each) => this.held.test(each))) await this.gate;
  }
}

async function gated(files: Record<string, string>, held: RegExp) {
  const tree = new GatedTree(writeFileStore(place(), files), held);
  const reading = await beginFileStore(tree, 'mlruns');
  opened.push(reading);
  return { tree, reading, list: new RunList(reading) };
}

describe('the first rows of a store', () => {
  it('of a database are its experiments, before any run is read', async () => {
    const file = path.join(place(), 'mlflow.db');
    mkdirSync(path.dirname(file));
    writeDatabase(file).close();
    utimesSync(file, new Date(0), new Date(0));
    const reading = await beginStore({ kind: 'path', path: file });
    opened.push(reading);
    expect(reading.store.experiments).toMatchObject([{ name: 'Default' }]);
    expect([reading.listed, reading.store.runs.length]).toEqual([false, 0]);
    await reading.done;
    expect([reading.listed, reading.store.runs.length]).toEqual([true, 1]);
  });

  it('are those of the experiment that is looked at, while the runs of others are still read', async () => {
    const { tree, reading, list } = await gated(
      {
        '1/meta.yaml': "experiment_id: '1'\nname: slow\n",
        '1/s1/meta.yaml': metaOf('s1', '1', 1),
        '2/meta.yaml': "experiment_id: '2'\nname: wanted\n",
        '2/w1/meta.yaml': metaOf('w1', '2', 2),
        '2/w2/meta.yaml': metaOf('w2', '2', 3),
      },
      /^1\/s1/,
    );
    reading.prefer?.(['2']);
    const page = await list.page(query({ experiments: ['2'] }), null, 0, 100);
    expect(page.rows.map(({ id }) => id)).toEqual(['w2', 'w1']);
    expect([reading.listed, page.final]).toEqual([false, false]);
    tree.open();
    await reading.done;
    expect(await list.page(query({ experiments: ['2'] }), null, 0, 100)).toMatchObject({ fit: 2, final: true });
  });

  it('are waited for: an answer without any would be asked again much later', async () => {
    const { list } = await gated(
      {
        '1/meta.yaml': "experiment_id: '1'\nname: late\n",
        '1/late/meta.yaml': metaOf('late', '1', 1),
        '2/meta.yaml': "experiment_id: '2'\nname: never\n",
        '2/s1/meta.yaml': metaOf('s1', '2', 1),
      },
      /^2\/s1/,
    );
    const page = await list.page(query({ experiments: ['1'] }), null, 0, 100);
    expect([page.rows.map(({ id }) => id), page.final]).toEqual([['late'], false]);
  });

  it('have what is known of them; of the rest the answer says that it is not', async () => {
    const { reading, list } = await gated({ '0/r2/meta.yaml': metaOf('r2', '0', 5) }, /^0\/r\d\/params$/);
    reading.complete = async (at) => {
      await setTimeout(200);
      return { ...reading.store.runs[at], params: new Map([['lr', '0.1']]), metrics: [] } as never;
    };
    const { rows, columns, final } = await list.page(query(), null, 0, 100);
    // One took all the time that an answer has.
    expect(rows.map(({ id, whole, cells }) => [id, whole, cells.at(-1)])).toEqual([
      ['r1', true, '0.1'],
      ['r2', false, null],
    ]);
    expect(columns.at(-1)).toEqual({ kind: 'param', key: 'lr' } satisfies RunColumn);
    expect(final).toBe(true);
    // What a run's own file says needs no more.
    const fields = await list.page(query(), [STARTED.column], 0, 100);
    expect(fields.rows.map(({ whole, cells }) => [whole, cells])).toEqual([
      [false, [1600000000000]],
      [false, [5]],
    ]);
  });
});

describe('rows that are there', () => {
  const loss = (id: string, value: number) => ({
    [`0/${id}/meta.yaml`]: metaOf(id, '0', 1),
    [`0/${id}/metrics/loss`]: `1 ${value} 0\n`,
  });
  it('keep their places until all is read, and are in order then', async () => {
    const { tree, reading, list } = await gated(
      { '0/r1/metrics/loss': '1 1 0\n', ...loss('r2', 2), ...loss('r3', 3) },
      /^0\/r1\/params$/,
    );
    const ids = async () => {
      const { rows, final } = await list.page(query({ sort: LOSS }), [STARTED.column], 0, 100);
      return [...rows.map(({ id }) => id), final];
    };
    while (!reading.listed) await setTimeout(1);
    const first = await ids();
    await reading.complete(2);
    expect([reading.whole, await ids()]).toEqual([1, first]);
    expect(first).toEqual(['r1', 'r2', 'r3', false]);
    tree.open();
    await reading.done;
    expect(await ids()).toEqual(['r3', 'r2', 'r1', true]);
  });
});
