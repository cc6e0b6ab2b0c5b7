import type { PyValue } from '../python/value.ts';

/** A parsed YAML value that remembers where it stood and how it was spelled (`3.10` is shown, 3.1 is what MLflow sees). */
export type YamlNode = YamlScalar | YamlMap | YamlList;

interface Place {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

export interface YamlScalar extends Place {
  readonly kind: 'scalar';
  /** The text as it stands in the file, without quotes. */
  readonly source: string;
  readonly value: PyValue;
}

export interface YamlMap extends Place {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlList extends Place {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

/** The Python value that `yaml.safe_load` makes of a node. */
export function toValue(node: YamlNode): PyValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toValue);
  return new Map(node.entries.map((entry) => [entry.key.value, toValue(entry.value)]));
}

/** The node under a text key of a map; undefined for another kind of node. */
export function child(node: YamlNode | undefined, key: string): YamlNode | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.entries.find((entry) => entry.key.value === key)?.value;
}

/** A scalar's text, when its value is a text. */
export function textOf(node: YamlNode | undefined): string | null {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : null;
}

/** A scalar as it is spelled (`3.10`), whatever its type; null for nothing. */
export function spelled(node: YamlNode | undefined): string | null {
  return node?.kind === 'scalar' && node.value !== null ? node.source : null;
}
