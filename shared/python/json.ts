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

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** A whole number of so many digits is exact in a float. */
const EXACT_DIGITS = 15;

const POWERS = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power);
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
    const { text } = this;
    let at = this.at;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
      at += 1;
    }
    this.at = at;
  }

  value(depth: number): PyValue {
    if (depth > JSON_DEPTH_LIMIT) throw new JsonError('Too deeply nested', this.at);
    const code = this.text.charCodeAt(this.at);
    if (code === QUOTE) return this.string();
    if (code === OPEN_OBJECT) return this.object(depth);
    if (code === OPEN_LIST) return this.array(depth);
    if (code >= ZERO && code <= NINE) return this.number(code);
    for (const [word, value] of CONSTANTS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number(code);
  }

  /** Digit by digit, since numbers are most of a large payload; a short decimal is one division of two exact numbers. */
  private number(first: number): PyValue {
    const { text, at: start } = this;
    const from = first === MINUS ? start + 1 : start;
    let at = from;
    let value = 0;
    let code = text.charCodeAt(at);
    while (code >= ZERO && code <= NINE) {
      value = value * 10 + code - ZERO;
      at += 1;
      code = text.charCodeAt(at);
    }
    const whole = at - from;
    if (whole === 0) throw new JsonError('Expecting value', start);
    // After a leading zero a number ends.
    if (whole > 1 && text.charCodeAt(from) === ZERO) {
      this.at = from + 1;
      return 0n;
    }
    let decimals = 0;
    if (code === DOT) {
      let digit = text.charCodeAt(at + 1);
      while (digit >= ZERO && digit <= NINE) {
        value = value * 10 + digit - ZERO;
        decimals += 1;
        digit = text.charCodeAt(at + 1 + decimals);
      }
      if (decimals > 0) at += 1 + decimals;
    }
    const end = this.exponentEnd(at);
    this.at = end;
    if (end === at && whole + decimals <= EXACT_DIGITS) {
      const exact = decimals === 0 ? value : value / (POWERS[decimals] ?? 1);
      const signed = first === MINUS ? -exact : exact;
      return decimals === 0 ? BigInt(signed) : signed;
    }
    const source = text.slice(start, end);
    return decimals === 0 && end === at ? BigInt(source) : Number(source);
  }

  /** After `e5`, `E-05`; `at` where there is none. */
  private exponentEnd(at: number): number {
    const { text } = this;
    const letter = text.charCodeAt(at);
    if (letter !== 0x65 && letter !== 0x45) return at;
    const sign = text.charCodeAt(at + 1);
    const first = sign === MINUS || sign === 0x2b ? at + 2 : at + 1;
    let end = first;
    while (text.charCodeAt(end) >= ZERO && text.charCodeAt(end) <= NINE) end += 1;
    return end === first ? at : end;
  }

  private string(): string {
    const { text } = this;
    const start = this.at;
    let result = '';
    let from = start + 1;
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.at = at + 1;
        return result === '' ? text.slice(from, at) : result + text.slice(from, at);
      }
      if (code === BACKSLASH) {
        result += text.slice(from, at);
        this.at = at + 1;
        result += this.escape(start);
        at = this.at;
        from = at;
      } else if (code >= 0x20) at += 1;
      else if (at >= text.length) throw new JsonError('Unterminated string starting at', start);
      else throw new JsonError('Invalid control character at', at);
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
    const { text } = this;
    const result: PyValue[] = [];
    this.at += 1;
    this.skip();
    if (text.charCodeAt(this.at) === CLOSE_LIST) {
      this.at += 1;
      return result;
    }
    for (;;) {
      result.push(this.value(depth + 1));
      if (this.next(CLOSE_LIST)) return result;
      this.skip();
    }
  }

  private object(depth: number): PyDict {
    const { text } = this;
    const result: PyDict = new Map();
    this.at += 1;
    this.skip();
    if (text.charCodeAt(this.at) === CLOSE_OBJECT) {
      this.at += 1;
      return result;
    }
    for (;;) {
      if (text.charCodeAt(this.at) !== QUOTE)
        throw new JsonError('Expecting property name enclosed in double quotes', this.at);
      const key = this.string();
      this.skip();
      if (text.charCodeAt(this.at) !== COLON) throw new JsonError("Expecting ':' delimiter", this.at);
      this.at += 1;
      this.skip();
      result.set(key, this.value(depth + 1));
      if (this.next(CLOSE_OBJECT)) return result;
      this.skip();
    }
  }

  /** After an item: true at the closing bracket, false at a comma. */
  private next(close: number): boolean {
    this.skip();
    const code = this.text.charCodeAt(this.at);
    if (code !== close && code !== COMMA) throw new JsonError("Expecting ',' delimiter", this.at);
    this.at += 1;
    return code === close;
  }
}
