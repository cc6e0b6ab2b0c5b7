import { CELL, latin, type CellClass, type NumberCell } from '../../pandas/csv/number-cell.ts';
import { floatRepr } from '../../python/dumps.ts';
import { DateWatch } from './date-reading.ts';
import { SAMPLED_ROWS, SAMPLES, SHOWN } from './report.ts';

/** Bytes of a text that its order is judged by. */
const PREFIX = 64;
const LONGEST_DATE = 35;
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Gathers what the cells of one CSV column show; no string is made of a cell unless it is kept. */
export class CsvEvidence {
  readonly samples: string[] = [];
  readonly dates = new DateWatch();
  private rows = 0;
  private min = Infinity;
  private max = -Infinity;
  /** Whole numbers that a float can't hold. */
  private largeMin: bigint | null = null;
  private largeMax: bigint | null = null;
  private readonly first = new TextEnd(-1);
  private readonly last = new TextEnd(1);

  add(kind: CellClass, number: NumberCell, bytes: Uint8Array, from: number, to: number): void {
    this.rows += 1;
    if (this.samples.length < SAMPLES && this.rows <= SAMPLED_ROWS) this.addSample(bytes, from, to);
    if (kind < CELL.other) {
      if (kind === CELL.whole) this.addLarge(BigInt(latin(bytes, from, to).trim().replace(/^\+/, '')));
      else {
        const { value } = number;
        if (value < this.min) this.min = value;
        if (value > this.max) this.max = value;
      }
      this.dates.open = false;
    } else if (this.dates.open) {
      if (to - from > LONGEST_DATE) this.dates.open = false;
      else this.dates.add(latin(bytes, from, to));
    }
    this.first.add(bytes, from, to);
    this.last.add(bytes, from, to);
  }

  private addSample(bytes: Uint8Array, from: number, to: number): void {
    const text = UTF8.decode(bytes.subarray(from, Math.min(to, from + SHOWN * 4))).slice(0, SHOWN);
    if (!this.samples.includes(text)) this.samples.push(text);
  }

  private addLarge(value: bigint): void {
    if (this.largeMin === null || value < this.largeMin) this.largeMin = value;
    if (this.largeMax === null || value > this.largeMax) this.largeMax = value;
  }

  /** Smallest and largest, as numbers (whole ones without a fraction) or as texts. */
  range(as: 'int' | 'float' | 'text' | 'none'): { readonly min: string | null; readonly max: string | null } {
    if (as === 'none' || this.rows === 0) return { min: null, max: null };
    if (as === 'text') return { min: this.first.text(), max: this.last.text() };
    return {
      min: ends(this.min, this.largeMin, as, (a, b) => a < b),
      max: ends(this.max, this.largeMax, as, (a, b) => a > b),
    };
  }
}

function ends(
  plain: number,
  large: bigint | null,
  as: 'int' | 'float',
  before: (a: bigint | number, b: bigint | number) => boolean,
): string | null {
  // Nothing plain was seen: the start value is still there.
  const none = before(-plain, plain) && !Number.isFinite(plain);
  if (large !== null && (none || before(large, plain)))
    return as === 'int' ? large.toString() : floatRepr(Number(large));
  if (none) return null;
  return as === 'int' ? String(plain) : floatRepr(plain);
}

/** The first (-1) or last (1) text by its bytes, which is its order by code points. */
class TextEnd {
  private readonly kept = new Uint8Array(PREFIX);
  private length = -1;
  private readonly sign: 1 | -1;

  constructor(sign: 1 | -1) {
    this.sign = sign;
  }

  add(bytes: Uint8Array, from: number, to: number): void {
    const length = Math.min(to - from, PREFIX);
    if (this.length >= 0) {
      const shared = Math.min(length, this.length);
      let at = 0;
      while (at < shared && bytes[from + at] === this.kept[at]) at += 1;
      const difference = at < shared ? (bytes[from + at] ?? 0) - (this.kept[at] ?? 0) : length - this.length;
      if (difference * this.sign <= 0) return;
    }
    for (let at = 0; at < length; at += 1) this.kept[at] = bytes[from + at] ?? 0;
    this.length = length;
  }

  text(): string | null {
    return this.length < 0 ? null : UTF8.decode(this.kept.subarray(0, this.length)).replace(/\ufffd$/, '');
  }
}
