import { sameId } from './file-runs.ts';
import { MODEL_LINES, readMetric } from './metric-lines.ts';
import { latest, modelStatus } from './store.ts';
import type { LoggedModel, Metric } from './store.ts';
import type { StoreFiles } from './store-files.ts';
import { below, lastPart } from './store-tree.ts';

/** A logged model's folder (MLflow 3): `<experiment>/models/<id>`. */
export function readLoggedModel(files: StoreFiles, folder: string, experiment: string): LoggedModel {
  const id = lastPart(folder);
  const meta = files.meta(folder);
  sameId(files, folder, meta?.text('model_id') ?? null, id);
  return {
    id,
    experiment,
    name: meta?.text('name') ?? null,
    status: modelStatus(meta?.text('status') ?? null),
    lifecycle: meta?.text('lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
    type: meta?.text('model_type') ?? null,
    run: meta?.text('source_run_id') ?? null,
    artifactLocation: meta?.text('artifact_location') ?? null,
    created: meta?.int('creation_timestamp') ?? null,
    updated: meta?.int('last_updated_timestamp') ?? null,
    params: files.texts(below(folder, 'params')),
    tags: files.texts(below(folder, 'tags')),
    metrics: modelMetrics(files, below(folder, 'metrics')),
  };
}

/** What `readLoggedModel` reads. */
export function partsOfModel(folder: string): string[] {
  return ['meta.yaml', 'params', 'tags', 'metrics'].map((name) => below(folder, name));
}

/** The latest point for each dataset. */
function modelMetrics(files: StoreFiles, folder: string): Metric[] {
  const metrics: Metric[] = [];
  for (const [key, bytes] of files.values(folder)) {
    const { points, damaged } = readMetric(key, bytes, MODEL_LINES);
    if (damaged > 0 || points.length === 0)
      files.problem('store-metric-damaged', below(folder, key), { lines: damaged });
    const groups = new Map<string, Metric[]>();
    for (const point of points) {
      const group = JSON.stringify(point.dataset);
      const same = groups.get(group);
      if (same === undefined) groups.set(group, [point]);
      else same.push(point);
    }
    for (const same of groups.values()) metrics.push(latest(same) as Metric);
  }
  return metrics;
}
