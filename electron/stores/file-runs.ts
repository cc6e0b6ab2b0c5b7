import { below } from './store-tree.ts';
import { readLatest, RUN_LINES, readMetric } from './metric-lines.ts';
import { PARENT_TAG, runStatus } from './store.ts';
import type { DatasetInput, Metric, ModelOutput, Run, RunDepth } from './store.ts';
import type { Meta, StoreFiles } from './store-files.ts';

/** Where a run lies. */
export interface RunPlace {
  readonly id: string;
  readonly experiment: string;
  /** The folder of the experiment. */
  readonly parent: string;
}

/** Before MLflow 1.27 the name of a run was a tag alone. */
const RUN_NAME = 'tags/mlflow.runName';
const PARENT = `tags/${PARENT_TAG}`;

export const folderOfRun = ({ parent, id }: RunPlace): string => below(parent, id);

/** What `headOfRun` reads. */
export function headParts(place: RunPlace): string[] {
  return ['meta.yaml', RUN_NAME, PARENT].map((name) => below(folderOfRun(place), name));
}

/** What a run's meta.yaml says, and the run it is nested in; its params, metrics, other tags and links are empty until `wholeRun`. */
export function headOfRun(files: StoreFiles, place: RunPlace): Run {
  const folder = folderOfRun(place);
  const { id, experiment } = place;
  const meta = files.meta(folder);
  // Before MLflow 1.0 only run_uuid was kept.
  sameId(files, folder, meta?.text('run_id') ?? meta?.text('run_uuid') ?? null, id);
  sameId(files, folder, meta?.text('experiment_id') ?? null, experiment);
  const parent = files.text(below(folder, PARENT));
  return {
    id,
    experiment,
    name: meta?.text('run_name') ?? files.text(below(folder, RUN_NAME)) ?? (meta?.text('name') || null),
    status: runStatus(meta?.text('status') ?? null),
    lifecycle: meta?.text('lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
    user: meta?.text('user_id') ?? null,
    started: meta?.int('start_time') ?? null,
    ended: meta?.int('end_time') ?? null,
    artifactUri: meta?.text('artifact_uri') ?? null,
    params: NOTHING,
    metrics: [],
    tags: parent === null ? NOTHING : new Map([[PARENT_TAG, parent]]),
    datasets: [],
    inputs: [],
    outputs: [],
  };
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** The folders of a run that `wholeRun` reads. */
export function partsAt(depth: RunDepth): readonly string[] {
  if (depth === 'heads') return [];
  return [...(depth === 'whole' ? ['params', 'metrics'] : []), 'tags', 'inputs', 'outputs'];
}

/** What `wholeRun` reads. */
export function partsOfRun(place: RunPlace, parts: readonly string[]): string[] {
  const folder = folderOfRun(place);
  return [...parts.map((name) => below(folder, name)), datasetsOf(place)];
}

/** A run with what is in these folders of it. */
export function wholeRun(files: StoreFiles, place: RunPlace, head: Run, wanted: readonly string[]): Run {
  const folder = folderOfRun(place);
  const parts = new Set(files.folders(folder).filter((name) => wanted.includes(name)));
  const inside = (name: string) => below(folder, name);
  const { datasets, inputs } = parts.has('inputs')
    ? readInputs(files, inside('inputs'), datasetsOf(place))
    : { datasets: [], inputs: [] };
  return {
    ...head,
    params: parts.has('params') ? files.texts(inside('params')) : NOTHING,
    metrics: parts.has('metrics') ? latestMetrics(files, inside('metrics')) : [],
    tags: parts.has('tags') ? files.texts(inside('tags')) : NOTHING,
    datasets,
    inputs,
    outputs: parts.has('outputs') ? readOutputs(files, inside('outputs')) : [],
  };
}

const datasetsOf = ({ parent }: RunPlace): string => below(parent, 'datasets');

/** MLflow refuses a folder whose meta.yaml names another. */
export function sameId(files: StoreFiles, folder: string, said: string | null, id: string): void {
  if (said !== null && said !== id) files.problem('store-other-id', folder, { said, id });
}

function latestMetrics(files: StoreFiles, folder: string): Metric[] {
  const metrics: Metric[] = [];
  for (const [key, bytes] of files.values(folder)) {
    const { latest, damaged } = readLatest(key, bytes);
    if (latest !== null) metrics.push(latest);
    if (damaged > 0 || latest === null) files.problem('store-metric-damaged', below(folder, key), { lines: damaged });
  }
  return metrics;
}

/** The file of a run's metric; null where the key leads elsewhere. */
export function metricFile(place: RunPlace, key: string): string | null {
  if (key.split(/[\\/]/).some((part) => part === '' || part === '.' || part === '..')) return null;
  return below(folderOfRun(place), `metrics/${key}`);
}

/** Every point in the file of a run's metric. */
export function historyIn(files: StoreFiles, file: string, key: string): Metric[] {
  const bytes = files.tree.read(file);
  return 'failed' in bytes ? [] : readMetric(key, bytes, RUN_LINES).points;
}

function readInputs(
  files: StoreFiles,
  folder: string,
  datasetFolder: string,
): { datasets: DatasetInput[]; inputs: string[] } {
  const result: { datasets: DatasetInput[]; inputs: string[] } = { datasets: [], inputs: [] };
  for (const name of files.folders(folder)) {
    const meta = files.meta(below(folder, name));
    const source = meta?.text('source_id') ?? null;
    if (meta === null || source === null) continue;
    if (meta.text('source_type') === 'MODEL') result.inputs.push(source);
    if (meta.text('source_type') !== 'DATASET' || /[\\/]|^\.{0,2}$/.test(source)) continue;
    const dataset = files.meta(below(datasetFolder, source));
    if (dataset !== null) result.datasets.push(toDataset(dataset, meta));
  }
  return result;
}

function readOutputs(files: StoreFiles, folder: string): ModelOutput[] {
  return files.folders(folder).flatMap((name) => {
    const meta = files.meta(below(folder, name));
    const model = meta?.text('destination_id') ?? null;
    if (meta?.text('destination_type') !== 'MODEL_OUTPUT' || model === null) return [];
    return [{ model, step: meta.int('step') ?? 0 }];
  });
}

function toDataset(dataset: Meta, input: Meta): DatasetInput {
  return {
    name: dataset.text('name') ?? '',
    digest: dataset.text('digest') ?? '',
    sourceType: dataset.text('source_type'),
    source: dataset.text('source'),
    schema: dataset.text('schema'),
    profile: dataset.text('profile'),
    tags: input.texts('tags'),
  };
}
