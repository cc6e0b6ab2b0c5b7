import type { Int64 } from '../../shared/contract/int64.ts';
import type {
  ExperimentRow,
  KeyCount,
  LoggedRow,
  MetricPoint,
  RegisteredRow,
  RunDetails,
  RunValue,
  VersionRow,
} from '../../shared/contract/store-schemas.ts';
import type { ArtifactFinder } from './artifact-finder.ts';
import { locationOfLogged, locationOfVersion } from './artifact-location.ts';
import { PARENT_TAG } from './store.ts';
import type {
  DatasetInput,
  LoggedModel,
  Metric,
  ModelVersion,
  RegisteredModel,
  Run,
  Store,
  StoreReading,
  Texts,
} from './store.ts';

const NOTE = 'mlflow.note.content';
/** Characters of one value that are shown, and of a dataset's schema or profile. */
const VALUE = 20_000;
/** Nested runs that a run's page names. */
const CHILDREN = 1000;
/** Keys of columns to choose from. */
const KEYS = 5000;

export function experimentRows({ experiments, runs, loggedModels }: Store): ExperimentRow[] {
  const counts = new Map<string, { runs: number; deleted: number; models: number; latest: Int64 | null }>();
  const of = (id: string) => {
    const known = counts.get(id) ?? { runs: 0, deleted: 0, models: 0, latest: null };
    counts.set(id, known);
    return known;
  };
  for (const { experiment, lifecycle, started } of runs) {
    const count = of(experiment);
    if (lifecycle === 'deleted') count.deleted += 1;
    else count.runs += 1;
    if (started !== null && (count.latest === null || started > count.latest)) count.latest = started;
  }
  for (const { experiment, lifecycle } of loggedModels) if (lifecycle === 'active') of(experiment).models += 1;
  return experiments.map(({ id, name, lifecycle, created, updated, tags }) => {
    const { runs: count, deleted, models, latest } = of(id);
    const note = tags.get(NOTE) ?? null;
    return { id, name, lifecycle, created, updated, latest, runs: count, deletedRuns: deleted, models, note };
  });
}

/** The keys of runs of these experiments, the most common first. */
export function countKeys(runs: readonly Run[], experiments: readonly string[] | null) {
  const wanted = experiments === null ? null : new Set(experiments);
  const [params, metrics, tags] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const run of runs) {
    if (wanted !== null && !wanted.has(run.experiment)) continue;
    for (const key of run.params.keys()) count(params, key);
    for (const { key } of run.metrics) count(metrics, key);
    for (const key of run.tags.keys()) count(tags, key);
  }
  return { params: common(params), metrics: common(metrics), tags: common(tags) };
}

function common(counts: ReadonlyMap<string, number>): KeyCount[] {
  return [...counts]
    .map(([key, runs]) => ({ key, runs }))
    .sort((a, b) => b.runs - a.runs || (a.key < b.key ? -1 : 1))
    .slice(0, KEYS);
}

export async function runDetails(store: Store, run: Run, finder: ArtifactFinder): Promise<RunDetails> {
  const { runs, experiments, registeredModels } = store;
  const parent = run.tags.get(PARENT_TAG) ?? null;
  const parentRun = parent === null ? undefined : runs.find(({ id }) => id === parent);
  const children = runs.filter(({ tags }) => tags.get(PARENT_TAG) === run.id);
  const tag = (key: string) => run.tags.get(key) ?? null;
  return {
    id: run.id,
    name: run.name,
    experiment: {
      id: run.experiment,
      name: experiments.find(({ id }) => id === run.experiment)?.name ?? null,
    },
    status: run.status,
    lifecycle: run.lifecycle,
    user: run.user ?? tag('mlflow.user'),
    started: run.started,
    ended: run.ended,
    note: cutText(tag(NOTE)),
    source: cutText(tag('mlflow.source.name')),
    sourceType: tag('mlflow.source.type'),
    commit: tag('mlflow.source.git.commit'),
    parent: parent === null ? null : { id: parent, name: parentRun?.name ?? null, here: parentRun !== undefined },
    children: children.slice(0, CHILDREN).map(({ id, name, status }) => ({ id, name, status })),
    childCount: children.length,
    params: run.params.size,
    metrics: run.metrics.length,
    tags: run.tags.size,
    datasets: run.datasets.map(datasetRow),
    inputs: [...run.inputs],
    outputs: await loggedOfRun(store, run, finder),
    versions: registeredModels.flatMap(({ workspace, name, versions }) =>
      versions.filter((each) => each.run === run.id).map(({ version }) => ({ workspace, name, version })),
    ),
  };
}

export function datasetRow({ name, digest, sourceType, source, schema, profile, tags }: DatasetInput) {
  const context = tags.get('mlflow.data.context') ?? null;
  return {
    name,
    digest,
    sourceType,
    context,
    source: cutText(source),
    schema: cutText(schema),
    profile: cutText(profile),
  };
}

/** The logged models that a run made: by its outputs, and those that name it. */
async function loggedOfRun(store: Store, run: Run, finder: ArtifactFinder): Promise<LoggedRow[]> {
  const steps = new Map(run.outputs.map(({ model, step }) => [model, step]));
  const made = store.loggedModels.filter(({ id, run: by }) => by === run.id || steps.has(id));
  const rows: LoggedRow[] = [];
  for (const model of made.slice(0, CHILDREN)) rows.push(await loggedRow(model, finder, steps.get(model.id) ?? null));
  return rows;
}

export async function loggedRow(
  model: LoggedModel,
  finder: ArtifactFinder,
  step: Int64 | null = null,
): Promise<LoggedRow> {
  const { id, name, experiment, run, type, status, lifecycle, created, params, metrics } = model;
  const location = locationOfLogged(model);
  return {
    id,
    name,
    experiment,
    run,
    type,
    status,
    lifecycle,
    created,
    step,
    params: pairsOf(params),
    metrics: metrics.map(({ key, value, dataset }) => ({ key, value, dataset: dataset?.name ?? null })),
    place: location === null ? null : (await finder.find(location)).state,
  };
}

export function runValues(run: Run, of: 'params' | 'metrics' | 'tags'): RunValue[] {
  if (of === 'metrics')
    return run.metrics.map(({ key, value, step, timestamp }) => ({ key, value, cut: false, step, timestamp }));
  return [...run[of]]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({
      key,
      value: cutText(value) ?? '',
      cut: value.length > VALUE,
      step: null,
      timestamp: null,
    }));
}

export function registeredRow(model: RegisteredModel): RegisteredRow {
  const { name, workspace, description, created, updated, versions, aliases, tags } = model;
  const unread = [...new Set([model.unread, ...versions.map((each) => each.unread)])].filter(
    (each) => each !== undefined,
  );
  return {
    name,
    workspace,
    description: cutText(description),
    created,
    updated,
    versions: versions.length,
    latest: versions.at(-1)?.version ?? null,
    aliases: [...aliases].map(([alias, version]) => ({ alias, version })),
    tags: pairsOf(tags),
    ...(unread.length === 0 ? {} : { unread }),
  };
}

/** Versions of a model, the newest first. */
export async function versionRows(
  { store }: StoreReading,
  model: RegisteredModel,
  finder: ArtifactFinder,
  cursor: number,
  limit: number,
): Promise<VersionRow[]> {
  const known = new Set(store.runs.map(({ id }) => id));
  const rows: VersionRow[] = [];
  for (const each of [...model.versions].reverse().slice(cursor, cursor + limit)) {
    const location = locationOfVersion(store, each);
    rows.push(
      versionRow(model, each, {
        runHere: each.run !== null && known.has(each.run),
        place: location === null ? null : (await finder.find(location)).state,
      }),
    );
  }
  return rows;
}

export function versionRow(
  model: RegisteredModel,
  { version, stage, status, description, source, run, user, created, updated, tags, unread }: ModelVersion,
  found: Pick<VersionRow, 'runHere' | 'place'>,
): VersionRow {
  return {
    version,
    stage,
    status,
    source,
    user,
    created,
    updated,
    run: run || null,
    description: cutText(description),
    aliases: [...model.aliases].filter(([, at]) => at === version).map(([alias]) => alias),
    tags: pairsOf(tags),
    ...found,
    // Where its files are said to be is not to be trusted then.
    ...(unread === undefined ? {} : { place: 'unread' }),
  };
}

/** Points of a metric to be drawn. */
const DRAWN = 400;

/** By step, then time; of many, the least and the largest of each stretch, which keeps the shape. */
export function chartPoints(history: readonly Metric[]): MetricPoint[] {
  const sorted = [...history].sort((a, b) => order(a.step, b.step) || order(a.timestamp, b.timestamp));
  if (sorted.length <= DRAWN) return sorted.map(toPoint);
  const points: MetricPoint[] = [];
  const stretch = (sorted.length * 2) / DRAWN;
  for (let from = 0; from < sorted.length; from += stretch) {
    const part = sorted.slice(Math.floor(from), Math.floor(from + stretch));
    const finite = part.filter(({ value }) => Number.isFinite(value));
    const all = finite.length > 0 ? finite : part;
    const [first] = all;
    if (first === undefined) continue;
    const least = all.reduce((a, b) => (b.value < a.value ? b : a), first);
    const most = all.reduce((a, b) => (b.value > a.value ? b : a), first);
    const pair = all.indexOf(least) <= all.indexOf(most) ? [least, most] : [most, least];
    points.push(...new Set(pair.map(toPoint)));
  }
  return points;
}

export function toPoint({ value, step, timestamp }: Metric): MetricPoint {
  return { value, step, timestamp };
}

function order(a: Int64, b: Int64): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function pairsOf(texts: Texts): { key: string; value: string }[] {
  return [...texts].map(([key, value]) => ({ key, value: cutText(value) ?? '' }));
}

export function cutText(text: string | null, limit = VALUE): string | null {
  return text !== null && text.length > limit ? `${text.slice(0, limit)}…` : text;
}
