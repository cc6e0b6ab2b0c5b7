import type { Int64 } from '../contract/int64.ts';

/** What stands in a lineage. A `model` is a folder or zip that is open; a `copy` is a version in another workspace. */
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
export type Presence = 'here' | 'referenced';

export interface LineageNode {
  /** Stable: the same thing has the same one in every reading. */
  readonly id: string;
  readonly kind: NodeKind;
  /** As people know it: a name, else an id. */
  readonly name: string;
  readonly presence: Presence;
  /** Where it lives, as people may see it: a store, a workspace, a host; null where nothing says. */
  readonly where: string | null;
  /** What is known of it, without credentials. */
  readonly facts: readonly Fact[];
  /** When it came to be, in milliseconds since 1970. */
  readonly at: Int64 | null;
}

/** `key` is one of a list whose words are in the catalogues (`lineage.fact.<key>`); `value` is data. */
export interface Fact {
  readonly key: string;
  readonly value: string;
}

/** How one thing led to another; always from the earlier to the later, as data flow. */
export const EDGE_KINDS = [
  /** dataset -> run, logged model -> run */
  'used',
  /** commit or notebook -> run */
  'ran',
  /** parent run -> nested run */
  'nested',
  /** run -> logged model or model */
  'made',
  /** logged model, model or run -> version */
  'registered',
  /** version -> version or copy, model -> version */
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

/** Where the knowledge comes from. */
export interface Evidence {
  /** The words are in the catalogues: `lineage.by.<by>`. */
  readonly by:
    'store' | 'mlmodel' | 'registered-model-meta' | 'port-tags' | 'port-manifest' | 'azure' | 'databricks' | 'digest';
  /** The file, tag or column: `MLmodel: run_id`, `tags/mlflow.parentRunId`. */
  readonly where: string;
}

export interface Lineage {
  /** The node that was asked about. */
  readonly root: string;
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  /** More was there than is told: how many nodes were left out. */
  readonly left: number;
}
