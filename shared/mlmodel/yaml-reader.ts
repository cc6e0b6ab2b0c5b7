import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { PyValue } from '../python/value.ts';
import { resolvePlain, ScalarError } from '../python/yaml-scalars.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Problem } from './problem.ts';
import { readQuoted } from './quoted-text.ts';
import { isSimpleKey, strayTab, unprintable } from './pyyaml-checks.ts';
import { type Stop, stopOf } from './yaml-stop.ts';
import { TAG, tagged } from './yaml-tags.ts';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-node.ts';

/** How far a text is followed; beyond these it is a trap, not a model. */
export const YAML_LIMITS = { depth: 200, nodes: 100_000, aliases: 100 } as const;

export interface YamlReading {
  readonly root: YamlNode | null;
  /** Where reading stopped; null when all of it was read. */
  readonly stop: Stop | null;
  /** Would PyYAML's SafeLoader load it? */
  readonly loads: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML as PyYAML's SafeLoader means it: the failsafe schema of the `yaml` package for the structure, PyYAML's own
 * rules for plain scalars, merge keys and tags. Nothing is constructed from tags. What comes before an error is returned.
 */
export function readYaml(text: string): YamlReading {
  // A line break to PyYAML, at the same offset.
  const source = text.replaceAll('\u0085', '\n');
  const { document, lines } = parseYaml(source);
  const stop = stopOf(document.errors, [unprintable(text), strayTab(text)]);
  const walker = new Walker(source, lines, stop?.offset ?? Infinity);
  const root = document.contents === null ? null : walker.read(document.contents as Node, 0);
  const problems = [...walker.problems];
  if (stop !== null && !problems.some(({ code }) => code === stop.code)) {
    const { line, col } = lines.linePos(stop.offset);
    problems.push({
      code: stop.code,
      severity: 'error',
      details: stop.details,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
    });
  }
  return { root, stop, loads: stop === null && !walker.refused, problems };
}

class Walker {
  readonly problems: Problem[] = [];
  refused = false;
  private nodes = 0;
  private aliases = 0;
  private readonly anchors = new Map<string, Node>();
  private readonly active = new Set<Node>();
  private readonly text: string;
  private readonly lines: LineCounter;
  private readonly end: number;

  constructor(text: string, lines: LineCounter, end: number) {
    this.text = text;
    this.lines = lines;
    this.end = end;
  }

  /** null: the node lies beyond the stop, or a limit was met. */
  read(node: Node, depth: number): YamlNode | null {
    this.nodes += 1;
    if (this.nodes > YAML_LIMITS.nodes) return this.refuse(node, 'yaml-too-many-nodes', { limit: YAML_LIMITS.nodes });
    if (depth > YAML_LIMITS.depth) return this.refuse(node, 'yaml-too-deep', { limit: YAML_LIMITS.depth });
    if (isAlias(node)) return this.alias(node, depth);
    this.keepAnchor(node);
    if (isScalar(node)) return this.scalar(node);
    this.active.add(node);
    const result = isMap(node) ? this.map(node, depth) : isSeq(node) ? this.list(node, depth) : null;
    this.active.delete(node);
    return result;
  }

  private keepAnchor(node: Node): void {
    const anchor = 'anchor' in node ? (node.anchor as string | undefined) : undefined;
    if (anchor === undefined) return;
    // yaml/scanner.py, `scan_anchor`.
    if (!/^[\w-]+$/.test(anchor)) this.refuse(node, 'yaml-syntax', { reason: `"&${anchor}" is no anchor` });
    if (this.anchors.has(anchor) && this.anchors.get(anchor) !== node)
      this.refuse(node, 'yaml-repeated-anchor', { anchor });
    this.anchors.set(anchor, node);
  }

  private alias(node: Alias, depth: number): YamlNode | null {
    const target = this.anchors.get(node.source);
    this.aliases += 1;
    if (target === undefined) return this.refuse(node, 'yaml-unknown-alias', { alias: node.source });
    if (this.active.has(target)) return this.refuse(node, 'yaml-cyclic-alias', { alias: node.source });
    if (this.aliases > YAML_LIMITS.aliases)
      return this.refuse(node, 'yaml-too-many-aliases', { limit: YAML_LIMITS.aliases });
    return this.read(target, depth + 1);
  }

  private list(node: Node & { items: unknown[] }, depth: number): YamlNode {
    this.checkTag(node, 'seq');
    const items: YamlNode[] = [];
    for (const item of node.items as Node[]) {
      if (this.nodes > YAML_LIMITS.nodes || this.isBeyond(item)) break;
      const read = this.read(item, depth + 1);
      if (read !== null) items.push(read);
    }
    return { kind: 'list', items, ...this.place(node) };
  }

  private map(node: YAMLMap, depth: number): YamlNode {
    this.checkTag(node, 'map');
    const entries = new Map<string, YamlEntry>();
    const merged: YamlEntry[] = [];
    const own: YamlEntry[] = [];
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      if (this.nodes > YAML_LIMITS.nodes || this.isBeyond(pair.key)) break;
      if (isMergeKey(pair.key)) merged.push(...this.merged(pair.value, depth));
      else {
        const entry = this.entry(pair, depth);
        if (entry !== null) own.push(entry);
      }
    }
    for (const entry of merged) entries.set(keyIdentity(entry.key.value), entry);
    const seen = new Map<string, YamlEntry>();
    for (const entry of own) {
      const identity = keyIdentity(entry.key.value);
      const earlier = seen.get(identity);
      if (earlier !== undefined) this.repeated(entry, earlier);
      seen.set(identity, entry);
      // A dict keeps the first of equal keys (`true`, then `1`) and the last value.
      const first = entries.get(identity)?.key.value;
      entries.set(identity, first === undefined ? entry : { ...entry, key: { ...entry.key, value: first } });
    }
    return { kind: 'map', entries: [...entries.values()], ...this.place(node) };
  }

  private entry(pair: Pair<Node, Node | null>, depth: number): YamlEntry | null {
    const key = this.read(pair.key, depth + 1);
    if (key === null) return null;
    if (!isSimpleKey(this.text, pair.key)) {
      this.refuse(pair.key, 'yaml-syntax', { reason: 'no key before ":"' });
      return null;
    }
    if (key.kind !== 'scalar') {
      this.refuse(pair.key, 'yaml-key-not-scalar', {});
      return null;
    }
    if (pair.value === null || this.isBeyond(pair.value)) {
      if (this.end !== Infinity && pair.value !== null) return null;
      return { key, value: { kind: 'scalar', source: '', value: null, line: key.line, column: key.column } };
    }
    const value = this.read(pair.value, depth + 1);
    return value === null ? null : { key, value };
  }

  /** yaml/constructor.py `flatten_mapping`: merged keys come first, own ones win; of a list the earlier map wins. */
  private merged(value: Node | null, depth: number): YamlEntry[] {
    const read = value === null ? null : this.read(value, depth + 1);
    if (read?.kind === 'map') return [...read.entries];
    if (read?.kind === 'list' && read.items.every((item) => item.kind === 'map')) {
      return read.items.toReversed().flatMap((item) => [...item.entries]);
    }
    if (value !== null) this.refuse(value, 'yaml-merge-not-a-map', {});
    return [];
  }

  private scalar(node: Node & { value: unknown; type?: string; tag?: string }): YamlScalar | null {
    const source =
      this.quoted(node) ??
      (typeof node.value === 'string' ? node.value : node.value === null ? '' : String(node.value));
    const place = this.place(node);
    if (this.end !== Infinity && (node.range?.[1] ?? 0) > this.end) return null;
    try {
      const tag = node.tag?.startsWith(TAG) ? node.tag.slice(TAG.length) : node.tag;
      const plain = tag === undefined && (node.type === 'PLAIN' || node.type === undefined);
      return { kind: 'scalar', source, value: plain ? resolvePlain(source) : tagged(tag, source), ...place };
    } catch (error) {
      if (!(error instanceof ScalarError)) throw error;
      this.refuse(node, node.tag === undefined ? 'yaml-scalar' : 'yaml-tag', {
        reason: error.message,
        tag: node.tag ?? '',
        text: source.slice(0, 80),
      });
      return { kind: 'scalar', source, value: source, ...place };
    }
  }

  /** A quoted text as PyYAML folds it; null for any other scalar, and for one that the package has refused already. */
  private quoted({ type, range }: Node & { type?: string }): string | null {
    if ((type !== 'QUOTE_SINGLE' && type !== 'QUOTE_DOUBLE') || !range) return null;
    return readQuoted(this.text.slice(range[0], range[1]));
  }

  private checkTag(node: Node & { tag?: string }, kind: 'map' | 'seq'): void {
    const { tag } = node;
    if (tag === undefined || tag === TAG + kind || tag === '!') return;
    this.refuse(node, 'yaml-tag', { tag, reason: '', text: '' });
  }

  private repeated(entry: YamlEntry, earlier: YamlEntry): void {
    const details = { key: entry.key.source, first: earlier.key.line };
    this.problems.push({
      code: 'yaml-repeated-key',
      severity: 'warning',
      details,
      line: entry.key.line,
      column: entry.key.column,
    });
  }

  private refuse(node: Node, code: string, details: Record<string, string | number>): null {
    this.refused = true;
    const said = this.problems.some((problem) => problem.code === code);
    // A limit is met once, however often it is met again.
    if (!said || (!('limit' in details) && this.problems.length < 50)) {
      this.problems.push({ code, severity: 'error', details, ...this.place(node) });
    }
    return null;
  }

  private isBeyond(node: Node | null): boolean {
    return node !== null && (node.range?.[0] ?? 0) >= this.end;
  }

  private place(node: Node): { line: number; column: number } {
    const { line, col } = this.lines.linePos(node.range?.[0] ?? 0);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

function isMergeKey(key: Node): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN' && key.tag === undefined;
}

/** Equal in Python means the same key: 1, 1.0 and True are. */
function keyIdentity(value: PyValue): string {
  if (typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number')
    return `number ${Number(value)}`;
  if (typeof value === 'object' && value !== null && 'text' in value) return `date ${value.text}`;
  return `${typeof value} ${String(value)}`;
}
