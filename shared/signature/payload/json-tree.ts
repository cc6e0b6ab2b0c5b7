import { JSON_DEPTH_LIMIT, JsonError } from '../../python/json.ts';

/** JSON as it is spelled: every value knows its place, and numbers and texts stay the characters they were. */
export type JsonTree = JsonAtom | JsonList | JsonObject;

interface Span {
  /** UTF-16 offsets [start, end). */
  readonly start: number;
  readonly end: number;
}

export interface JsonAtom extends Span {
  readonly kind: 'atom';
  readonly text: string;
}

export interface JsonList extends Span {
  readonly kind: 'list';
  readonly items: readonly JsonTree[];
}

export interface JsonObject extends Span {
  readonly kind: 'object';
  readonly entries: readonly JsonEntry[];
}

export interface JsonEntry {
  readonly key: JsonAtom;
  readonly value: JsonTree;
}

const BLANK = /[ \t\n\r]*/y;
// oxlint-disable-next-line no-control-regex -- what JSON refuses in a text
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;
const WORD = /-?(?:\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|Infinity)|NaN|true|false|null/y;

/** Reads a JSON text (Python's NaN and Infinity too) without making values of it. Throws `JsonError`. */
export function parseTree(text: string): JsonTree {
  const reader = new TreeReader(text);
  const tree = reader.value(0);
  if (reader.skip() !== text.length) throw new JsonError('Extra data', reader.at);
  return tree;
}

class TreeReader {
  at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  skip(): number {
    BLANK.lastIndex = this.at;
    BLANK.test(this.text);
    this.at = BLANK.lastIndex;
    return this.at;
  }

  value(depth: number): JsonTree {
    if (depth > JSON_DEPTH_LIMIT) throw new JsonError('Too deeply nested', this.at);
    const start = this.skip();
    const first = this.text[start];
    if (first === '{') {
      const entries: JsonEntry[] = [];
      this.inside('}', () => {
        this.skip();
        const key = this.atom(TEXT);
        this.skip();
        if (this.text[this.at] !== ':') throw new JsonError("Expecting ':' delimiter", this.at);
        this.at += 1;
        entries.push({ key, value: this.value(depth + 1) });
      });
      return { kind: 'object', entries, start, end: this.at };
    }
    if (first === '[') {
      const items: JsonTree[] = [];
      this.inside(']', () => items.push(this.value(depth + 1)));
      return { kind: 'list', items, start, end: this.at };
    }
    return this.atom(first === '"' ? TEXT : WORD);
  }

  private inside(close: string, item: () => void): void {
    this.at += 1;
    this.skip();
    if (this.text[this.at] === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      item();
      this.skip();
      const next = this.text[this.at];
      if (next !== ',' && next !== close) throw new JsonError("Expecting ',' delimiter", this.at);
      this.at += 1;
      if (next === close) return;
    }
  }

  private atom(pattern: RegExp): JsonAtom {
    const start = this.at;
    pattern.lastIndex = start;
    if (!pattern.test(this.text)) throw new JsonError('Expecting value', start);
    this.at = pattern.lastIndex;
    return { kind: 'atom', text: this.text.slice(start, this.at), start, end: this.at };
  }
}

/** The text of a key or a text value; for another atom the way it is spelled. */
export function atomText({ text }: JsonAtom): string {
  if (!text.startsWith('"')) return text;
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}

/** The entry of that name that counts: Python keeps the last of several. */
export function entryOf(tree: JsonTree | undefined, name: string): JsonEntry | undefined {
  return tree?.kind === 'object' ? tree.entries.findLast(({ key }) => atomText(key) === name) : undefined;
}
