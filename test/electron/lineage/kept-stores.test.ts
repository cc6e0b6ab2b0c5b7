import { copyFileSync, mkdirSync, renameSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readStore } from '../../../electron/lineage/find-home.ts';
import { spotOf } from '../../../electron/lineage/known-store.ts';
import { temporaryFolder } from '../../support/served.ts';
import { reopen, writeDatabase, writeFileStore } from '../../support/store-fixtures.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

const OLD = new Date('2026-01-01');
const aged = (file: string) => utimesSync(file, OLD, OLD);

function database(): string {
  made += 1;
  const file = path.join(folder.path, String(made), 'mlflow.db');
  mkdirSync(path.dirname(file));
  writeDatabase(file).close();
  aged(file);
  return file;
}

async function read(file: string, name: string | null = null) {
  const ref = { kind: 'path', path: file } as const;
  return readStore(ref, await spotOf(ref, name), {});
}

describe('a database that lineages ask again', () => {
  it('is not read again while it is as it was, by whatever name it goes', async () => {
    const file = database();
    const [first, second] = [await read(file), await read(file, 'prod')];
    expect(second.runs).toBe(first.runs);
    expect([first.name.endsWith('mlflow.db'), second.name]).toEqual([true, 'prod']);
    expect(first.runs).toMatchObject([{ id: 'r1', tags: new Map([['mlflow.runName', 'first']]) }]);
  });

  const insert =
    "insert into runs (run_uuid, status, lifecycle_stage, experiment_id) values ('r2', 'FINISHED', 'active', 0)";
  it.each<[string, (file: string) => () => void]>([
    [
      'a row was added',
      (file) => {
        const writer = reopen(file);
        writer.exec(insert);
        writer.close();
        return () => undefined;
      },
    ],
    [
      'a row was added, and its time set back',
      (file) => {
        const writer = reopen(file);
        writer.exec(insert);
        writer.close();
        aged(file);
        return () => undefined;
      },
    ],
    [
      'a row was added to the log beside it',
      (file) => {
        const writer = reopen(file);
        writer.exec(`pragma journal_mode = wal; pragma wal_autocheckpoint = 0; ${insert}`);
        for (const part of ['', '-wal']) aged(file + part);
        return () => writer.close();
      },
    ],
    [
      'another took its place',
      (file) => {
        const other = `${file}.new`;
        copyFileSync(file, other);
        const writer = reopen(other);
        writer.exec(insert);
        writer.close();
        aged(other);
        renameSync(other, file);
        return () => undefined;
      },
    ],
  ])('is read again where %s', async (_name, change) => {
    const file = database();
    expect((await read(file)).runs).toHaveLength(1);
    const end = change(file);
    expect((await read(file)).runs).toHaveLength(2);
    end();
  });

  it('is read again where it was written to a moment ago: the next write might not show', async () => {
    const file = database();
    const now = new Date();
    utimesSync(file, now, now);
    expect((await read(file)).runs).not.toBe((await read(file)).runs);
  });

  it('is forgotten where four others were asked since', async () => {
    const file = database();
    const { runs } = await read(file);
    for (let others = 0; others < 4; others += 1) await read(database());
    expect((await read(file)).runs).not.toBe(runs);
  });

  it('is not a file store: that is read each time', async () => {
    const root = writeFileStore(path.join(folder.path, 'mlruns'));
    expect((await read(root)).runs).not.toBe((await read(root)).runs);
  });
});
