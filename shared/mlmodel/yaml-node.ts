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
