import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { createTexts } from '../../../shared/texts/translator.ts';
import { writeDatabase } from '../store-fixtures.ts';
import { SECRET, tree, type BadInput, type Files } from './bad-input.ts';
import { patience, textOf } from './bad-inputs.ts';
import { manyNames, socket } from './folder-inputs.ts';

/** A bad store: `says` are its problems, or the error of one that cannot be opened (`exit` 3). */
export interface StoreInput extends BadInput {
  /** Where the artifacts of its runs are, by run. */
  readonly artifacts?: Readonly<Record<string, 'remote' | 'missing' | 'unsafe'>>;
}

const EXPERIMENT =
  "experiment_id: '0'\nname: Default\nlifecycle_stage: active\nartifact_location: file:///srv/mlruns/0\n";
const run = (id: string, more = '') => `run_id: ${id}\nexperiment_id: '0'\nstatus: 3\nrun_name: ${id}\n${more}`;
const store = (place: string, files: Files) =>
  tree(place, { '0/meta.yaml': EXPERIMENT, '0/good/meta.yaml': run('good'), '0/good/params/lr': '0.1', ...files });
const database = (file: string, change: (bytes: Buffer) => Buffer) => {
  const whole = `${file}.whole`;
  const writer = writeDatabase(whole);
  writer.exec(
    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 400) insert into tags select 'k' || i, hex(randomblob(200)), 'r1' from n",
  );
  writer.close();
  writeFileSync(file, change(readFileSync(whole)));
};

/** B86 and B88 where a store is what is bad; each is opened on every face. */
export const STORE_INPUTS: readonly StoreInput[] = [
  {
    id: 'B88',
    name: 'meta.yaml missing, torn, of another run; texts that are none; metrics that are none',
    says: ['store-meta-missing', 'store-meta-damaged', 'store-other-id', 'store-not-utf8', 'store-metric-damaged'],
    exit: 1,
    make: (place) =>
      store(place, {
        '0/lost/params/lr': '0.2',
        '0/torn/meta.yaml': 'artifact_uri: [',
        '0/copied/meta.yaml': run('other'),
        '0/good/params/latin': Uint8Array.from([0x61, 0xe9]),
        '0/good/metrics/loss': '1600000000000 abc 0\n',
        '0/good/metrics/empty': '',
      }),
  },
  {
    id: 'B88',
    name: 'deleted experiments and runs',
    says: [],
    exit: 0,
    make: (place) =>
      store(place, {
        '0/gone/meta.yaml': run('gone', 'lifecycle_stage: deleted\n'),
        '.trash/9/meta.yaml': "experiment_id: '9'\nname: old\nlifecycle_stage: deleted\n",
        '.trash/9/gone2/meta.yaml': "run_id: gone2\nexperiment_id: '9'\n",
      }),
  },
  {
    id: 'B88',
    name: 'artifacts elsewhere, in services, and at places that lead out',
    says: [],
    exit: 0,
    artifacts: { other: 'missing', s3: 'remote', dbfs: 'remote', escaped: 'unsafe', dots: 'unsafe' },
    make: (place) =>
      store(place, {
        '0/other/meta.yaml': run('other', 'artifact_uri: file:///other/place/other/artifacts\n'),
        '0/s3/meta.yaml': run('s3', 'artifact_uri: s3://bucket/0/s3/artifacts\n'),
        '0/dbfs/meta.yaml': run('dbfs', 'artifact_uri: dbfs:/0/dbfs/artifacts\n'),
        '0/escaped/meta.yaml': run('escaped', 'artifact_uri: file:///..%2foutside\n'),
        '0/dots/meta.yaml': run('dots', 'artifact_uri: ../../outside\n'),
      }),
  },
  {
    id: 'B86',
    name: 'links in a circle, out of it, and in the place of files',
    says: ['store-link'],
    exit: 1,
    dropped: { says: [], exit: 0 },
    make: (place) =>
      store(place, {
        '0/everything': '-> /',
        '0/good/tags/loop': '-> ..',
        '0/good/params/secret': '-> ../../../../outside/model.pkl',
      }),
  },
  {
    id: 'B86',
    name: 'a pipe and a socket among its values',
    says: ['store-special'],
    exit: 1,
    dropped: { says: [], exit: 0 },
    make(place) {
      store(place, {});
      execFileSync('mkfifo', [path.join(place, '0/good/params/pipe')]);
      socket(path.join(place, '0/good/params/socket'));
    },
  },
  {
    id: 'B86',
    name: '200,000 artifacts',
    says: [],
    exit: 0,
    dropped: { late: true },
    make(place) {
      store(place, {});
      manyNames(path.join(place, '0/good/artifacts'), 200_000);
    },
  },
  {
    id: 'B86',
    name: 'a key of 200 folders',
    says: ['store-too-deep'],
    exit: 1,
    dropped: { late: true },
    make: (place) => store(place, { [`0/good/params/${'d/'.repeat(200)}lr`]: '1' }),
  },
  {
    id: 'B86',
    name: 'names that programs stumble over',
    says: [],
    exit: 0,
    make(place) {
      const names = ['a\nb', 'a"b', ';rm -rf x', '-rf', '\u{1f600}', '\u202eltr', 'a b ', '$(id)', 'a\u001b[31m'];
      store(place, {});
      for (const name of names)
        tree(path.join(place, '0', name), { 'meta.yaml': `run_id: ${JSON.stringify(name)}\n`, [`tags/${name}`]: name });
    },
  },
  {
    id: 'B88',
    name: 'an empty database',
    file: 'mlflow.db',
    says: ['store-empty'],
    exit: 3,
    make: (place) => writeFileSync(place, ''),
  },
  {
    id: 'B88',
    name: 'a database that is none',
    file: 'mlflow.db',
    says: ['no-store'],
    exit: 3,
    // By its bytes it is anything.
    make: (place) => writeFileSync(place, 'SQLite format 2\0'.repeat(40)),
  },
  {
    id: 'B88',
    name: 'a database that was cut off',
    file: 'mlflow.db',
    says: ['store-damaged'],
    exit: 1,
    make: (place) => database(place, (bytes) => bytes.subarray(0, bytes.length - 8192)),
  },
  {
    id: 'B88',
    name: 'a database with a page of noise',
    file: 'mlflow.db',
    says: ['store-damaged'],
    exit: 1,
    make: (place) => database(place, (bytes) => bytes.fill(0x5a, bytes.length - 3 * 4096, bytes.length - 2 * 4096)),
  },
  {
    id: 'B88',
    name: "another program's database",
    file: 'places.db',
    says: ['store-no-tables'],
    exit: 1,
    make(place) {
      const own = writeDatabase(place);
      own.exec('drop table runs; drop table alembic_version');
      own.close();
    },
  },
  {
    id: 'B88',
    name: 'a database of a newer MLflow',
    file: 'mlflow.db',
    says: ['store-newer'],
    exit: 1,
    make: (place) => writeDatabase(place, 'ffff00000000').close(),
  },
];

const texts = createTexts('en');

/** Opens a bad store and expects the page to name each problem, and where its artifacts are, in time. */
export async function expectStore(
  page: Page,
  input: StoreInput,
  open: () => Promise<void>,
  limit = patience(),
): Promise<void> {
  const main = page.locator('main');
  const start = performance.now();
  await open();
  await main
    .locator(':is(.grid, [role=alert])')
    .first()
    .waitFor({ timeout: limit })
    .catch(async () => expect.fail(`in ${Math.round(limit)} ms only: ${await page.locator('body').innerText()}`));
  expect(performance.now() - start).toBeLessThan(limit);
  const shown = async () => (await main.innerText()).replaceAll('\n', ' ');
  const wait = { timeout: limit };
  if (input.exit === 3) {
    for (const code of input.says) await expect.poll(async () => textOf(code).test(await shown()), wait).toBe(true);
    return;
  }
  expect(await main.getByRole('alert').count(), await shown()).toBe(0);
  for (const [id, state] of Object.entries(input.artifacts ?? {})) {
    await page.getByRole('tab', { name: /^Experiments/ }).click();
    const back = main.locator('.crumbs .link').first();
    if (await back.isVisible()) await back.click();
    await main.getByRole('row', { name: 'Default' }).click();
    await main.getByRole('row', { name: id, exact: true }).click();
    await main.getByRole('radio', { name: 'Artifacts' }).click();
    await main.getByText(texts.t(`stores.artifacts.${state}`)).waitFor(wait);
  }
  await page.getByRole('tab', { name: /^Places and problems/ }).click();
  await main.getByRole('heading', { name: 'What is wrong with it' }).waitFor(wait);
  await page.locator('.store-reading').waitFor({ state: 'detached', timeout: 4 * limit });
  for (const code of input.says)
    await expect.poll(async () => textOf(code).test(await shown()), { ...wait, message: code }).toBe(true);
  if (input.says.length === 0) await main.getByText(texts.t('stores.about.noProblems')).waitFor(wait);
  const said = await page.locator('body').innerText();
  expect(said).not.toContain(SECRET);
  expect(said).not.toMatch(/[\u200b\u202e\ufeff]|failed that should not|unexpected|problem\.|error\.[a-z]/i);
}
