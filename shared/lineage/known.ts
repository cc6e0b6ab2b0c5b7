import type { Int64 } from '../contract/int64.ts';
import type { Knew } from '../export/knew.ts';

/** What of a store a lineage is made of; the stores of electron/stores fit. Ids of runs and logged models hold in their store alone. */
export interface KnownStore {
  /** Of the place, the same in every reading (`placeKey` of its file URI). */
  readonly key: string;
  /** As people know it: a workspace's name, else the file or folder. */
  readonly name: string;
  readonly kind: 'files' | 'sqlite' | 'zip';
  /** The folder around it, as a file URI: what lies below may be its own. null for what is not on disk. */
  readonly base: string | null;
  readonly experiments: readonly { readonly id: string; readonly name: string | null }[];
  readonly runs: readonly KnownRun[];
  readonly loggedModels: readonly KnownLogged[];
  readonly registeredModels: readonly KnownRegistered[];
  /** Of the ports into it, by their ids, as far as they were read. */
  readonly manifests: ReadonlyMap<string, KnownManifest>;
}

type Texts = ReadonlyMap<string, string>;

export interface KnownRun {
  readonly id: string;
  readonly experiment: string;
  readonly name: string | null;
  readonly status: string;
  readonly user: string | null;
  readonly started: Int64 | null;
  readonly artifactUri: string | null;
  readonly tags: Texts;
  readonly datasets: readonly KnownDataset[];
  readonly inputs: readonly string[];
  readonly outputs: readonly { readonly model: string }[];
}

export interface KnownDataset {
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string | null;
  readonly source: string | null;
  readonly tags: Texts;
}

export interface KnownLogged {
  readonly id: string;
  readonly experiment: string;
  readonly name: string | null;
  readonly status: string;
  readonly type: string | null;
  readonly run: string | null;
  readonly artifactLocation: string | null;
  readonly created: Int64 | null;
  readonly tags: Texts;
}

export interface KnownRegistered {
  readonly name: string;
  readonly workspace: string;
  /** Alias -> version. */
  readonly aliases: Texts;
  readonly versions: readonly KnownVersion[];
}

export interface KnownVersion {
  readonly version: string;
  readonly stage: string;
  readonly status: string | null;
  readonly source: string | null;
  readonly storage: string | null;
  readonly run: string | null;
  readonly user: string | null;
  readonly created: Int64 | null;
  readonly tags: Texts;
}

/** What of a port's manifest a lineage is made of. */
export interface KnownManifest {
  readonly name: string;
  readonly tags: Texts;
  readonly digest: string;
  readonly knew: Knew | null;
}

/** A model's own files: what MLmodel says, and what lies beside it. */
export interface KnownModel {
  /** The same in every reading (`placeKey`). */
  readonly key: string;
  readonly name: string;
  readonly runId: string | null;
  readonly modelId: string | null;
  readonly modelUuid: string | null;
  readonly created: Int64 | null;
  readonly mlflow: string | null;
  readonly flavors: readonly string[];
  /** Addresses of Azure and Databricks that MLmodel names, with their keys. */
  readonly vendors: readonly { readonly by: 'azure' | 'databricks'; readonly key: string; readonly value: string }[];
  /** What `registered_model_meta` says: the version that it was downloaded as. */
  readonly meta: { readonly name: string; readonly version: string } | null;
  readonly manifest: KnownManifest | null;
}

/** What the content of a model is in a store, where its files are the store's own. */
export type ContentOf =
  | { readonly kind: 'logged'; readonly id: string }
  | { readonly kind: 'version'; readonly workspace: string; readonly name: string; readonly version: string }
  /** In a run's artifacts; `versions` were registered from there. */
  | { readonly kind: 'run'; readonly id: string; readonly path: string };
