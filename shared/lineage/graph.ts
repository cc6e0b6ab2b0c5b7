import type { Int64 } from '../contract/int64.ts';
import type { ArtifactOwner, DatasetOwner } from '../contract/store-schemas.ts';

/**
 * What stands in a lineage. A `model` is a folder or zip with an MLmodel; a `copy` is a version in another workspace than that of the
 * root, which was copied there.
 */
export const NODE_KINDS = [
  'dataset',
  'notebook',
  'commit',
  'run',
  'logged-model',
  'model',
  'version',
  'alias',
  'copy',
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** here: it was read; referenced: something that was read names it, and it was not found or not looked for. */
export const PRESENCES = ['here', 'referenced'] as const;
export type Presence = (typeof PRESENCES)[number];

export interface LineageNode {
  /** Stable: the same thing has the same one in every reading. */
  readonly id: string;
  readonly kind: NodeKind;
  /** As people know it: a name, else an id. Made visible, and cut where it is long. */
  readonly name: string;
  readonly presence: Presence;
  /** Where it lives, as people may see it: a store, a workspace, a host; null where nothing says. */
  readonly where: string | null;
  /** What is known of it, without credentials. */
  readonly facts: readonly Fact[];
  /** When it came to be, in milliseconds since 1970. */
  readonly at: Int64 | null;
  /** Where it can be opened; without it, there is nothing to open. */
  readonly opens?: Openable;
}

/** What a thing is in a store that was read. It may be gone by the time that it is opened. */
export interface Openable {
  /** Of the store (`placeKey`). */
  readonly place: string;
  readonly owner: ArtifactOwner | DatasetOwner;
  /** Of a model that a run logged: its folder in the run's artifacts. '' for everything else. */
  readonly path: string;
}

/** What facts tell of; the words are in the catalogues (`lineage.fact.<key>`). */
export const FACT_KEYS = [
  'id',
  'uuid',
  'experiment',
  'status',
  'stage',
  'user',
  'type',
  'digest',
  'source',
  'sourceType',
  'context',
  'repository',
  'branch',
  'commit',
  'dirty',
  'path',
  'job',
  'host',
  'mlflow',
  'flavors',
  'copiedAt',
  'copiedBy',
  'copiedWith',
  'reason',
  'anyOf',
  'earlier',
  'param',
  'metric',
] as const;
export type FactKey = (typeof FACT_KEYS)[number];

/** `value` is data: visible, cut, and without credentials. */
export interface Fact {
  readonly key: FactKey;
  readonly value: string;
}

/** How one thing led to another; always from the earlier to the later, as data flow. */
export const EDGE_KINDS = [
  /** dataset -> run, logged model -> run */
  'used',
  /** commit or notebook -> run or logged model */
  'ran',
  /** parent run -> nested run */
  'nested',
  /** run -> logged model or model */
  'made',
  /** logged model, model or run -> version */
  'registered',
  /** version -> version or copy, model -> version, version -> model (downloaded) */
  'copied',
  /** version -> alias */
  'named',
  /** model <-> version or logged model: the same content */
  'same',
] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** Who says so: never empty; several where several agree. */
  readonly evidence: readonly Evidence[];
  /** Another edge of the same question says something else; both are shown. */
  readonly disputed: boolean;
}

/** Who says something. */
export const SPEAKERS = [
  'store',
  'mlmodel',
  'registered-model-meta',
  'port-tags',
  'port-manifest',
  'azure',
  'databricks',
  'digest',
] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** Where the knowledge comes from. */
export interface Evidence {
  /** The words are in the catalogues: `lineage.by.<by>`. */
  readonly by: Speaker;
  /** The file, tag or column: `MLmodel: run_id`, `tags/mlflow.parentRunId`. */
  readonly where: string;
}

export interface Lineage {
  /** The node that was asked about. */
  readonly root: string;
  /** The root first, near ones before far ones. */
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  /** More was there than is told: how many nodes were left out. */
  readonly left: number;
}
