import type { Int64 } from '../../shared/contract/int64.ts';
import type { Problem } from '../../shared/mlmodel/problem.ts';
import type { ReadRange } from '../sources/bytes.ts';
import type { ReadAhead, StoreTree } from './store-tree.ts';

export interface StoreOptions {
  /** `whole` where nothing is said. */
  readonly runs?: RunDepth;
  readonly signal?: AbortSignal;
  /** How to get bytes of things that a browser tab holds. */
  readonly readRange?: ReadRange;
}

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

/**
 * How much of runs is read: all; or only their tags, datasets and models, which is what a lineage tells; or what stands in their own row
 * or file. Params and metrics are most of what there is to read.
 */
export type RunDepth = 'whole' | 'links' | 'heads';

/** What the beginning of a reading needs besides the place. */
export interface ReadingOptions {
  readonly runs?: RunDepth | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly far?: FarPlace | null;
  /** Called when the store is closed. */
  readonly onClose?: () => Promise<void>;
}

/** Where a store is that is not on disk: in a zip, or held by a browser tab. */
export interface FarPlace {
  readonly tree: StoreTree;
  /** The folder of the store in it. */
  readonly folder: string;
}

/**
 * A store while it is read. Its lists grow: experiments are there at once, then all runs by what stands in their own row or
 * file and which run they are nested in, the newest first as far as that is cheap to know, then what is registered, then the
 * runs' params, metrics, tags, datasets and models one run after the other.
 */
export interface StoreReading {
  readonly store: Store;
  /** null for a store on disk, and for a lone file. */
  readonly far: FarPlace | null;
  /** Everything is there. Rejects when the reading was given up: `cancelled`, `store-changing`. */
  readonly done: Promise<void>;
  /** All runs are in the list, with their times and states. */
  readonly listed: boolean;
  /** Runs that are read whole. */
  readonly whole: number;
  readonly ahead: ReadAhead;
  isWhole(at: number): boolean;
  /** Run number `at` of the list, read whole now. */
  complete(at: number): Promise<Run>;
  /** Runs of these experiments are listed before those of others, where that takes its time; null: of all alike. */
  prefer?(experiments: readonly string[] | null): void;
}

export interface Experiment {
  readonly id: string;
  readonly name: string | null;
  readonly lifecycle: Lifecycle;
  readonly artifactLocation: string | null;
  readonly created: Int64 | null;
  readonly updated: Int64 | null;
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
  readonly started: Int64 | null;
  readonly ended: Int64 | null;
  readonly artifactUri: string | null;
  readonly params: Texts;
  /** The latest point of each: the largest step, then time, then value. */
  readonly metrics: readonly Metric[];
  readonly tags: Texts;
  readonly datasets: readonly DatasetInput[];
  readonly inputs: readonly string[];
  readonly outputs: readonly ModelOutput[];
}

export interface ModelOutput {
  readonly model: string;
  readonly step: Int64;
}

export interface Metric {
  readonly key: string;
  readonly value: number;
  readonly step: Int64;
  readonly timestamp: Int64;
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
  readonly created: Int64 | null;
  readonly updated: Int64 | null;
  readonly params: Texts;
  readonly tags: Texts;
  readonly metrics: readonly Metric[];
}

export interface RegisteredModel {
  readonly name: string;
  readonly workspace: string;
  readonly description: string | null;
  readonly created: Int64 | null;
  readonly updated: Int64 | null;
  readonly tags: Texts;
  /** Alias -> version. */
  readonly aliases: Texts;
  readonly versions: readonly ModelVersion[];
  /** Its meta.yaml, where that can't be read. */
  readonly unread?: string;
}

export interface ModelVersion {
  readonly version: string;
  readonly stage: string;
  readonly status: string | null;
  readonly description: string | null;
  readonly source: string | null;
  /** Where its files are, where that is not the source (since MLflow 2.8). */
  readonly storage: string | null;
  readonly run: string | null;
  readonly runLink: string | null;
  readonly user: string | null;
  readonly created: Int64 | null;
  readonly updated: Int64 | null;
  readonly tags: Texts;
  /** Its meta.yaml or that of its model, where that can't be read: then it is there, and no more is known for sure. */
  readonly unread?: string;
}

/** MLflow's tag of a nested run. */
export const PARENT_TAG = 'mlflow.parentRunId';
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

/** Whether a point comes after another, as MLflow orders them: by step, then time, then value. */
export function isLater(a: Metric, b: Metric): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.timestamp !== b.timestamp) return a.timestamp > b.timestamp;
  return a.value > b.value;
}
