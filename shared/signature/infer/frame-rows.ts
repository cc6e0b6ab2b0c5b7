import type { Cell } from '../../pandas/cell.ts';
import type { Label } from '../../pandas/frame.ts';
import { FrameColumn } from './frame-column.ts';
import { named, orAny, type InferredSchema } from './infer-schema.ts';

/** `infer_signature(pandas.DataFrame(rows))`, row by row in flat memory. */
export class FrameRows {
  rows = 0;
  readonly columns = new Map<Cell, FrameColumn>();

  /** With the columns a frame has before any row says so (`dataframe_split`). */
  constructor(labels: readonly Label[] = []) {
    for (const label of labels) this.columns.set(label, new FrameColumn());
  }

  /** A row as a dict: a key that is missing is NaN. */
  addRecord(record: ReadonlyMap<Cell, Cell>): void {
    this.rows += 1;
    for (const [key, value] of record) {
      let column = this.columns.get(key);
      if (column === undefined) this.columns.set(key, (column = new FrameColumn()));
      column.add(value);
    }
  }

  schema(): InferredSchema {
    return orAny(() =>
      [...this.columns].map(([label, column]) => {
        column.fillTo(this.rows);
        return named(label as Label, () => column.type(), column.required());
      }),
    );
  }
}
