import type { PyDict, PyValue } from './value.ts';

/** Where a JSON text stops being JSON, in Python's words and counts (`json.decoder.JSONDecodeError`). */
export class JsonError extends Error {
  /** Offset in UTF-16 units, from 0. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Python refuses deeper texts with a RecursionError (its recursion limit, less what is in use). */
export const JSON_DEPTH_LIMIT = 990;

const WHITESPACE = /[ \t\n\r]*/y;
const NUMBER = /(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- Python refuses exactly these
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const CONSTANTS: readonly (readonly [string, PyValue])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
];
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Reads a JSON text as Python's `json.loads` does: ints exact, NaN and Infinity accepted, 1e400 is infinity, the last of
 * two equal keys wins, control characters in strings refused. Throws `JsonError`.
 */
export function parseJson(text: string): PyValue {
  const reader = new Reader(text);
  reader.skip();
  const value = reader.value(0);
  reader.skip();
  if (reader.at !== text.length) throw new JsonError('Extra data', reader.at);
  return value;
}

class Reader {
  at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  skip(): void {
    WHITESPACE.lastIndex = this.at;
    WHITESPACE.test(this.text);
    this.at = WHITESPACE.lastIndex;
  }

  value(depth: number): PyValue {
    if (depth > JSON_DEPTH_LIMIT) throw new JsonError('Too deeply nested', this.at);
    const character = this.text[this.at];
    if (character === '"') return this.string();
    if (character === '{') return this.object(depth);
    if (character === '[') return this.array(depth);
    for (const [word, value] of CONSTANTS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }

  private number(): PyValue {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (match === null) throw new JsonError('Expecting value', this.at);
    this.at = NUMBER.lastIndex;
    const [whole, int = '', fraction, exponent] = match;
    return fraction === undefined && exponent === undefined ? BigInt(int) : Number(whole);
  }

  private string(): string {
    const start = this.at;
    let result = '';
    this.at += 1;
    for (;;) {
      PLAIN.lastIndex = this.at;
      PLAIN.test(this.text);
      result += this.text.slice(this.at, PLAIN.lastIndex);
      this.at = PLAIN.lastIndex;
      const character = this.text[this.at];
      if (character === undefined) throw new JsonError('Unterminated string starting at', start);
      this.at += 1;
      if (character === '"') return result;
      if (character !== '\\') throw new JsonError('Invalid control character at', this.at - 1);
      result += this.escape(start);
    }
  }

  private escape(start: number): string {
    const letter = this.text[this.at];
    if (letter === undefined) throw new JsonError('Unterminated string starting at', start);
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 1, this.at + 5);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new JsonError('Invalid \\uXXXX escape', this.at);
      this.at += 5;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const plain = ESCAPES[letter];
    if (plain === undefined) throw new JsonError('Invalid \\escape', this.at - 1);
    this.at += 1;
    return plain;
  }

  private array(depth: number): PyValue[] {
    const result: PyValue[] = [];
    this.at += 1;
    this.skip();
    if (this.text[this.at] === ']') {
      this.at += 1;
      return result;
    }
    for (;;) {
      result.push(this.value(depth + 1));
      if (this.next(']')) return result;
      this.skip();
    }
  }

  private object(depth: number): PyDict {
    const result: PyDict = new Map();
    this.at += 1;
    this.skip();
    if (this.text[this.at] === '}') {
      this.at += 1;
      return result;
    }
    for (;;) {
      if (this.text[this.at] !== '"') throw new JsonError('Expecting property name enclosed in double quotes', this.at);
      const key = this.string();
      this.skip();
      if (this.text[this.at] !== ':') throw new JsonError("Expecting ':' delimiter", this.at);
      this.at += 1;
      this.skip();
      result.set(key, this.value(depth + 1));
      if (this.next('}')) return result;
      this.skip();
    }
  }

  /** After an item: true at the closing bracket, false at a comma. */
  private next(close: string): boolean {
    this.skip();
    const character = this.text[this.at];
    if (character !== close && character !== ',') throw new JsonError("Expecting ',' delimiter", this.at);
    this.at += 1;
    return character === close;
  }
}
