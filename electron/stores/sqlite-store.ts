import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Problem } from '../../shared/mlmodel/problem.ts';
import { privateCopy } from './private-copy.ts';
import { REVISIONS } from './revisions.ts';
import { readLoggedModels, readRegistered } from './sqlite-models.ts';
import { readLinks, type Links } from './sqlite-links.ts';
import type { Experiment, Lifecycle, Metric, Run, Store } from './store.ts';
import { Groups, number, pairs, Tables, text, type Pair, type Row } from './tables.ts';

const RUN_COLUMNS = [
  'run_uuid name experiment_id status lifecycle_stage user_id start_time end_time artifact_uri',
].flatMap((line) => line.split(' '));
const METRIC_COLUMNS = ['run_uuid', 'key', 'value', 'is_nan', 'step', 'timestamp'];

/**
 * Reads a database that MLflow of any revision wrote (mlflow/store/tracking/dbmodels/models.py), from a private copy of it.
 * Errors: `sqlite-missing`, `store-changing`; what is damaged is a problem, not an error.
 */
export async function readSqliteStore(file: string, signal?: AbortSignal): Promise<Store> {
  const copy = await privateCopy(file, signal);
  try {
    const tables = new Tables(copy.database);
    const problems: Problem[] = [];
    if (copy.damage !== null)
      problems.push({ code: 'store-damaged', severity: 'error', details: { reason: copy.damage } });
    const revision = revisionOf(tables, problems);
    const links = readLinks(tables);
    await setImmediate();
    signal?.throwIfAborted();
    const runs = readRuns(tables, links);
    await setImmediate();
    signal?.throwIfAborted();
    const known = new Set(runs.map(({ id }) => id));
    return {
      kind: 'sqlite',
      folder: path.dirname(file),
      revision,
      experiments: readExperiments(tables),
      runs,
      loggedModels: readLoggedModels(tables),
      registeredModels: readRegistered(tables),
      problems: [...problems, ...tables.problems],
      history(run, key) {
        if (!known.has(run)) return Promise.reject(new KnownError('store-no-run', `There is no run ${run}.`, { run }));
        const where = 'where run_uuid = ? and "key" = ? order by "timestamp", step, value';
        return Promise.resolve([...tables.rows('metrics', METRIC_COLUMNS, where, [run, key])].map(toMetric));
      },
      close() {
        copy.close();
        return Promise.resolve();
      },
    };
  } catch (error) {
    copy.close();
    throw error;
  }
}

function revisionOf(tables: Tables, problems: Problem[]): string | null {
  if (!tables.has('runs') && !tables.has('registered_models'))
    problems.push({ code: 'store-no-tables', severity: 'error', details: {} });
  const [row] = tables.rows('alembic_version', ['version_num']);
  const revision = row === undefined ? null : text(row, 'version_num');
  if (revision !== null && !REVISIONS.has(revision))
    problems.push({ code: 'store-newer', severity: 'warning', details: { revision } });
  return revision;
}

function readExperiments(tables: Tables): Experiment[] {
  const tags = pairs(tables, 'experiment_tags', ['experiment_id']);
  const columns = [
    'experiment_id',
    'name',
    'lifecycle_stage',
    'artifact_location',
    'creation_time',
    'last_update_time',
  ];
  return [...tables.rows('experiments', columns)].map((row) => ({
    id: text(row, 'experiment_id') ?? '',
    name: text(row, 'name'),
    lifecycle: lifecycleOf(row),
    artifactLocation: text(row, 'artifact_location'),
    created: number(row, 'creation_time'),
    updated: number(row, 'last_update_time'),
    tags: new Map(tags.of(text(row, 'experiment_id') ?? '')),
  }));
}

function readRuns(tables: Tables, links: Links): Run[] {
  const params = pairs(tables, 'params', ['run_uuid']);
  const tags = pairs(tables, 'tags', ['run_uuid']);
  const metrics = latestMetrics(tables);
  return [...tables.rows('runs', RUN_COLUMNS)].map((row) => {
    const id = text(row, 'run_uuid') ?? '';
    const own = new Map<string, string>(tags.of(id) as readonly Pair[]);
    return {
      id,
      experiment: text(row, 'experiment_id') ?? '',
      name: text(row, 'name') || (own.get('mlflow.runName') ?? null),
      status: text(row, 'status') ?? 'RUNNING',
      lifecycle: lifecycleOf(row),
      user: text(row, 'user_id'),
      started: number(row, 'start_time'),
      ended: number(row, 'end_time'),
      artifactUri: text(row, 'artifact_uri'),
      params: new Map(params.of(id)),
      metrics: metrics.of(id),
      tags: own,
      datasets: links.datasets.of(id),
      inputs: links.inputs.of(id),
      outputs: links.outputs.of(id),
    };
  });
}

/** Before MLflow 1.3 there was no table of the latest points. */
function latestMetrics(tables: Tables): Groups<Metric> {
  const groups = new Groups<Metric>();
  if (tables.has('latest_metrics')) {
    for (const row of tables.rows('latest_metrics', METRIC_COLUMNS)) groups.add(text(row, 'run_uuid'), toMetric(row));
    return groups;
  }
  const best = new Map<string, Row>();
  for (const row of tables.rows('metrics', METRIC_COLUMNS, 'order by "timestamp", value'))
    best.set(
      `${text(row, 'run_uuid')}\n${text(row, 'key')}`,
      laterOf(best.get(`${text(row, 'run_uuid')}\n${text(row, 'key')}`), row),
    );
  for (const row of best.values()) groups.add(text(row, 'run_uuid'), toMetric(row));
  return groups;
}

function laterOf(a: Row | undefined, b: Row): Row {
  return a !== undefined && (number(a, 'step') ?? 0) > (number(b, 'step') ?? 0) ? a : b;
}

function toMetric(row: Row): Metric {
  return {
    key: text(row, 'key') ?? '',
    value: number(row, 'is_nan') ? NaN : (number(row, 'value') ?? NaN),
    step: number(row, 'step') ?? 0,
    timestamp: number(row, 'timestamp') ?? 0,
    dataset: null,
  };
}

export function lifecycleOf(row: Row): Lifecycle {
  return text(row, 'lifecycle_stage') === 'deleted' ? 'deleted' : 'active';
}
