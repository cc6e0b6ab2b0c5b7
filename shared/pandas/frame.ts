import type { Cell, Data } from './cell.ts';
import { pyRepr } from '../python/dumps.ts';
import type { PyValue } from '../python/value.ts';
import type { Dtype } from './dtype.ts';
import { cellsOf, itemAt } from './ndarray.ts';

/** One column: a dtype and its values (see `Data`). */
export interface Series {
  readonly dtype: Dtype;
  readonly data: Data;
}

/** A column's label: a text, an int for unnamed columns, or whatever else a payload says. */
export type Label = Cell;

/** A pandas DataFrame. Columns may repeat a label, as pandas' may. */
export interface Frame {
  readonly type: 'frame';
  readonly columns: readonly Label[];
  readonly series: readonly Series[];
  /** Rows. */
  readonly length: number;
  /** Row labels; null for 0, 1, 2, ... */
  readonly index: readonly Label[] | null;
}

export function frame(
  columns: readonly Label[],
  series: readonly Series[],
  length: number,
  index: readonly Label[] | null = null,
): Frame {
  return { type: 'frame', columns, series, length, index };
}

/** Why pandas or numpy refuse: the Python exception's type and text, and the place in the data where one value is at fault. */
export class PandasError extends Error {
  readonly type: string;
  /** Index into the data that was converted (a row, or a path of indices), where one value is to blame. */
  readonly at: readonly number[];

  constructor(type: string, message: string, at: readonly number[] = []) {
    super(message);
    this.type = type;
    this.at = at;
  }
}

/** A label as a key that is equal where Python's `==` and hash are: 1, 1.0 and True are one label; "1" is another. */
export function labelKey(label: Label): string {
  if (typeof label === 'string') return `s${label}`;
  if (typeof label === 'boolean') return label ? 'n1' : 'n0';
  if (typeof label === 'bigint') return `n${label}`;
  if (typeof label === 'number') return Number.isInteger(label) ? `n${BigInt(label)}` : `n${label}`;
  return `o${pyRepr(label as PyValue)}`;
}

/** The column with this label (the first of several); null where there is none. */
export function columnOf(table: Frame, label: Label): Series | null {
  const key = labelKey(label);
  const at = table.columns.findIndex((column) => labelKey(column) === key);
  return at < 0 ? null : (table.series[at] ?? null);
}

export function seriesCells(series: Series): Cell[] {
  return cellsOf(series.dtype, series.data);
}

export function seriesItem(series: Series, row: number): Cell {
  return itemAt(series.dtype, series.data, row);
}
