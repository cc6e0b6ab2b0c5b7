import { shown } from './cell-evidence.ts';
import { SAMPLES, type ColumnEvidence } from './report.ts';

/** Gathers what the numbers of an array show, out of their bytes. */
export class NumberEvidence {
  rows = 0;
  private nans = 0;
  private min: number | bigint | null = null;
  private max: number | bigint | null = null;
  private readonly samples: string[] = [];

  /** Takes the whole values in bytes [from, to); returns where the rest begins. */
  addAll(
    read: (view: DataView, at: number) => number | bigint,
    bytes: Uint8Array,
    from: number,
    to: number,
    size: number,
  ): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    let at = from;
    for (; at + size <= to; at += size) this.add(read(view, at));
    return at;
  }

  private add(value: number | bigint): void {
    this.rows += 1;
    if (Number.isNaN(value)) {
      this.nans += 1;
      return;
    }
    if (this.samples.length < SAMPLES && !this.samples.includes(shown(value))) this.samples.push(shown(value));
    if (this.min === null || value < this.min) this.min = value;
    if (this.max === null || value > this.max) this.max = value;
  }

  /** As one unnamed column of `rows` rows, for the whole array. */
  column(rows: number): ColumnEvidence {
    const { samples, nans: nulls } = this;
    const [min, max] = [this.min, this.max].map((end) => (end === null ? null : shown(end)));
    const open = { name: '', type: null, required: true, dates: null, notices: [] };
    return { ...open, rows, nulls, min: min ?? null, max: max ?? null, samples };
  }
}
