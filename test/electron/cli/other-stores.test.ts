import { copyFileSync, cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../electron/stores/sqlite.ts';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const { session, remove } = exportSessions();
afterAll(remove);

const change = async (file: string, ...statements: string[]) => {
  const database = await openDatabase(file, true);
  for (const each of statements) database.exec(each);
  database.close();
};
const MOVED = ['registered_models', 'model_versions', 'model_version_tags', 'registered_model_aliases'].map(
  (table) => `update ${table} set workspace = 'team-a'`,
);

/** What happens in the folder between the port and its undo; whether the files may still be needed then. */
const BETWEEN: readonly (readonly [string, 'sqlite' | 'files', (to: string) => unknown, boolean])[] = [
  ['nothing', 'sqlite', () => undefined, false],
  ['nothing', 'files', () => undefined, false],
  ['the database was copied', 'sqlite', (to) => copyFileSync(`${to}/mlflow.db`, `${to}/copy.db`), true],
  [
    'the database was copied, and the version deleted there',
    'sqlite',
    async (to) => {
      copyFileSync(`${to}/mlflow.db`, `${to}/copy.db`);
      await change(`${to}/copy.db`, "update model_versions set current_stage = 'Deleted_Internal'");
    },
    false,
  ],
  ['the file store was copied', 'files', (to) => cpSync(`${to}/mlruns`, `${to}/old`, { recursive: true }), true],
  [
    'the version was moved to another workspace of MLflow',
    'sqlite',
    (to) => change(`${to}/mlflow.db`, 'pragma foreign_keys = off', ...MOVED),
    true,
  ],
  [
    'a damaged database lies there',
    'sqlite',
    (to) => writeFileSync(`${to}/x.db`, `SQLite format 3\0${'x'.repeat(4096)}`),
    true,
  ],
  ['a text lies there', 'sqlite', (to) => writeFileSync(`${to}/x.db`, 'text'), false],
];

it.each(BETWEEN)(
  'where %s (%s), undo takes the files only if nobody needs them',
  async (_what, layout, between, stay) => {
    const { here, call } = session();
    const to = path.join(here, 'to');
    const model = path.join(ROOT, 'assets/examples/diabetes-2025');
    const { printed } = await call('export', model, '--to', to, '--layout', layout, '--name', 'm');
    await between(to);
    const undone = await call('undo', printed.id);
    const files = path.join(to, 'mlartifacts/model-porter', printed.id);
    expect([existsSync(files) ? readdirSync(files).length : 0, undone]).toMatchObject(
      stay ? [7, {}] : [0, { code: 0, printed: { ok: true } }],
    );
  },
);
