import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { decode } from '../../shared/mlmodel/decode.ts';
import type { Problem } from '../../shared/mlmodel/problem.ts';
import { readRegularYaml } from '../../shared/mlmodel/regular-yaml.ts';
import { readYaml } from '../../shared/mlmodel/yaml-reader.ts';
import { toValue } from '../../shared/mlmodel/yaml-node.ts';
import type { PyDict, PyValue } from '../../shared/python/value.ts';
import { visible } from '../../shared/safety/visible.ts';

/** MLflow's own values are below 20 MB (a dataset's profile); a metric's history grows with training. */
const FILE_LIMIT = 64 * 1024 * 1024;
/** Keys with "/" make folders; none has as many parts as this. */
const KEY_DEPTH = 64;
const PROBLEMS = 1000;
/** A link is refused, and a pipe does not wait for a writer; Windows has neither flag. */
const UNFOLLOWED = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The files of a store below its root, read as MLflow reads them. Links are named, never followed; each problem is kept. */
export class StoreFiles {
  readonly problems: Problem[] = [];
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  problem(code: string, place: string, details: Problem['details'] = {}): void {
    if (this.problems.length >= PROBLEMS) return;
    const where = visible(path.relative(this.root, place).split(path.sep).join('/') || path.basename(this.root));
    this.problems.push({ code, severity: 'warning', details: { path: where, ...details } });
  }

  /** The folders in a folder, by name; [] where there is none. */
  folders(folder: string): string[] {
    return this.entries(folder)
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  }

  /** A folder's meta.yaml; null where it is missing or holds no keys. What a torn one still says is kept. */
  meta(folder: string): Meta | null {
    const file = path.join(folder, 'meta.yaml');
    const bytes = this.read(file);
    if (bytes === undefined) {
      this.problem('store-meta-missing', folder);
      return null;
    }
    if (bytes === null) return null;
    const { text, refused } = decode(bytes);
    const regular = text === null || refused ? null : readRegularYaml(text);
    const yaml = regular === null && text !== null ? readYaml(text) : null;
    const root = regular ?? yaml?.root ?? null;
    const value = root === null ? null : toValue(root);
    const map = value instanceof Map ? value : null;
    if (map === null || refused !== null || yaml?.loads === false) this.problem('store-meta-damaged', file);
    return map === null ? null : new Meta(map);
  }

  /** The texts below a folder: each file's path is the key, its content the value. */
  texts(folder: string): Map<string, string> {
    const result = new Map<string, string>();
    for (const [key, bytes] of this.values(folder)) {
      try {
        result.set(key, UTF8.decode(bytes));
      } catch {
        this.problem('store-not-utf8', path.join(folder, key));
        result.set(key, LOSSY.decode(bytes));
      }
    }
    return result;
  }

  *values(folder: string): Generator<[string, Uint8Array]> {
    const rest: [string, number][] = [['', 0]];
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      const [inside, depth] = next;
      for (const entry of this.entries(path.join(folder, inside))) {
        const key = inside === '' ? entry.name : `${inside}/${entry.name}`;
        if (entry.isDirectory()) {
          if (depth < KEY_DEPTH) rest.push([key, depth + 1]);
          else this.problem('store-too-deep', path.join(folder, key), { limit: KEY_DEPTH });
          continue;
        }
        const bytes = this.read(path.join(folder, key));
        if (bytes) yield [key, bytes];
      }
    }
  }

  /** undefined: not there; null: there, and not readable (its problem is named). */
  private read(file: string): Uint8Array | null | undefined {
    let handle: number | null = null;
    try {
      handle = openSync(file, UNFOLLOWED);
      const stat = fstatSync(handle);
      if (stat.isFile() && stat.size <= FILE_LIMIT) return readFileSync(handle);
      if (stat.isFile()) this.problem('store-too-large', file, { size: stat.size, limit: FILE_LIMIT });
      else this.problem('store-special', file);
      return null;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      if (code === 'ELOOP') this.problem('store-link', file);
      else this.problem('store-cannot-read', file, { reason: code ?? '' });
      return null;
    } finally {
      if (handle !== null) closeSync(handle);
    }
  }

  private entries(folder: string): Dirent[] {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT') this.problem('store-cannot-read', folder, { reason: code ?? '' });
      return [];
    }
    return entries
      .filter((entry) => {
        if (entry.isDirectory() || entry.isFile()) return true;
        this.problem(entry.isSymbolicLink() ? 'store-link' : 'store-special', path.join(folder, entry.name));
        return false;
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LOSSY = new TextDecoder('utf-8');

/** The keys of a meta.yaml; values of another kind than asked for are null. */
export class Meta {
  private readonly map: PyDict;

  constructor(map: PyDict) {
    this.map = map;
  }

  /** A text, or a number as text: identifiers were numbers once. */
  text(key: string): string | null {
    const value = this.map.get(key) ?? null;
    return typeof value === 'string' ? value : typeof value === 'bigint' ? String(value) : null;
  }

  number(key: string): number | null {
    const value = this.map.get(key) ?? null;
    return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : null;
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
