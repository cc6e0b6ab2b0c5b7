import { mkdirSync, readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { LiveDatabase } from '../../../electron/stores/live-database.ts';
import { beginStore } from '../../../electron/stores/open-store.ts';
import type { Database } from '../../../electron/stores/sqlite.ts';
import { temporaryFolder } from '../../support/served.ts';
import { reopen, snapshot, writeDatabase } from '../../support/store-fixtures.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const temporary = path.join(folder.path, 'temporary');
mkdirSync(temporary);
vi.stubEnv('TMPDIR', temporary);
vi.stubEnv('TEMP', temporary);
afterEach(() => expect(readdirSync(temporary)).toEqual([]));

let made = 0;
/** A database that nobody has written to for a while. */
function settled(): string {
  const own = path.join(folder.path, String((made += 1)));
  mkdirSync(own);
  const file = path.join(own, 'mlflow.db');
  writeDatabase(file).close();
  utimesSync(file, new Date(0), new Date(0));
  return file;
}
const count = (database: Database) => (database.prepare('select count(*) as n from tags').get() as { n: number }).n;

describe('a database at rest', () => {
  it('is read where it is, and left as it was', async () => {
    const file = settled();
    const before = snapshot(path.dirname(file));
    const live = await LiveDatabase.open(file);
    expect(live.inPlace).toBe(true);
    expect(await live.read(count)).toBe(1);
    live.close();
    expect(snapshot(path.dirname(file))).toEqual(before);
  });

  it('is read from a copy once it changed, and then stays as it was at that moment', async () => {
    const file = settled();
    const live = await LiveDatabase.open(file);
    const write = (key: string) => {
      const writer = reopen(file);
      writer.exec(`insert into tags values ('${key}', '', 'r1')`);
      writer.close();
    };
    write('first');
    expect(await live.read(count)).toBe(2);
    expect(live.inPlace).toBe(false);
    write('second');
    expect(await live.read(count)).toBe(2);
    live.close();
  });

  it('is copied at once where somebody holds it open in WAL mode', async () => {
    const file = settled();
    const writer = reopen(file);
    writer.exec("pragma journal_mode = wal; insert into tags values ('late', '', 'r1')");
    const live = await LiveDatabase.open(file);
    expect([live.inPlace, await live.read(count)]).toEqual([false, 2]);
    live.close();
    writer.close();
  });
});

describe('a store that changes while it is read', () => {
  it('is read anew, whole, from one moment', async () => {
    const file = settled();
    const fill = reopen(file);
    fill.exec(
      "with recursive n(i) as (select 1 union all select i + 1 from n where i < 60000) insert into params select 'p' || i, i, 'r1' from n",
    );
    fill.close();
    utimesSync(file, new Date(0), new Date(0));
    const { store, done } = await beginStore({ kind: 'path', path: file });
    const writer = reopen(file);
    writer.exec("insert into runs (run_uuid, experiment_id, lifecycle_stage) values ('r2', 0, 'active')");
    writer.exec("insert into params values ('own', '1', 'r2')");
    writer.close();
    await done;
    expect(store.runs.map(({ id, params }) => [id, params.size])).toEqual([
      ['r2', 1],
      ['r1', 60_001],
    ]);
    expect(store.problems).toEqual([]);
    await store.close();
  });
});
