/** What a cell of text is to pandas' number readers (tokenizer.c: str_to_int64, str_to_uint64, precise_xstrtod). */
export const CELL = {
  /** A whole number of up to 15 digits: its value is exact in a float. */
  small: 0,
  /** A whole number of more digits. */
  whole: 1,
  float: 2,
  infinite: 3,
  /** No number. */
  other: 4,
} as const;
export type CellClass = (typeof CELL)[keyof typeof CELL];

const POWERS = Float64Array.from({ length: 23 }, (_, power) => 10 ** power);

/** Space, tab, LF, VT, FF, CR: C's `isspace`. */
function isSpace(code: number | undefined): boolean {
  return code === 0x20 || (code !== undefined && code >= 9 && code <= 13);
}

/** Reads numbers out of bytes without making strings of them. */
export class NumberCell {
  /** The value of the last cell, for small, whole (rounded), float and infinite. */
  value = 0;

  classify(bytes: Uint8Array, from: number, to: number): CellClass {
    let at = from;
    while (at < to && isSpace(bytes[at])) at += 1;
    const signed = at;
    const negative = bytes[at] === 0x2d;
    if (negative || bytes[at] === 0x2b) at += 1;
    const first = at;
    let mantissa = 0;
    let code = at < to ? (bytes[at] ?? 0) - 48 : 99;
    while (code >= 0 && code <= 9) {
      mantissa = mantissa * 10 + code;
      at += 1;
      code = at < to ? (bytes[at] ?? 0) - 48 : 99;
    }
    const digits = at - first;
    if (at === to && digits > 0) {
      this.value = negative ? -mantissa : mantissa;
      return digits <= 15 ? CELL.small : CELL.whole;
    }
    let decimals = 0;
    if (at < to && bytes[at] === 0x2e) {
      const dot = ++at;
      code = at < to ? (bytes[at] ?? 0) - 48 : 99;
      while (code >= 0 && code <= 9) {
        mantissa = mantissa * 10 + code;
        at += 1;
        code = at < to ? (bytes[at] ?? 0) - 48 : 99;
      }
      decimals = at - dot;
      if (digits + decimals === 0) return CELL.other;
      if (at === to) return this.float(bytes, signed, to, negative, mantissa, digits + decimals, decimals);
    } else if (digits === 0) return this.infinity(bytes, from, to);
    const whole = at === first + digits;
    const tail = afterExponent(bytes, at, to);
    let end = tail;
    while (end < to && isSpace(bytes[end])) end += 1;
    if (end < to) return CELL.other;
    if (whole && tail === at) {
      this.value = negative ? -mantissa : mantissa;
      return digits <= 15 ? CELL.small : CELL.whole;
    }
    if (tail === at) return this.float(bytes, signed, tail, negative, mantissa, digits + decimals, decimals);
    this.value = slow(bytes, signed, tail);
    return CELL.float;
  }

  /** Exact: one division of exact numbers, or JavaScript's own reading of the text. */
  private float(
    bytes: Uint8Array,
    from: number,
    to: number,
    negative: boolean,
    mantissa: number,
    digits: number,
    decimals: number,
  ): CellClass {
    if (digits <= 15) {
      const value = mantissa / (POWERS[decimals] ?? 1);
      this.value = negative ? -value : value;
    } else this.value = slow(bytes, from, to);
    return CELL.float;
  }

  private infinity(bytes: Uint8Array, from: number, to: number): CellClass {
    if (to - from > 9 || to - from < 3) return CELL.other;
    const word = latin(bytes, from, to).toLowerCase();
    if (word === 'inf' || word === '+inf' || word === 'infinity' || word === '+infinity') this.value = Infinity;
    else if (word === '-inf' || word === '-infinity') this.value = -Infinity;
    else return CELL.other;
    return CELL.infinite;
  }
}

/** After `e5`, `E-05`: `at` where there is none. */
function afterExponent(bytes: Uint8Array, at: number, to: number): number {
  if (at >= to || (bytes[at] !== 0x65 && bytes[at] !== 0x45)) return at;
  let end = at + 1;
  if (bytes[end] === 0x2b || bytes[end] === 0x2d) end += 1;
  const first = end;
  while (end < to && (bytes[end] ?? 0) >= 48 && (bytes[end] ?? 0) <= 57) end += 1;
  return end === first ? at : end;
}

function slow(bytes: Uint8Array, from: number, to: number): number {
  return Number(latin(bytes, from, to).replace(/[\s]/g, ''));
}

/** Bytes as text, one character each: for cells known to be ASCII. */
export function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}
