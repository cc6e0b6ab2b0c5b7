import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inProcessRunner } from '../../electron/jobs/jobs.ts';
import { ROOT } from '../support/build.ts';
import { SEED } from '../support/workspaces.ts';
import { CLI, line, python, step, timed } from './measure.ts';

const METRICS = 50;
/** Runs in all their pages, as `MlflowClient` gives them: seconds of the search alone, and the most memory in kilobytes. */
const SEARCH = `
import os, resource, sys, time
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
from mlflow import MlflowClient
client = MlflowClient(sys.argv[1], sys.argv[1])
start, token, found = time.time(), None, 0
while True:
    page = client.search_runs(["0"], max_results=50000, page_token=token)
    found += sum(len(run.data.metrics) for run in page)
    token = page.token
    if not token: break
print(found, time.time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
`;

/** How many runs the stores have: `STORE_RUNS`, else as many as the goal is told of. */
const RUNS = Number(process.env['STORE_RUNS'] ?? 10_000);
/** For people, and as what a figure is of. */
export const SIZE = `${RUNS.toLocaleString('en')} runs x ${METRICS} metrics`;

export type Places = Readonly<Record<'files' | 'sqlite', string>>;

/** Stores of so many runs, one of each kind, in a new folder. */
export function makeStores(folder: string): Places {
  mkdirSync(folder, { recursive: true });
  const places = { sqlite: path.join(folder, 'mlflow.db'), files: path.join(folder, 'mlruns') };
  writeFileSync(places.sqlite, gunzipSync(readFileSync(SEED)));
  for (const kind of ['sqlite', 'files'] as const) {
    step(`making a store of ${SIZE} (${kind})`);
    execFileSync(existsSync(python) ? python : 'python3', [
      path.join(ROOT, 'test/bench/make_large_store.py'),
      kind,
      places[kind],
      String(RUNS),
      String(METRICS),
    ]);
  }
  return places;
}

/** A store read whole by a new process of ours and by a new one with MLflow, whose imports are not counted. */
export async function benchStore(kind: keyof Places, place: string): Promise<void> {
  const name = `${kind === 'files' ? 'file store' : 'SQLite'} of ${SIZE}`;
  step(`${name}: read by model-porter`);
  const ours = timed(process.execPath, [CLI, 'runs', place, '--json']);
  step(`${name}: its first rows`);
  console.log(
    `${name}: peak ${ours.peak.toFixed(0)} MB, first 100 rows after ${(await firstRows(place)).toFixed(0)} ms`,
  );
  if (!existsSync(python)) return console.log(`${name}: ${ours.took.toFixed(0)} ms (no MLflow here to compare with)`);
  step(`${name}: read by MLflow`);
  const uri = kind === 'files' ? place : `sqlite:///${place}`;
  const told = execFileSync(python, ['-c', SEARCH, uri], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [found, seconds = 0, kilobytes = 0] = told.trim().split(' ').map(Number);
  if (found !== RUNS * METRICS) throw new Error(`MLflow read ${found} metrics`);
  line(name, ours.took, seconds * 1000, 'MlflowClient.search_runs');
  console.log(`${name}: MLflow's peak ${(kilobytes / 1024).toFixed(0)} MB`);
}

/** From opening to the first page of runs as the screen asks for it, in the process that reads: milliseconds. */
async function firstRows(place: string): Promise<number> {
  const jobs = inProcessRunner();
  const store = { id: place, name: 'bench', chosen: [] };
  const ref = { kind: 'path', path: place } as const;
  const start = performance.now();
  await jobs.run('store-ask', { store, ref, ask: { kind: 'begin' } });
  const sort = { column: { kind: 'field', key: 'started' }, descending: true } as const;
  const query = { experiments: null, lifecycle: 'active', search: '', sort } as const;
  for (let rows = 0; rows === 0;) {
    const ask = { kind: 'runs', ...query, columns: [], open: [], cursor: 0, limit: 100 } as const;
    const answer = await jobs.run('store-ask', { store, ref: null, ask: { ...ask, columns: [], open: [] } });
    if (!answer.open) throw new Error('the store did not stay open');
    rows = (answer.answer as { rows: readonly object[] }).rows.length;
    await new Promise(setImmediate);
  }
  const took = performance.now() - start;
  await jobs.close();
  return took;
}
