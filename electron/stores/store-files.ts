import { decode } from '../../shared/mlmodel/decode.ts';
import { toInt64, type Int64 } from '../../shared/contract/int64.ts';
import type { Problem } from '../../shared/mlmodel/problem.ts';
import { readRegularYaml } from '../../shared/mlmodel/regular-yaml.ts';
import { readYaml } from '../../shared/mlmodel/yaml-reader.ts';
import { toValue } from '../../shared/mlmodel/yaml-node.ts';
import type { PyDict, PyValue } from '../../shared/python/value.ts';
import { visible } from '../../shared/safety/visible.ts';
import { below, FILE_LIMIT, type StoreTree, type TreeEntry, type TreeFailure } from './store-tree.ts';

/** Keys with "/" make folders; none has as many parts as this. */
const KEY_DEPTH = 64;
const PROBLEMS = 1000;

/** The files of a store, read as MLflow reads them. Each problem is kept. */
export class StoreFiles {
  readonly problems: Problem[] = [];
  readonly tree: StoreTree;
  private readonly rootName: string;
  /** Keys are the same in most runs: one text of each is enough. */
  private readonly keys = new Map<string, string>();

  constructor(tree: StoreTree, rootName: string) {
    this.tree = tree;
    this.rootName = rootName;
  }

  problem(code: string, place: string, details: Problem['details'] = {}): void {
    if (this.problems.length >= PROBLEMS) return;
    this.problems.push({ code, severity: 'warning', details: { path: visible(place || this.rootName), ...details } });
  }

  /** A place in the store as people are told of it. */
  shown(place: string): string {
    return visible(below(this.rootName, place));
  }

  /** What is in a folder; nothing where there is none. */
  entries(folder: string): TreeEntry[] {
    const entries = this.tree.entries(folder);
    if ('failed' in entries) {
      if (entries.failed !== 'missing') this.problem('store-cannot-read', folder, { reason: entries.reason });
      return [];
    }
    return entries.filter(({ name, type }) => {
      if (type === 'file' || type === 'folder') return true;
      this.problem(type === 'link' ? 'store-link' : 'store-special', below(folder, name));
      return false;
    });
  }

  /** The folders in a folder, by name; [] where there is none. */
  folders(folder: string): string[] {
    return this.entries(folder)
      .filter(({ type }) => type === 'folder')
      .map(({ name }) => name);
  }

  /** A folder's meta.yaml; null where it is missing or holds no keys. What a torn one still says is kept. */
  meta(folder: string): Meta | null {
    const file = below(folder, 'meta.yaml');
    const bytes = this.tree.read(file);
    if ('failed' in bytes) {
      if (bytes.failed === 'missing') this.problem('store-meta-missing', folder);
      else this.failed(bytes, file);
      return null;
    }
    const { text, refused } = decode(bytes);
    const regular = text === null || refused ? null : readRegularYaml(text);
    const yaml = regular === null && text !== null ? readYaml(text) : null;
    const root = regular ?? yaml?.root ?? null;
    const value = root === null ? null : toValue(root);
    const map = value instanceof Map ? value : null;
    const whole = map !== null && refused === null && yaml?.loads !== false;
    if (!whole) this.problem('store-meta-damaged', file);
    return map === null ? null : new Meta(map, whole);
  }

  /** One file as text; null where there is none. */
  text(file: string): string | null {
    const bytes = this.tree.read(file);
    return 'failed' in bytes ? null : this.textOf(bytes, file);
  }

  /** The texts below a folder: each file's path is the key, its content the value. */
  texts(folder: string): Map<string, string> {
    const result = new Map<string, string>();
    for (const [key, bytes] of this.values(folder)) result.set(key, this.textOf(bytes, below(folder, key)));
    return result;
  }

  /** Each file below a folder by its path from there, which is the key. Bytes stand until the next file is read. */
  *values(folder: string): Generator<[string, Buffer]> {
    const rest: [string, number][] = [['', 0]];
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      const [inside, depth] = next;
      for (const { name, type, bytes: along } of this.entries(inside === '' ? folder : below(folder, inside))) {
        const key = inside === '' ? name : `${inside}/${name}`;
        const place = below(folder, key);
        if (type === 'folder') {
          if (depth < KEY_DEPTH) rest.push([key, depth + 1]);
          else this.problem('store-too-deep', place, { limit: KEY_DEPTH });
          continue;
        }
        const bytes = along ?? this.tree.read(place);
        if (!('failed' in bytes)) yield [this.keyOf(key), bytes];
        else if (bytes.failed !== 'missing') this.failed(bytes, place);
      }
    }
  }

  private keyOf(key: string): string {
    const known = this.keys.get(key);
    if (known !== undefined) return known;
    this.keys.set(key, key);
    return key;
  }

  private textOf(bytes: Buffer, place: string): string {
    const text = bytes.toString('utf8');
    // The sign of a wrong character, or one that somebody wrote.
    if (!text.includes('\ufffd')) return text;
    try {
      return UTF8.decode(bytes);
    } catch {
      this.problem('store-not-utf8', place);
      return LOSSY.decode(bytes);
    }
  }

  private failed({ failed, reason, size }: TreeFailure, place: string): void {
    if (failed === 'link') this.problem('store-link', place);
    else if (failed === 'special') this.problem('store-special', place);
    else if (failed === 'too-large') this.problem('store-too-large', place, { size, limit: FILE_LIMIT });
    else this.problem('store-cannot-read', place, { reason });
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LOSSY = new TextDecoder('utf-8');

/** The keys of a meta.yaml; values of another kind than asked for are null. */
export class Meta {
  /** MLflow could read all of it. */
  readonly whole: boolean;
  private readonly map: PyDict;

  constructor(map: PyDict, whole: boolean) {
    this.map = map;
    this.whole = whole;
  }

  /** A text, or a number as text: identifiers were numbers once. */
  text(key: string): string | null {
    const value = this.map.get(key) ?? null;
    return typeof value === 'string' ? value : typeof value === 'bigint' ? String(value) : null;
  }

  int(key: string): Int64 | null {
    const value = this.map.get(key) ?? null;
    return typeof value === 'bigint' ? toInt64(value) : typeof value === 'number' ? value : null;
  }

  texts(key: string): Map<string, string> {
    const value: PyValue = this.map.get(key) ?? null;
    const result = new Map<string, string>();
    if (value instanceof Map)
      for (const [name, text] of value)
        if (typeof name === 'string' && typeof text === 'string') result.set(name, text);
    return result;
  }
}
