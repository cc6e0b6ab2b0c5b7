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
  return toJson(cell as PyValue).slice(0, SHOWN);
}
