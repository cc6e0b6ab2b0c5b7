import type { Cell } from '../../pandas/cell.ts';
import { labelKey, type Label } from '../../pandas/frame.ts';
import type { PyValue } from '../../python/value.ts';
import type { Spec } from '../types.ts';
import { CellEvidence } from './cell-evidence.ts';
import { FrameColumn } from './frame-column.ts';
import { InferError } from './infer-error.ts';
import { named } from './infer-schema.ts';

/** `pandas.DataFrame(data, columns=columns)`, row by row: the `split` form of payloads and of MLflow's input examples. */
export class SplitFold {
  rows = 0;
  labels: PyValue[] | null = null;
  private readonly columns: { readonly column: FrameColumn; readonly evidence: CellEvidence }[] = [];

  add(row: PyValue): void {
    this.rows += 1;
    // A list of plain values is a frame of one column.
    const cells = (Array.isArray(row) ? row : [row]) as Cell[];
    cells.forEach((cell, at) => {
      let entry = this.columns[at];
      if (entry === undefined) this.columns.push((entry = { column: new FrameColumn(), evidence: new CellEvidence() }));
      entry.column.add(cell);
      entry.evidence.add(cell);
    });
  }

  /** Each column with its label. Throws `InferError` when labels and rows don't fit. */
  private labelled() {
    const labels = this.labels ?? this.columns.map((_, at) => BigInt(at));
    if (this.columns.length > labels.length || (this.rows > 0 && this.columns.length < labels.length))
      throw new InferError('infer-split-width', { columns: labels.length, found: this.columns.length });
    if (new Set(labels.map((label) => labelKey(label as Label))).size < labels.length)
      throw new InferError('infer-repeated-column');
    return labels.map((label, at) => {
      const entry = this.columns[at] ?? { column: new FrameColumn(), evidence: new CellEvidence() };
      entry.column.fillTo(this.rows);
      return { label: label as Label, ...entry };
    });
  }

  /** Throws `InferError`. */
  specs(): Spec[] {
    return this.labelled().map(({ label, column }) => named(label, () => column.type(), column.required()));
  }

  evidence() {
    return this.columns.map(({ column, evidence }, at) => ({
      name: this.labels?.[at] ?? BigInt(at),
      evidence,
      column,
    }));
  }
}
