import { PARENT_TAG, type Metric, type Run, type RunDepth } from './store.ts';
import { int, text, toDouble, toInt, toText, type Row, type Tables } from './tables.ts';
import type { Links } from './sqlite-links.ts';

const RUN_COLUMNS = [
  'run_uuid name experiment_id status lifecycle_stage user_id start_time end_time artifact_uri',
].flatMap((line) => line.split(' '));
const METRIC_COLUMNS = ['run_uuid', 'key', 'value', 'is_nan', 'step', 'timestamp'];
const PAIR_COLUMNS = ['run_uuid', 'key', 'value'];

/** A run while it is put together. */
export interface GrowingRun extends Run {
  name: string | null;
  params: Map<string, string>;
  metrics: Metric[];
  tags: Map<string, string>;
  datasets: Run['datasets'];
  inputs: Run['inputs'];
  outputs: Run['outputs'];
}

/** Every run by what stands in its own row, and which one it is nested in; those that were added last come first. */
export function* headRuns(tables: Tables): Generator<GrowingRun> {
  const parents = new Map<string, string>();
  for (const [run, parent] of tables.tuples('tags', ['run_uuid', 'value'], 'where "key" = ?', [PARENT_TAG]))
    parents.set(toText(run) ?? '', toText(parent) ?? '');
  for (const row of tables.rows('runs', RUN_COLUMNS, 'order by rowid desc')) {
    const id = text(row, 'run_uuid') ?? '';
    const parent = parents.get(id);
    yield headRun(id, row, parent === undefined ? [] : [[PARENT_TAG, parent]]);
  }
}

function headRun(id: string, row: Row, tags: Iterable<[string, string]>): GrowingRun {
  return {
    id,
    experiment: text(row, 'experiment_id') ?? '',
    name: text(row, 'name') || null,
    status: text(row, 'status') ?? 'RUNNING',
    lifecycle: text(row, 'lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
    user: text(row, 'user_id'),
    started: int(row, 'start_time'),
    ended: int(row, 'end_time'),
    artifactUri: text(row, 'artifact_uri'),
    params: new Map(),
    metrics: [],
    tags: new Map(tags),
    datasets: [],
    inputs: [],
    outputs: [],
  };
}

/** Rows of a table that belong to runs, and what each adds to its run. The first value of a row is the run's id. */
export interface RunPart {
  /** `run` narrows to one. */
  rows(tables: Tables, run?: string): Generator<readonly unknown[]>;
  add(run: GrowingRun, row: readonly unknown[]): void;
}

/** Tags, params, and the latest points: before MLflow 1.3 there was no table of those. */
export function runParts(tables: Tables, depth: RunDepth): RunPart[] {
  if (depth === 'heads') return [];
  const of = (table: string, columns: readonly string[], order = ''): RunPart['rows'] => {
    return (from, run) =>
      run === undefined
        ? from.tuples(table, columns, order)
        : from.tuples(table, columns, `where run_uuid = ? ${order}`, [run]);
  };
  const pairs = (table: string, to: 'params' | 'tags'): RunPart => ({
    rows: of(table, PAIR_COLUMNS),
    add: (run, [, key, value]) => void run[to].set(keyOf(key), toText(value) ?? ''),
  });
  const latest: RunPart = {
    rows: of('latest_metrics', METRIC_COLUMNS),
    add: (run, row) => void run.metrics.push(toMetric(row)),
  };
  const every: RunPart = {
    rows: of('metrics', METRIC_COLUMNS, 'order by "timestamp", value'),
    add(run, row) {
      const point = toMetric(row);
      const at = run.metrics.findIndex(({ key }) => key === point.key);
      const known = run.metrics[at];
      if (known === undefined) run.metrics.push(point);
      else if (point.step >= known.step) run.metrics[at] = point;
    },
  };
  if (depth === 'links') return [pairs('tags', 'tags')];
  return [pairs('tags', 'tags'), pairs('params', 'params'), tables.has('latest_metrics') ? latest : every];
}

/** What is left to say of a run once all its rows are in. */
export function finishRun(run: GrowingRun, links: Links): void {
  run.name ??= run.tags.get('mlflow.runName') ?? null;
  run.datasets = links.datasets.of(run.id);
  run.inputs = links.inputs.of(run.id);
  run.outputs = links.outputs.of(run.id);
}

/** Every point of a metric, oldest first as MLflow returns them. */
export function historyRows(tables: Tables, run: string, key: string): Metric[] {
  const where = 'where run_uuid = ? and "key" = ? order by "timestamp", step, value';
  return [...tables.tuples('metrics', METRIC_COLUMNS, where, [run, key])].map(toMetric);
}

function toMetric([, key, value, isNan, step, timestamp]: readonly unknown[]): Metric {
  return {
    key: keyOf(key),
    // SQLite keeps NaN as 0 with a mark, or as null.
    value: toDouble(isNan) ? NaN : (toDouble(value) ?? NaN),
    step: toInt(step) ?? 0,
    timestamp: toInt(timestamp) ?? 0,
    dataset: null,
  };
}

/** Keys are the same in most runs: one text of each is enough. */
const keys = new Map<string, string>();
const KEYS = 100_000;

function keyOf(value: unknown): string {
  const key = toText(value) ?? '';
  const known = keys.get(key);
  if (known !== undefined) return known;
  if (keys.size < KEYS) keys.set(key, key);
  return key;
}
