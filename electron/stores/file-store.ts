import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { KnownError } from '../../shared/contract/errors.ts';
import { readRegistry } from './file-registry.ts';
import { MODEL_LINES, readMetric, RUN_LINES } from './metric-lines.ts';
import { latest, modelStatus, runStatus } from './store.ts';
import type { DatasetInput, Experiment, Lifecycle, LoggedModel, Metric, Run, Store } from './store.ts';
import { StoreFiles, type Meta } from './store-files.ts';

/** Folders of an experiment that are no runs (mlflow/store/tracking/file_store.py, `RESERVED_EXPERIMENT_FOLDERS`). */
const RESERVED = new Set(['tags', 'datasets', 'traces', 'models']);
const TRASH = '.trash';
/** Runs between two pauses, in which a cancel is heard. */
const BREATH = 32;

/** Reads a folder that MLflow's file store of any version wrote (mlflow/store/tracking/file_store.py). Nothing is written. */
export async function readFileStore(root: string, signal?: AbortSignal): Promise<Store> {
  const reader = new Reader(root, signal);
  await reader.experimentsOf(root, 'active');
  await reader.experimentsOf(path.join(root, TRASH), 'deleted');
  const { files, experiments, runs, loggedModels, places } = reader;
  return {
    kind: 'files',
    folder: root,
    revision: null,
    experiments,
    runs,
    loggedModels,
    registeredModels: readRegistry(files, path.join(root, 'models')),
    problems: files.problems,
    async history(run, key) {
      const folder = places.get(run);
      if (folder === undefined) throw new KnownError('store-no-run', `There is no run ${run}.`, { run });
      const metrics = path.join(folder, 'metrics');
      const file = path.join(metrics, key);
      if (!file.startsWith(metrics + path.sep)) return [];
      const bytes = await readFile(file).catch(() => new Uint8Array());
      return readMetric(key, bytes, RUN_LINES).points;
    },
    close: () => Promise.resolve(),
  };
}

class Reader {
  readonly experiments: Experiment[] = [];
  readonly runs: Run[] = [];
  readonly loggedModels: LoggedModel[] = [];
  /** Run -> its folder. */
  readonly places = new Map<string, string>();
  readonly files: StoreFiles;
  private readonly signal: AbortSignal | undefined;

  constructor(root: string, signal: AbortSignal | undefined) {
    this.files = new StoreFiles(root);
    this.signal = signal;
  }

  async experimentsOf(parent: string, lifecycle: Lifecycle): Promise<void> {
    for (const name of this.files.folders(parent)) {
      if (name === 'models' || name === TRASH) continue;
      const folder = path.join(parent, name);
      const inside = this.files.folders(folder);
      const meta = this.files.meta(folder);
      this.experiments.push(this.experiment(folder, name, meta, lifecycle));
      if (inside.includes('models')) this.modelsOf(path.join(folder, 'models'), name);
      for (const [at, run] of inside.filter((item) => !RESERVED.has(item)).entries()) {
        if (at % BREATH === 0) await setImmediate();
        this.signal?.throwIfAborted();
        this.run(path.join(folder, run), run, name, folder);
      }
    }
  }

  private experiment(folder: string, id: string, meta: Meta | null, lifecycle: Lifecycle): Experiment {
    this.sameId(folder, meta?.text('experiment_id') ?? null, id);
    return {
      id,
      name: meta?.text('name') ?? null,
      lifecycle: meta?.text('lifecycle_stage') === 'deleted' ? 'deleted' : lifecycle,
      artifactLocation: meta?.text('artifact_location') ?? null,
      created: meta?.number('creation_time') ?? null,
      updated: meta?.number('last_update_time') ?? null,
      tags: this.files.texts(path.join(folder, 'tags')),
    };
  }

  private run(folder: string, id: string, experiment: string, experimentFolder: string): void {
    const meta = this.files.meta(folder);
    const tags = this.files.texts(path.join(folder, 'tags'));
    // Before MLflow 1.0 only run_uuid was kept.
    this.sameId(folder, meta?.text('run_id') ?? meta?.text('run_uuid') ?? null, id);
    this.sameId(folder, meta?.text('experiment_id') ?? null, experiment);
    const { datasets, inputs } = this.inputs(path.join(folder, 'inputs'), path.join(experimentFolder, 'datasets'));
    this.places.set(id, folder);
    this.runs.push({
      id,
      experiment,
      name: meta?.text('run_name') ?? tags.get('mlflow.runName') ?? (meta?.text('name') || null),
      status: runStatus(meta?.text('status') ?? null),
      lifecycle: meta?.text('lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
      user: meta?.text('user_id') ?? null,
      started: meta?.number('start_time') ?? null,
      ended: meta?.number('end_time') ?? null,
      artifactUri: meta?.text('artifact_uri') ?? null,
      params: this.files.texts(path.join(folder, 'params')),
      metrics: this.metrics(path.join(folder, 'metrics')),
      tags,
      datasets,
      inputs,
      outputs: this.outputs(path.join(folder, 'outputs')),
    });
  }

  private metrics(folder: string): Metric[] {
    const metrics: Metric[] = [];
    for (const [key, bytes] of this.files.values(folder)) {
      const point = latest(this.points(key, bytes, folder, RUN_LINES));
      if (point !== null) metrics.push(point);
    }
    return metrics;
  }

  private points(key: string, bytes: Uint8Array, folder: string, kind: typeof RUN_LINES): Metric[] {
    const { points, damaged } = readMetric(key, bytes, kind);
    if (damaged > 0 || points.length === 0)
      this.files.problem('store-metric-damaged', path.join(folder, key), { lines: damaged });
    return points;
  }

  private inputs(folder: string, datasets: string): { datasets: DatasetInput[]; inputs: string[] } {
    const result: { datasets: DatasetInput[]; inputs: string[] } = { datasets: [], inputs: [] };
    for (const name of this.files.folders(folder)) {
      const meta = this.files.meta(path.join(folder, name));
      const source = meta?.text('source_id') ?? null;
      if (meta === null || source === null) continue;
      if (meta.text('source_type') === 'MODEL') result.inputs.push(source);
      if (meta.text('source_type') !== 'DATASET' || source !== path.basename(source)) continue;
      const dataset = this.files.meta(path.join(datasets, source));
      if (dataset !== null) result.datasets.push(toDataset(dataset, meta));
    }
    return result;
  }

  private outputs(folder: string): { model: string; step: number }[] {
    return this.files.folders(folder).flatMap((name) => {
      const meta = this.files.meta(path.join(folder, name));
      const model = meta?.text('destination_id') ?? null;
      if (meta?.text('destination_type') !== 'MODEL_OUTPUT' || model === null) return [];
      return [{ model, step: meta.number('step') ?? 0 }];
    });
  }

  private modelsOf(parent: string, experiment: string): void {
    for (const id of this.files.folders(parent)) {
      const folder = path.join(parent, id);
      const meta = this.files.meta(folder);
      this.sameId(folder, meta?.text('model_id') ?? null, id);
      this.loggedModels.push({
        id,
        experiment,
        name: meta?.text('name') ?? null,
        status: modelStatus(meta?.text('status') ?? null),
        lifecycle: meta?.text('lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
        type: meta?.text('model_type') ?? null,
        run: meta?.text('source_run_id') ?? null,
        artifactLocation: meta?.text('artifact_location') ?? null,
        created: meta?.number('creation_timestamp') ?? null,
        updated: meta?.number('last_updated_timestamp') ?? null,
        params: this.files.texts(path.join(folder, 'params')),
        tags: this.files.texts(path.join(folder, 'tags')),
        metrics: this.modelMetrics(path.join(folder, 'metrics')),
      });
    }
  }

  /** The latest point for each dataset. */
  private modelMetrics(folder: string): Metric[] {
    const metrics: Metric[] = [];
    for (const [key, bytes] of this.files.values(folder)) {
      const groups = new Map<string, Metric[]>();
      for (const point of this.points(key, bytes, folder, MODEL_LINES)) {
        const group = JSON.stringify(point.dataset);
        const points = groups.get(group);
        if (points === undefined) groups.set(group, [point]);
        else points.push(point);
      }
      for (const points of groups.values()) metrics.push(latest(points) as Metric);
    }
    return metrics;
  }

  /** MLflow refuses a folder whose meta.yaml names another. */
  private sameId(folder: string, said: string | null, id: string): void {
    if (said !== null && said !== id) this.files.problem('store-other-id', folder, { said, id });
  }
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
