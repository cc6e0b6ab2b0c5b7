import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openWorkspace } from '../../electron/workspaces/open-workspace.ts';
import type { Workspace } from '../../electron/workspaces/workspace.ts';
import { largeDatabase, largeFileStore, VERSIONS } from '../support/large-workspaces.ts';
import { line, python } from './measure.ts';
import { workspaceOnScreen } from './workspaces-on-screen.ts';

const QUERY = { search: '', sort: 'name', descending: false, cursor: 0, limit: 100 } as const;

/** Browsing 10,000 models x 10 versions beside MlflowClient on the same store, imports and connections apart. */
export async function benchWorkspaces(folder: string): Promise<void> {
  const models = Number(process.env['WORKSPACE_MODELS'] ?? 10_000);
  const database = await largeDatabase(path.join(folder, 'sqlite'), models);
  await compare(database, models);
  await workspaceOnScreen(`sqlite, ${models} models`, database);
  // MLflow reads a file store whole for its first page: a tenth of it takes long enough.
  await compare(await largeFileStore(path.join(folder, 'files'), models / 10), models / 10);
  const large = await largeFileStore(path.join(folder, 'large'), models);
  const first = await took(() => large.page(QUERY));
  const whole = await took(() => large.indexed());
  console.log(
    `file store, ${models} models: first page ${first.toFixed(0)} ms, all in the background ${whole.toFixed(0)} ms`,
  );
  await workspaceOnScreen(`file store, ${models} models`, large);
}

async function compare(workspace: Workspace, models: number): Promise<void> {
  const name = `${workspace.kind}, ${models} models x ${VERSIONS}`;
  const theirs = existsSync(python) ? mlflow(workspace) : null;
  const fresh = (await openWorkspace(workspace.place, { data: '' })) as Workspace;
  const rows: readonly (readonly [keyof MlflowTimes, number])[] = [
    ['first', await took(() => fresh.page(QUERY))],
    ['models', await took(() => everyModel(fresh))],
    ['versions', await took(async () => (await fresh.models()).length)],
  ];
  for (const [what, ours] of rows) {
    const title = `${name}: ${WHAT[what]}`;
    if (theirs === null) console.log(`${title}: ${ours.toFixed(0)} ms`);
    else line(title, ours, theirs[what], 'MlflowClient');
  }
}

const WHAT = { first: 'first page', models: 'all models', versions: 'all versions' } as const;
type MlflowTimes = Record<keyof typeof WHAT, number>;

async function everyModel(workspace: Workspace): Promise<void> {
  await workspace.indexed();
  for (let cursor: number | null = 0; cursor !== null;)
    cursor = (await workspace.page({ ...QUERY, cursor, limit: 1000 })).next;
}

async function took(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function mlflow({ kind, place }: Workspace): MlflowTimes {
  const script = `
import json, os, sys, time
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
from mlflow import MlflowClient
client = MlflowClient(sys.argv[1], sys.argv[1])
client.search_registered_models(max_results=1) if sys.argv[2] == "sqlite" else None
def pages(ask, size):
    token = None
    while True:
        page = ask(max_results=size, page_token=token)
        token = page.token
        if not token: return
def timed(act):
    start = time.time(); act(); return (time.time() - start) * 1000
print(json.dumps({
    "first": timed(lambda: client.search_registered_models(max_results=100, order_by=["name ASC"])),
    "models": timed(lambda: pages(client.search_registered_models, 1000)),
    "versions": timed(lambda: pages(client.search_model_versions, 10000)),
}))`;
  const uri = kind === 'sqlite' ? `sqlite:///${place}` : place;
  const told = execFileSync(python, ['-c', script, uri, kind], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(told) as MlflowTimes;
}
