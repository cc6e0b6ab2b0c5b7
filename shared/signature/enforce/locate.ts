import type { Label } from '../../pandas/frame.ts';
import type { Path } from './problem.ts';

/** Says where in the payload a value came from that now stands in a table. */
export interface Locator {
  /** A column, or where it would stand. */
  column(label: Label): Path | null;
  cell(label: Label, row: number): Path | null;
}

/** For data that came from no text. */
export const NOWHERE: Locator = { column: () => null, cell: () => null };

export function key(label: Label): string | number {
  return typeof label === 'bigint' || typeof label === 'number' ? Number(label) : String(label as string);
}

/** The path of what stands under `root`; null is the payload itself. */
function start(root: string | null): (string | number)[] {
  return root === null ? [] : [root];
}

/** `dataframe_split`: rows of values, by the position of the column. */
export function splitLocator(root: string | null, columns: readonly Label[]): Locator {
  const at = (label: Label) => columns.findIndex((column) => key(column) === key(label));
  return {
    column: (label) => [...start(root), 'columns', ...(at(label) < 0 ? [] : [at(label)])],
    cell: (label, row) => [...start(root), 'data', row, Math.max(0, at(label))],
  };
}

/** `dataframe_records`, `instances`: one object a row. */
export function recordsLocator(root: string | null): Locator {
  return {
    column: (label) => [...start(root), 0, key(label)],
    cell: (label, row) => [...start(root), row, key(label)],
  };
}

/** `inputs`: one list a column. */
export function columnsLocator(root: string | null): Locator {
  return {
    column: (label) => [...start(root), key(label)],
    cell: (label, row) => [...start(root), key(label), row],
  };
}
