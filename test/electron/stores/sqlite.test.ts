import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DatabaseSync } from '@photostructure/sqlite';
import { openDatabase } from '../../../electron/stores/sqlite.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('openDatabase', () => {
  it('reads, and does not write', async () => {
    const file = path.join(folder.path, 'a.db');
    const made = new DatabaseSync(file);
    made.exec('create table t (x integer); insert into t values (3)');
    made.close();
    const database = await openDatabase(file);
    expect(database.prepare('select x from t').all()).toEqual([{ x: 3 }]);
    expect(() => database.exec('insert into t values (4)')).toThrow(/readonly/);
    database.close();
  });

  it('makes no file where there is none', async () => {
    const file = path.join(folder.path, 'none.db');
    await expect(openDatabase(file)).rejects.toThrow(/unable to open/);
    expect(existsSync(file)).toBe(false);
  });
});
