import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../electron/stores/sqlite.ts';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';

/*
 * What others did to the version of a port meanwhile, with MLflow: undo tells what is there, and takes nothing of theirs away.
 */
// Each port waits for the disk many times.
vi.setConfig({ testTimeout: 60_000 });
const [A, B] = ['2025', '2026'].map((year) => path.join(ROOT, `assets/examples/diabetes-${year}`)) as [string, string];
const { session, remove } = exportSessions();
afterAll(remove);

type Layout = 'sqlite' | 'files';
const TABLES = ['registered_models', 'model_versions', 'model_version_tags', 'registered_model_aliases'];

async function sql(to: string, ...statements: string[]): Promise<void> {
  const database = await openDatabase(path.join(to, 'mlflow.db'), true);
  for (const each of ['pragma foreign_keys = off', ...statements]) database.exec(each);
  database.close();
}

/** As MLflow's client does it. */
const ACTS = {
  untag: {
    sqlite: (to: string) => sql(to, "delete from model_version_tags where key = 'model_porter_export'"),
    files: async (to: string) => rmSync(path.join(to, 'mlruns/models/m/version-1/tags/model_porter_export')),
  },
  rename: {
    sqlite: (to: string) => sql(to, ...TABLES.map((each) => `update ${each} set name = 'other'`)),
    files: async (to: string) => {
      const [old, now] = ['m', 'other'].map((name) => path.join(to, 'mlruns/models', name)) as [string, string];
      renameSync(old, now);
      for (const meta of [path.join(now, 'meta.yaml'), path.join(now, 'version-1/meta.yaml')])
        writeFileSync(meta, readFileSync(meta, 'utf8').replace(/^name: m$/m, 'name: other'));
    },
  },
  delete: {
    sqlite: (to: string) => sql(to, ...TABLES.map((each) => `delete from ${each}`)),
    files: async (to: string) => rmSync(path.join(to, 'mlruns/models/m'), { recursive: true }),
  },
} as const;

describe.each(['sqlite', 'files'] as const)('taking back out of a %s workspace', (layout: Layout) => {
  const opened = () => {
    const { here, call, text } = session();
    const to = path.join(here, 'ws');
    const port = async (model: string, ...more: string[]) =>
      (await call('export', model, '--to', to, '--name', 'm', '--layout', layout, '--reason', 'x', ...more)).printed.id;
    const aliases = async (name = 'm') => {
      const { out } = await text('list', to, name, '--json');
      return out.match(/"aliases":\[[^\]]*\]/g)?.join(' ') ?? out;
    };
    return { to, port, call, text, aliases };
  };

  it.each([
    ['its tag was removed', 'untag', 'm'],
    ['its model was renamed', 'rename', 'other'],
  ] as const)('%s: it stays, and the version that uses its files is named', async (_what, act, name) => {
    const { to, port, text, aliases } = opened();
    const id = await port(A, '--alias', 'champion');
    await ACTS[act][layout](to);
    const { code, err } = await text('undo', id);
    expect([code, err]).toEqual([1, expect.stringContaining(`version 1 of "${name}" uses the files of this port`)]);
    expect(await aliases(name)).toContain('champion');
    expect((await text('report', id)).out).toContain('Ported as m version 1.');
    expect((await text('verify', to)).code).toBe(0);
  });

  it('its model was deleted, and another port made the same number: that one stays, and its own is told to be gone', async () => {
    const { to, port, text, aliases } = opened();
    const id = await port(A, '--alias', 'champion');
    await ACTS.delete[layout](to);
    const other = await port(B, '--alias', 'champion');
    expect(await text('undo', id)).toMatchObject({
      code: 0,
      out: 'm version 1 was gone already: it was not there to be taken back. The port has ended.\n',
    });
    expect(await aliases()).toContain('champion');
    expect((await text('verify', to)).code).toBe(0);
    expect(readdirSync(path.join(to, 'mlartifacts/model-porter'))).toEqual([other]);
    expect((await text('report', id)).out).toContain('Ended: version 1 of m was gone already');
  });

  describe('moves of an alias', () => {
    const ORDERS = [
      ['the first, then the second', [0, 1]],
      ['the second, then the first', [1, 0]],
    ] as const;
    it.each(ORDERS)('%s: it points where it did before both', async (_what, order) => {
      const { to, port, text } = opened();
      const third = path.join(to, '../third');
      cpSync(A, third, { recursive: true });
      writeFileSync(path.join(third, 'README.md'), 'another one');
      await port(A, '--alias', 'champion');
      const ids = [await port(B, '--alias', 'champion'), await port(third, '--alias', 'champion')];
      const said: string[] = [];
      for (const at of order) said.push((await text('undo', ids[at] ?? '')).out);
      expect(said[1]).toContain('The alias champion points to version 1 again.');
    });
  });
});
