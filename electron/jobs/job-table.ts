import type { FindSummary, FoundModel, ModelReading } from '../../shared/contract/model-reading.ts';
import type { FilePreview, FilesSummary } from '../../shared/contract/file-methods.ts';
import type { PackedRows } from './packed-rows.ts';
import type { ModelDetails } from '../../shared/contract/model-details.ts';
import type { CheckAnswer } from '../../shared/signature/payload/check-report.ts';
import type { PartTexts } from '../../shared/signature/edit/print-parts.ts';
import type { CopyPlan } from '../sources/plan-edit.ts';
import type { SourceRef } from '../sources/source.ts';
import type { CheckInput, CheckStep } from './check.ts';
import type { EnvironmentReport } from '../../shared/environment/environment-report.ts';
import type { CompareInput, CompareOutput } from './compare-models.ts';
import type { SearchAnswer } from '../../shared/search/hits.ts';
import type { InferReport } from '../../shared/signature/infer/report.ts';
import type { FileDigest } from '../sources/hash-files.ts';
import type { PreviewOptions } from '../tables/preview.ts';
import type { Store } from '../stores/store.ts';
import type { StoreSummary } from '../../shared/contract/store-schemas.ts';
import type { FoundThing } from '../lineage/find-thing.ts';
import type { UsePlace } from '../lineage/find-uses.ts';
import type { StoreAsk, StoreName } from './store-asks.ts';
import type { WorkspaceAsk, WorkspacePlace } from './workspace-asks.ts';
import type { IndexState, Layout, WorkspaceState } from '../../shared/contract/workspace-schemas.ts';
import type { ArtifactOwner } from '../../shared/contract/store-schemas.ts';
import type { Openable } from '../../shared/lineage/graph.ts';
import type { NamedWorkspace } from '../../shared/workspace/kinds.ts';
import type { Output, Progress } from '../../shared/contract/contract.ts';
import type { InferOptions } from '../tables/infer-options.ts';

/** Work on untrusted bytes: what each job takes and gives. */
export interface Jobs {
  find: {
    input: { readonly ref: SourceRef };
    output: { summary: FindSummary; models: FoundModel[] };
    progress: { folders: number; models: number };
  };
  read: { input: { readonly ref: SourceRef; readonly path: string }; output: ModelReading; progress: never };
  details: { input: { readonly ref: SourceRef; readonly path: string }; output: ModelDetails; progress: never };
  /** Edits a signature, and plans the copy that holds it. */
  'plan-edit': {
    input: { readonly ref: SourceRef; readonly path: string; readonly parts: PartTexts };
    output: CopyPlan;
    progress: never;
  };
  /** Would MLflow take this payload for this model? */
  check: { input: CheckInput; output: CheckAnswer; progress: { readonly step: CheckStep } };
  /** The model's own example as a request body. */
  example: {
    input: { readonly ref: SourceRef; readonly path: string };
    output: { name: string; text: string };
    progress: never;
  };
  /** What the model runs with. */
  environment: {
    input: { readonly ref: SourceRef; readonly path: string };
    output: EnvironmentReport;
    progress: never;
  };
  /** A text file that a person chose. */
  text: { input: { readonly ref: SourceRef }; output: { name: string; text: string }; progress: never };
  compare: { input: CompareInput; output: CompareOutput; progress: { done: number; total: number } };
  infer: {
    input: { readonly data: DataRef } & Pick<InferOptions, 'format' | 'delimiter' | 'records'>;
    output: InferReport;
    progress: { rows: number; bytes: number; size: number };
  };
  /** The files of a model, and which of them run code when loaded. */
  files: {
    input: { readonly ref: SourceRef; readonly path: string };
    output: { summary: FilesSummary; files: PackedRows };
    progress: { files: number };
  };
  preview: {
    input: { readonly ref: SourceRef; readonly path: string } & PreviewOptions;
    output: FilePreview;
    progress: never;
  };
  hash: {
    input: { readonly ref: SourceRef; readonly path: string; readonly files: readonly string[] };
    output: { digests: FileDigest[] };
    progress: { done: number; total: number };
  };
  /** Nothing yet: the process is there afterwards, with what a store takes. */
  prepare: { input: null; output: null; progress: never };
  /** What kind of store it is; null for none. */
  'store-look': { input: { readonly ref: SourceRef }; output: Store['kind'] | null; progress: never };
  /** Asks a store that stays open here; `open` is false where it is not, and `ref` does not say what to open. */
  'store-ask': {
    input: { readonly store: StoreName; readonly ref: SourceRef | null; readonly ask: StoreAsk };
    output: { readonly open: false } | { readonly open: true; readonly answer: unknown };
    progress: never;
  };
  /** Answers when a store is read whole. */
  'store-wait': {
    input: { readonly store: StoreName; readonly ref: SourceRef };
    output: StoreSummary | null;
    progress: StoreSummary;
  };
  uses: {
    input: { readonly ref: SourceRef; readonly path: string; readonly places: readonly UsePlace[] };
    output: Output<'lineage.uses'>;
    progress: Progress<'lineage.uses'>;
  };
  lineage: { input: LineageInput; output: Output<'lineage.read'>; progress: Progress<'lineage.read'> };
  'lineage-open': { input: OpenInput; output: FoundThing; progress: never };
  'store-close': { input: { readonly id: string }; output: null; progress: never };
  /** What a place is as a workspace. `data`: the app's own folder. */
  'workspace-look': {
    input: WorkspacePlace;
    output: WorkspaceState;
    progress: never;
  };
  'workspace-ask': { input: WorkspacePlace & { readonly ask: WorkspaceAsk }; output: unknown; progress: never };
  /** Answers when a file store's registered models are all read. */
  'workspace-wait': { input: WorkspacePlace; output: IndexState; progress: IndexState };
  /** Makes a workspace in an empty folder, from the packed empty database `seed`. */
  'workspace-make': {
    input: WorkspacePlace & { readonly layout: Layout; readonly seed: string };
    output: null;
    progress: never;
  };
  /** Reads what can be found in a model and keeps it in the process, under `key`. */
  index: {
    input: { readonly ref: SourceRef; readonly path: string; readonly key: string };
    output: null;
    progress: never;
  };
  /** null where nothing is kept under `key`. */
  search: {
    input: { readonly key: string; readonly query: string; readonly limit: number };
    output: SearchAnswer | null;
    progress: never;
  };
}
export type JobName = keyof Jobs;

export interface JobOptions<J extends JobName> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Jobs[J]['progress']) => void;
}

/** A table of jobs: what each takes, gives, and tells meanwhile. */
export type JobTable<T> = { [J in keyof T]: { input: unknown; output: unknown; progress: unknown } };

export interface RunnerOptions<T extends JobTable<T>, J extends keyof T> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: T[J]['progress']) => void;
}

/** Runs jobs of a table somewhere: in this process, or in one that may die. Rejects with `KnownError`. */
export interface Runner<T extends JobTable<T>> {
  run<J extends keyof T & string>(job: J, input: T[J]['input'], options?: RunnerOptions<T, J>): Promise<T[J]['output']>;
  close(): Promise<void>;
}

export type JobRunner = Runner<Jobs>;

/** A model's files, or something in an open store; `held`: the store that they lie in, where a page has it open. */
export interface LineageInput {
  readonly files: { readonly ref: SourceRef; readonly path: string } | null;
  readonly held: { readonly store: StoreName; readonly ref: SourceRef } | null;
  readonly owner: ArtifactOwner | null;
  readonly workspaces: readonly NamedWorkspace[];
}

/** A thing of the lineage of something, and where stores may be besides around it. */
export interface OpenInput extends Omit<LineageInput, 'workspaces'> {
  readonly thing: Openable;
  readonly places: readonly SourceRef[];
}

/** Where data come from: a chosen file, one inside what was chosen, or pasted text. */
export type DataRef =
  { readonly ref: SourceRef; readonly inside: string | null } | { readonly text: string; readonly name: string };
