import { JsonError, parseJson } from './json.ts';
import type { PyValue } from './value.ts';

/** What a stream tells of a JSON text: containers near the root as they open, all inside them as whole values. */
export interface JsonSink {
  /** A list or dict whose contents come one by one. `path` holds the keys that lead to it. */
  open(path: readonly string[], kind: 'list' | 'dict'): void;
  /** The next item of the list at `path`. */
  item(path: readonly string[], value: PyValue): void;
  /** A value at `path` that does not come piece by piece (the root itself: an empty path). */
  value(path: readonly string[], value: PyValue): void;
}

/** Where a text stops being JSON: Python's words, 1-based line and column. */
export class JsonStreamError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Keys of the root whose dicts are opened too: those of serving payloads. */
const WRAPPERS: ReadonlySet<string> = new Set(['inputs', 'dataframe_split']);

const [QUOTE, BACKSLASH, COMMA, COLON, LF] = [0x22, 0x5c, 0x2c, 0x3a, 0x0a];
const [OPEN_LIST, CLOSE_LIST, OPEN_DICT, CLOSE_DICT] = [0x5b, 0x5d, 0x7b, 0x7d];
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

interface Level {
  readonly kind: 'list' | 'dict';
  readonly path: readonly string[];
  empty: boolean;
  /** A comma or the closing bracket comes next. */
  after: boolean;
  /** The key whose value comes next. */
  key: string | null;
}

/** Reads UTF-8 JSON in pieces, as `json.loads` would read the whole; memory holds one value near the root at a time. */
export class JsonStream {
  private readonly levels: Level[] = [];
  private readonly sink: JsonSink;
  private done = false;
  private begun = false;
  private line = 1;
  /** The start of the current line, in the text consumed before this piece. */
  private before = '';

  constructor(sink: JsonSink) {
    this.sink = sink;
  }

  /** Takes what is whole in bytes [from, to). Returns where the rest begins. Throws `JsonStreamError`. */
  scan(bytes: Uint8Array, from: number, to: number, last: boolean): number {
    let at = this.begun || bytes[from] !== 0xef ? from : from + 3;
    this.begun = true;
    for (;;) {
      while (at < to && isSpace(bytes[at])) at += 1;
      if (at >= to) {
        if (last && !this.done) throw this.fail('Expecting value', bytes, from, at);
        return this.consumed(bytes, from, to);
      }
      const next = this.step(bytes, from, at, to, last);
      if (next < 0 && last) throw this.fail('Unterminated value starting at', bytes, from, at);
      if (next < 0) return this.consumed(bytes, from, at);
      at = next;
    }
  }

  /** One bracket, comma, key or value; where it ends, or -1 when it is not whole. */
  private step(bytes: Uint8Array, from: number, at: number, to: number, last: boolean): number {
    const level = this.levels.at(-1);
    const code = bytes[at] ?? 0;
    if (this.done) throw this.fail('Extra data', bytes, from, at);
    if (level === undefined) return this.takeValue([], bytes, from, at, to, last);
    const close = level.kind === 'list' ? CLOSE_LIST : CLOSE_DICT;
    if (level.after) {
      if (code !== close && code !== COMMA) throw this.fail("Expecting ',' delimiter", bytes, from, at);
      level.after = false;
      if (code === close) this.pop();
      return at + 1;
    }
    if (level.empty && code === close) {
      this.pop();
      return at + 1;
    }
    if (level.kind === 'dict' && level.key === null) return this.takeKey(level, bytes, from, at, to);
    const path = level.key === null ? level.path : [...level.path, level.key];
    const end = this.takeValue(path, bytes, from, at, to, last);
    if (end < 0) return -1;
    level.empty = false;
    level.after = true;
    level.key = null;
    return end;
  }

  private takeKey(level: Level, bytes: Uint8Array, from: number, at: number, to: number): number {
    if (bytes[at] !== QUOTE) throw this.fail('Expecting property name enclosed in double quotes', bytes, from, at);
    const end = stringEnd(bytes, at, to);
    if (end < 0) return -1;
    let colon = end;
    while (colon < to && isSpace(bytes[colon])) colon += 1;
    if (colon >= to) return -1;
    if (bytes[colon] !== COLON) throw this.fail("Expecting ':' delimiter", bytes, from, colon);
    level.key = String(this.parse(bytes, from, at, end));
    return colon + 1;
  }

  private takeValue(
    path: readonly string[],
    bytes: Uint8Array,
    from: number,
    at: number,
    to: number,
    last: boolean,
  ): number {
    const kind = bytes[at] === OPEN_LIST ? 'list' : bytes[at] === OPEN_DICT ? 'dict' : null;
    const inList = this.levels.at(-1)?.kind === 'list';
    const [first = ''] = path;
    if (
      kind !== null &&
      !inList &&
      (kind === 'list' || path.length === 0 || (path.length === 1 && WRAPPERS.has(first)))
    ) {
      this.levels.push({ kind, path, empty: true, after: false, key: null });
      this.sink.open(path, kind);
      return at + 1;
    }
    const end = valueEnd(bytes, at, to, last);
    if (end < 0) return -1;
    const value = this.parse(bytes, from, at, end);
    if (inList) this.sink.item(path, value);
    else this.sink.value(path, value);
    if (this.levels.length === 0) this.done = true;
    return end;
  }

  private pop(): void {
    this.levels.pop();
    if (this.levels.length === 0) this.done = true;
  }

  private parse(bytes: Uint8Array, from: number, at: number, end: number): PyValue {
    const text = UTF8.decode(bytes.subarray(at, end));
    try {
      return parseJson(text);
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      const offset = new TextEncoder().encode(text.slice(0, error.offset)).length;
      throw this.fail(error.message, bytes, from, at + offset);
    }
  }

  private consumed(bytes: Uint8Array, from: number, to: number): number {
    let lineStart = -1;
    for (let at = from; at < to; at += 1) {
      if (bytes[at] !== LF) continue;
      this.line += 1;
      lineStart = at + 1;
    }
    const rest = UTF8.decode(bytes.subarray(Math.max(from, lineStart, to - KEPT), to));
    this.before = lineStart < 0 ? (this.before + rest).slice(-KEPT) : rest;
    return to;
  }

  private fail(message: string, bytes: Uint8Array, from: number, at: number): JsonStreamError {
    let { line } = this;
    let start = -1;
    for (let each = from; each < at; each += 1) {
      if (bytes[each] !== LF) continue;
      line += 1;
      start = each + 1;
    }
    const text = UTF8.decode(bytes.subarray(Math.max(from, start), at));
    return new JsonStreamError(message, line, (start < 0 ? this.before.length : 0) + text.length + 1);
  }
}

/** Characters of a line that are remembered to tell a column. */
const KEPT = 100_000;

function isSpace(code: number | undefined): boolean {
  return code === 0x20 || code === LF || code === 0x0d || code === 0x09;
}

/** After the closing quote of the string that begins at `at`; -1 when it is not there. */
function stringEnd(bytes: Uint8Array, at: number, to: number): number {
  for (let end = at + 1; end < to; end += 1) {
    const code = bytes[end];
    if (code === BACKSLASH) end += 1;
    else if (code === QUOTE) return end + 1;
  }
  return -1;
}

/** After the value that begins at `at`, by its brackets and quotes alone; -1 when it goes on. */
function valueEnd(bytes: Uint8Array, at: number, to: number, last: boolean): number {
  let depth = 0;
  let end = at;
  while (end < to) {
    const code = bytes[end];
    if (code === QUOTE) {
      end = stringEnd(bytes, end, to);
      if (end < 0) return last ? to : -1;
      if (depth === 0) return end;
      continue;
    }
    if (code === OPEN_LIST || code === OPEN_DICT) depth += 1;
    else if (code === CLOSE_LIST || code === CLOSE_DICT) {
      if (depth <= 1) return depth === 0 ? Math.max(end, at + 1) : end + 1;
      depth -= 1;
    } else if (depth === 0 && (code === COMMA || isSpace(code))) return Math.max(end, at + 1);
    end += 1;
  }
  return last ? to : -1;
}
