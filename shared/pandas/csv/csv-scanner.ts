import { CsvError } from './csv-error.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/** Cells of one record: bytes [starts[i], ends[i]) of `bytes`, quotes taken off. Valid until the next record. */
export interface CsvRecord {
  bytes: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  count: number;
  /** 1-based line of the file where it begins. */
  line: number;
}

/**
 * Cuts CSV bytes into records as pandas' C tokenizer does: any text where delimiter, quote and line ends are one byte
 * (UTF-8), quotes only at the start of a cell and doubled inside, lines ended by LF, CR or both, blank lines and lines of
 * blanks skipped. Cells with doubled quotes are shortened in place.
 */
export class CsvScanner {
  private readonly record: CsvRecord = {
    bytes: new Uint8Array(),
    starts: new Int32Array(64),
    ends: new Int32Array(64),
    count: 0,
    line: 1,
  };
  private quoted = new Uint8Array(64);
  private line = 1;
  /** Line ends inside the quoted cells of this record. */
  private inner = 0;
  private readonly delimiter: number;
  private readonly onRecord: (record: CsvRecord) => void;

  constructor(delimiter: number, onRecord: (record: CsvRecord) => void) {
    this.delimiter = delimiter;
    this.onRecord = onRecord;
  }

  /**
   * Takes the whole records in bytes [from, to), and with `last` what is left too. Returns where the first record that is
   * not whole begins. There must be a byte at `to`: it is overwritten, to mark the end. Throws `CsvError`.
   */
  scan(bytes: Uint8Array, from: number, to: number, last: boolean): number {
    this.record.bytes = bytes;
    bytes[to] = LF;
    let at = from;
    for (;;) {
      at = this.skipBlank(bytes, at, to, last);
      if (at >= to) return to;
      const end = this.takeRecord(bytes, at, to, last);
      if (end < 0) return at;
      at = end;
    }
  }

  /** Past blank lines and lines of blanks; a line that may still go on is left alone. */
  private skipBlank(bytes: Uint8Array, from: number, to: number, last: boolean): number {
    let at = from;
    for (;;) {
      let end = at;
      while (this.isBlank(bytes[end])) end += 1;
      if (end >= to || (bytes[end] !== LF && bytes[end] !== CR)) return end >= to && end === at ? to : at;
      if (bytes[end] === CR && end + 1 >= to) return last ? to : at;
      const pair = bytes[end] === CR && bytes[end + 1] === LF;
      // pandas takes a delimiter right after such a line's lone CR with it.
      const swallowed = bytes[end] === CR && bytes[end + 1] === this.delimiter;
      at = end + (pair || swallowed ? 2 : 1);
      this.line += 1;
    }
  }

  private isBlank(code: number | undefined): boolean {
    return (code === SPACE || code === TAB) && code !== this.delimiter;
  }

  /** Where the next record begins; -1 when this one is not whole. */
  private takeRecord(bytes: Uint8Array, from: number, to: number, last: boolean): number {
    const { record, delimiter } = this;
    let at = from;
    let count = 0;
    let anyQuoted = false;
    this.inner = 0;
    let code: number | undefined = delimiter;
    while (code === delimiter) {
      const start = at;
      const quoted = bytes[at] === QUOTE;
      if (quoted) {
        anyQuoted = true;
        at = this.afterQuote(bytes, at + 1, to, last);
        if (at < 0) return -1;
      }
      code = bytes[at];
      while (code !== delimiter && code !== LF && code !== CR) code = bytes[++at];
      if (at >= to && !last) return -1;
      if (count === record.starts.length) this.grow();
      record.starts[count] = start;
      record.ends[count] = at;
      this.quoted[count] = quoted ? 1 : 0;
      count += 1;
      at += 1;
    }
    if (code === CR) {
      // Whether a LF follows is not known yet.
      if (at >= to && !last) return -1;
      if (at < to && bytes[at] === LF) at += 1;
    }
    record.count = count;
    record.line = this.line;
    this.line += 1 + this.inner;
    if (isBlankAtEnd(record, bytes, to)) return to;
    if (anyQuoted) for (let cell = 0; cell < count; cell += 1) if (this.quoted[cell] === 1) unquote(record, cell);
    this.onRecord(record);
    return Math.min(at, to);
  }

  /** After the closing quote; -1 when it is not there yet. */
  private afterQuote(bytes: Uint8Array, from: number, to: number, last: boolean): number {
    let at = from;
    while (at < to) {
      const code = bytes[at];
      if (code === QUOTE) {
        if (at + 1 >= to && !last) return -1;
        if (bytes[at + 1] !== QUOTE || at + 1 >= to) return at + 1;
        at += 1;
      } else if (code === LF || (code === CR && bytes[at + 1] !== LF)) this.inner += 1;
      at += 1;
    }
    if (last) throw new CsvError('csv-open-quote', { line: this.line });
    return -1;
  }

  private grow(): void {
    const grown = (old: Int32Array) => {
      const next = new Int32Array(old.length * 2);
      next.set(old);
      return next;
    };
    this.record.starts = grown(this.record.starts);
    this.record.ends = grown(this.record.ends);
    const quoted = new Uint8Array(this.quoted.length * 2);
    quoted.set(this.quoted);
    this.quoted = quoted;
  }
}

/** Blanks after the last line end are no record. */
function isBlankAtEnd(record: CsvRecord, bytes: Uint8Array, to: number): boolean {
  if (record.count !== 1 || record.ends[0] !== to) return false;
  for (let at = record.starts[0] ?? 0; at < to; at += 1) if (bytes[at] !== SPACE && bytes[at] !== TAB) return false;
  return true;
}

/** Takes the quotes off a cell; what follows the closing quote stays as it is, quotes too. */
function unquote(record: CsvRecord, cell: number): void {
  const { bytes } = record;
  const end = record.ends[cell] ?? 0;
  let at = (record.starts[cell] ?? 0) + 1;
  record.starts[cell] = at;
  while (bytes[at] !== QUOTE) at += 1;
  let written = at;
  let inside = true;
  for (; at < end; at += 1) {
    if (inside && bytes[at] === QUOTE) {
      if (at + 1 < end && bytes[at + 1] === QUOTE) at += 1;
      else {
        inside = false;
        continue;
      }
    }
    bytes[written] = bytes[at] ?? 0;
    written += 1;
  }
  record.ends[cell] = written;
}
