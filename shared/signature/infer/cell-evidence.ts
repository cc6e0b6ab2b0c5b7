import type { Cell } from '../../pandas/cell.ts';
import { toJson } from '../../python/dumps.ts';
import type { PyValue } from '../../python/value.ts';
import { DateWatch } from './date-reading.ts';
import { isNoneOrNan } from './infer-type.ts';
import { SAMPLED_ROWS, SAMPLES, SHOWN } from './report.ts';

const LONGEST_DATE = 35;

/** Gathers what the values of one column show. */
export class CellEvidence {
  rows = 0;
  nulls = 0;
  readonly samples: string[] = [];
  private readonly dates = new DateWatch();
  private least: number | bigint | string | null = null;
  private most: number | bigint | string | null = null;
  /** Values of one kind only can be ordered. */
  private ordered: 'number' | 'text' | 'none' | null = null;

  add(cell: Cell): void {
    this.rows += 1;
    if (isNoneOrNan(cell)) {
      this.nulls += 1;
      return;
    }
    if (this.samples.length < SAMPLES && this.rows <= SAMPLED_ROWS) this.addSample(cell);
    const kind =
      typeof cell === 'string' ? 'text' : typeof cell === 'number' || typeof cell === 'bigint' ? 'number' : 'none';
    this.ordered ??= kind;
    if (this.ordered !== kind) this.ordered = 'none';
    if (typeof cell !== 'string' || cell.length > LONGEST_DATE) this.dates.open = false;
    else if (this.dates.open) this.dates.add(cell);
    if (this.ordered !== 'none') this.addRange(cell as number | bigint | string);
  }

  /** The figures of all rows, where only some were looked at. */
  whole(
    rows: number,
    nulls: number,
    ends: { readonly min: number | bigint; readonly max: number | bigint } | null,
  ): void {
    if (rows > this.rows && ends === null) this.ordered = 'none';
    this.rows = rows;
    this.nulls = nulls;
    if (ends === null) return;
    this.ordered = 'number';
    this.least = ends.min;
    this.most = ends.max;
  }

  /** A value that is only shown; null: missing. */
  addShown(text: string | null): void {
    this.rows += 1;
    this.ordered = 'none';
    this.dates.open = false;
    if (text === null) this.nulls += 1;
    else if (this.samples.length < SAMPLES && !this.samples.includes(text.slice(0, SHOWN)))
      this.samples.push(text.slice(0, SHOWN));
  }

  /** Rows that had no such key. */
  fillTo(rows: number): void {
    this.nulls += rows - this.rows;
    this.rows = rows;
  }

  private addSample(cell: Cell): void {
    const text = shown(cell);
    if (!this.samples.includes(text)) this.samples.push(text);
  }

  private addRange(value: number | bigint | string): void {
    if (this.least === null || value < this.least) this.least = value;
    if (this.most === null || value > this.most) this.most = value;
  }

  result() {
    const ends = this.ordered === 'none' ? [null, null] : [this.least, this.most];
    const [min = null, max = null] = ends.map((end) => (end === null ? null : shown(end)));
    return { rows: this.rows, nulls: this.nulls, min, max, samples: this.samples, dates: this.dates.result() };
  }
}

/** A value as text, cut short: texts bare, the rest as JSON. */
export function shown(cell: Cell): string {
  if (typeof cell === 'string') return cell.slice(0, SHOWN);
  if (typeof cell === 'object' && cell !== null && 'text' in cell) return cell.text.slice(0, SHOWN);
  return toJson(cell as PyValue).slice(0, SHOWN);
}
