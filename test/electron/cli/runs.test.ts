import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../../electron/cli/run.ts';
import { temporaryFolder } from '../../support/served.ts';
import { writeDatabase, writeFileStore } from '../../support/store-fixtures.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

async function runs(args: readonly string[], locale = 'en') {
  let out = '';
  let err = '';
  const code = await run(['runs', ...args], {
    out: (text) => ((out += text), Promise.resolve()),
    err: (text) => void (err += text),
    signal: new AbortController().signal,
    colour: false,
    locale,
    interactive: false,
    ask: null,
  });
  return { code, out, err };
}

describe('model-porter runs', () => {
  const store = writeFileStore(path.join(folder.path, 'whole'));
  it('prints tables, in the language of the terminal', async () => {
    const { code, out, err } = await runs([store]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Experiments \(1\)$/m);
    expect(out).toMatch(/^r1 +first +Default +FINISHED +2020-09-13 12:26:40 +loss=nan$/m);
    expect((await runs([store], 'es_ES')).out).toMatch(/^Experimentos \(1\)$/m);
  });

  it('prints a JSON object a thing, the same for a database', async () => {
    const database = path.join(folder.path, 'x.db');
    writeDatabase(database).close();
    for (const place of [store, database]) {
      const lines = (await runs([place, '--json'])).out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object);
      expect(lines).toMatchObject([
        { kind: 'experiment', id: '0', name: 'Default' },
        {
          kind: 'run',
          id: 'r1',
          artifacts: { path: null },
          params: { 'a/b': '1' },
          metrics: [{ key: 'loss', value: 'nan', step: 2 }],
        },
      ]);
    }
  });

  it('ends with 1 for a damaged store, 3 for none, 2 for a wrong call', async () => {
    const damaged = writeFileStore(path.join(folder.path, 'torn'), { '0/r1/meta.yaml': null });
    const { code, out, err } = await runs([damaged]);
    expect(code).toBe(1);
    expect(err).toContain('0/r1 has no meta.yaml');
    expect(out).toMatch(/^r1 +first/m);
    expect(await runs([path.join(folder.path, 'none')])).toMatchObject({ code: 3, out: '' });
    expect((await runs([])).code).toBe(2);
    expect((await runs([store, store])).code).toBe(2);
    expect((await runs([store, '--what'])).code).toBe(2);
  });
});
