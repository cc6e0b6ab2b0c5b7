import type { Problem } from '../../shared/mlmodel/problem.ts';

/**
 * What MLflow wrote on disk, in one shape for file stores and SQLite databases. Times are milliseconds since 1970, as MLflow
 * keeps them; what a store does not say is null. Deleted experiments and runs are there, marked; deleted versions are not.
 */
export interface Store {
  readonly kind: 'files' | 'sqlite';
  /** The folder that holds it: what moved along lies here. */
  readonly folder: string;
  /** Alembic's revision of a database. */
  readonly revision: string | null;
  readonly experiments: readonly Experiment[];
  readonly runs: readonly Run[];
  readonly loggedModels: readonly LoggedModel[];
  readonly registeredModels: readonly RegisteredModel[];
  readonly problems: readonly Problem[];
  /** Every point of a run's metric as it was logged, oldest first as MLflow returns them. Errors: `store-no-run`. */
  history(run: string, key: string): Promise<Metric[]>;
  close(): Promise<void>;
}

export interface Experiment {
  readonly id: string;
  readonly name: string | null;
  readonly lifecycle: Lifecycle;
  readonly artifactLocation: string | null;
  readonly created: number | null;
  readonly updated: number | null;
  readonly tags: Texts;
}

export type Lifecycle = 'active' | 'deleted';
export type Texts = ReadonlyMap<string, string>;

export interface Run {
  readonly id: string;
  readonly experiment: string;
  readonly name: string | null;
  readonly status: string;
  readonly lifecycle: Lifecycle;
  readonly user: string | null;
  readonly started: number | null;
  readonly ended: number | null;
  readonly artifactUri: string | null;
  readonly params: Texts;
  /** The latest point of each: the largest step, then time, then value. */
  readonly metrics: readonly Metric[];
  readonly tags: Texts;
  readonly datasets: readonly DatasetInput[];
  readonly inputs: readonly string[];
  readonly outputs: readonly { readonly model: string; readonly step: number }[];
}

export interface Metric {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  readonly timestamp: number;
  readonly dataset: { readonly name: string; readonly digest: string } | null;
}

export interface DatasetInput {
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string | null;
  readonly source: string | null;
  readonly schema: string | null;
  readonly profile: string | null;
  readonly tags: Texts;
}

export interface LoggedModel {
  readonly id: string;
  readonly experiment: string;
  readonly name: string | null;
  readonly status: string;
  readonly lifecycle: Lifecycle;
  readonly type: string | null;
  readonly run: string | null;
  readonly artifactLocation: string | null;
  readonly created: number | null;
  readonly updated: number | null;
  readonly params: Texts;
  readonly tags: Texts;
  readonly metrics: readonly Metric[];
}

export interface RegisteredModel {
  readonly name: string;
  readonly workspace: string;
  readonly description: string | null;
  readonly created: number | null;
  readonly updated: number | null;
  readonly tags: Texts;
  /** Alias -> version. */
  readonly aliases: Texts;
  readonly versions: readonly ModelVersion[];
}

export interface ModelVersion {
  readonly version: string;
  readonly stage: string;
  readonly status: string | null;
  readonly description: string | null;
  readonly source: string | null;
  readonly run: string | null;
  readonly runLink: string | null;
  readonly user: string | null;
  readonly created: number | null;
  readonly updated: number | null;
  readonly tags: Texts;
}

/** MLflow's tag of a nested run. */
export const PARENT_TAG = 'mlflow.parentRunId';
/** Prompts share the registry's tables with models (mlflow/prompt/constants.py) and are no models. */
export const PROMPT_TAG = 'mlflow.prompt.is_prompt';
/** A version that MLflow deleted keeps its row or folder, so that its number is not used again. */
export const DELETED_STAGE = 'Deleted_Internal';

const RUN_STATUS = ['', 'RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'];
const MODEL_STATUS = ['UNSPECIFIED', 'PENDING', 'READY', 'FAILED'];

/** MLflow keeps some states as numbers (mlflow/protos/service.proto, `RunStatus`); an unknown one is shown as it is. */
export function runStatus(value: string | null): string {
  return value === null ? 'RUNNING' : RUN_STATUS[Number(value)] || value;
}

export function modelStatus(value: string | null): string {
  return value === null ? 'UNSPECIFIED' : (MODEL_STATUS[Number(value)] ?? value);
}

/** Of several points the one MLflow calls the latest (mlflow/store/tracking/file_store.py, `_get_metric_from_file`). */
export function latest(points: readonly Metric[]): Metric | null {
  let best: Metric | null = null;
  for (const point of points) if (best === null || isLater(point, best)) best = point;
  return best;
}

function isLater(a: Metric, b: Metric): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.timestamp !== b.timestamp) return a.timestamp > b.timestamp;
  return a.value > b.value;
}
