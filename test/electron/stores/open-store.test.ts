import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../electron/stores/open-store.ts';
import type { Store } from '../../../electron/stores/store.ts';
import { temporaryFolder } from '../../support/served.ts';
import { snapshot, writeDatabase, writeFileStore } from '../../support/store-fixtures.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
function place(): string {
  const own = path.join(folder.path, String((made += 1)));
  mkdirSync(own);
  return own;
}
const codes = (store: Store) => store.problems.map(({ code }) => code);
// Copies are made in the system's temporary folder: here one of our own, which must end empty.
const temporary = path.join(folder.path, 'temporary');
mkdirSync(temporary);
vi.stubEnv('TMPDIR', temporary);
vi.stubEnv('TEMP', temporary);
afterEach(() => expect(readdirSync(temporary)).toEqual([]));

/** What both kinds of store say of the one run. */
const RUN = { id: 'r1', experiment: '0', name: 'first', status: 'FINISHED', lifecycle: 'active', user: 'ana' };

describe('openStore', () => {
  it.each([
    ['a file store', (own: string) => writeFileStore(own)],
    ['the folder that holds mlruns', (own: string) => (writeFileStore(path.join(own, 'mlruns')), own)],
    [
      'a link to a file store',
      (own: string) => {
        symlinkSync(writeFileStore(path.join(own, 'a')), path.join(own, 'link'));
        return path.join(own, 'link');
      },
    ],
    ['a database', (own: string) => (writeDatabase(path.join(own, 'x.db')).close(), path.join(own, 'x.db'))],
    ['the folder that holds mlflow.db', (own: string) => (writeDatabase(path.join(own, 'mlflow.db')).close(), own)],
  ])('reads %s and leaves it as it was', async (_, make) => {
    const own = place();
    const target = make(own);
    const before = snapshot(own);
    const store = await openStore(target);
    expect(store.runs).toMatchObject([RUN]);
    expect([...(store.runs[0]?.params ?? [])]).toEqual([['a/b', '1']]);
    expect(store.runs[0]?.metrics).toMatchObject([{ key: 'loss', value: NaN, step: 2 }]);
    expect((await store.history('r1', 'loss')).map(({ value }) => value)).toEqual([0.5, NaN, 0.25]);
    await expect(store.history('none', 'loss')).rejects.toMatchObject({ code: 'store-no-run' });
    expect(codes(store)).toEqual([]);
    await store.close();
    expect(snapshot(own)).toEqual(before);
  });

  it('reads what a database being written holds in its WAL, without touching it, and leaves no copy behind', async () => {
    const own = place();
    const writer = writeDatabase(path.join(own, 'mlflow.db'));
    writer.exec("pragma journal_mode = wal; insert into tags values ('late', 'yes', 'r1')");
    writer.exec("begin; insert into tags values ('not yet', 'no', 'r1')");
    const before = snapshot(own);
    const store = await openStore(own);
    expect([...(store.runs[0]?.tags.keys() ?? [])]).toEqual(['mlflow.runName', 'late']);
    await store.close();
    expect(snapshot(own)).toEqual(before);
    writer.close();
  });

  it('says that a database changes without a rest', async () => {
    const own = place();
    const writer = writeDatabase(path.join(own, 'mlflow.db'));
    const busy = setInterval(() => writer.exec("insert into tags values ('k', 'v', 'r2')"), 2);
    await expect(openStore(own)).rejects.toMatchObject({ code: 'store-changing' });
    clearInterval(busy);
    writer.close();
  });

  it('reads a newer revision as far as it is understood, and says so', async () => {
    const own = place();
    writeDatabase(path.join(own, 'mlflow.db'), 'ffffffffffff').close();
    const store = await openStore(own);
    expect(store.revision).toBe('ffffffffffff');
    expect(store.runs).toMatchObject([RUN]);
    expect(codes(store)).toEqual(['store-newer']);
    await store.close();
  });

  it('shows what a damaged database still says', async () => {
    const own = place();
    const file = path.join(own, 'mlflow.db');
    const writer = writeDatabase(file);
    writer.exec('begin');
    for (let at = 0; at < 3000; at += 1) writer.exec(`insert into tags values ('k${at}', 'v', 'r1')`);
    writer.exec('commit');
    writer.close();
    truncateSync(file, Math.floor(readFileSync(file).length / 2 / 4096) * 4096);
    const store = await openStore(own);
    expect(store.runs).toMatchObject([{ id: 'r1' }]);
    expect(codes(store)).toContain('store-damaged');
    await store.close();
  });

  it.each([
    ['store-empty', ''],
    ['no-store', 'SQLite format 2, or any other text'],
  ])('refuses a database file with %s', async (code, content) => {
    const file = path.join(place(), 'mlflow.db');
    writeFileSync(file, content);
    await expect(openStore(file)).rejects.toMatchObject({ code });
  });

  it('refuses a folder without a store, and what is not there', async () => {
    await expect(openStore(place())).rejects.toMatchObject({ code: 'no-store' });
    await expect(openStore(path.join(folder.path, 'none'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a damaged file store', () => {
  const runs = (store: Store) => store.runs.map(({ id }) => id);
  it.each([
    ['a run without meta.yaml', { '0/r1/meta.yaml': null }, ['store-meta-missing']],
    ['an experiment without meta.yaml', { '0/meta.yaml': null }, ['store-meta-missing']],
    ['a torn meta.yaml', { '0/r1/meta.yaml': "run_id: r1\nuser_id: 'an" }, ['store-meta-damaged']],
    ['an empty meta.yaml', { '0/r1/meta.yaml': '' }, ['store-meta-damaged']],
    ['a binary meta.yaml', { '0/r1/meta.yaml': '\0\x01\x02\xff' }, ['store-meta-damaged']],
    ['a tag in another encoding', { '0/r1/tags/t': 'a\xf1o' }, ['store-not-utf8']],
    ['a half-written metric', { '0/r1/metrics/m': '1 2 3\n1600' }, ['store-metric-damaged']],
    ['an empty metric', { '0/r1/metrics/m': '' }, ['store-metric-damaged']],
    ['a renamed run', { '0/r1/meta.yaml': 'run_id: r2\nexperiment_id: "0"\n' }, ['store-other-id']],
  ])('with %s is shown, the problem named', async (_, changes, expected) => {
    const store = await openStore(writeFileStore(place(), changes));
    expect(runs(store)).toEqual(['r1']);
    expect([...(store.runs[0]?.params ?? [])]).toEqual([['a/b', '1']]);
    expect(codes(store)).toEqual(expected);
  });

  it.each([
    ['a link out of it', (file: string) => symlinkSync('/etc/hostname', file), 'store-link'],
    ['a pipe that nobody writes to', (file: string) => execFileSync('mkfifo', [file]), 'store-special'],
  ])('whose meta.yaml is %s is read without it', async (_name, make, code) => {
    const root = writeFileStore(place());
    const file = path.join(root, '0', 'r1', 'meta.yaml');
    rmSync(file);
    make(file);
    const store = await openStore(root);
    expect(codes(store)).toContain(code);
  });

  it('with links in it is not followed out of', async () => {
    const root = writeFileStore(place());
    symlinkSync('/', path.join(root, '0', 'everything'));
    symlinkSync('..', path.join(root, '0', 'r1', 'tags', 'loop'));
    symlinkSync('/etc/hostname', path.join(root, '0', 'r1', 'params', 'secret'));
    const store = await openStore(root);
    expect(runs(store)).toEqual(['r1']);
    expect([...(store.runs[0]?.params.keys() ?? [])]).toEqual(['a/b']);
    expect(codes(store)).toEqual(['store-link', 'store-link', 'store-link']);
  });

  it('has deleted experiments and runs, marked', async () => {
    const store = await openStore(
      writeFileStore(place(), {
        '.trash/1/meta.yaml': "experiment_id: '1'\nlifecycle_stage: deleted\nname: old\n",
        '0/r2/meta.yaml': "experiment_id: '0'\nlifecycle_stage: deleted\nrun_id: r2\nstatus: 4\n",
      }),
    );
    expect(store.experiments.map(({ id, lifecycle }) => [id, lifecycle])).toEqual([
      ['0', 'active'],
      ['1', 'deleted'],
    ]);
    expect(store.runs.map(({ id, lifecycle, status }) => [id, lifecycle, status])).toEqual([
      ['r1', 'active', 'FINISHED'],
      ['r2', 'deleted', 'FAILED'],
    ]);
  });
});
