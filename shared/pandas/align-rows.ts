import { NA, type Cell } from './cell.ts';
import { FLOAT64, OBJECT } from './dtype.ts';
import { PandasError, frame, labelKey, seriesCells, type Frame, type Label, type Series } from './frame.ts';
import { NAT_TICKS, emptyData } from './ndarray.ts';

/** A column with row labels of its own. */
export interface LabelledColumn {
  readonly label: Label;
  readonly series: Series;
  readonly index: readonly Label[];
}

/**
 * `pandas.DataFrame({name: Series, ...})` where the row labels of the columns differ: all labels, in order where they can
 * be ordered, and what a column lacks is missing. Throws `PandasError` where a label is there twice.
 */
export function alignRows(columns: readonly LabelledColumn[]): Frame {
  const labels = new Map<string, Label>();
  for (const { index } of columns) for (const label of index) labels.set(labelKey(label), label);
  const union = ordered([...labels.values()]);
  const series = columns.map((column) => reindexed(column, union));
  return frame(
    columns.map(({ label }) => label),
    series,
    union.length,
    union,
  );
}

/** Row labels 0, 1, 2, ... */
export function positions(length: number): Label[] {
  return Array.from({ length }, (_, at) => BigInt(at));
}

function ordered(labels: Label[]): Label[] {
  if (labels.every((label) => typeof label === 'bigint' || typeof label === 'number'))
    return labels.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  if (labels.every((label) => typeof label === 'string')) return labels.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return labels;
}

function reindexed({ series, index }: LabelledColumn, union: readonly Label[]): Series {
  const rows = new Map(index.map((label, row) => [labelKey(label), row]));
  if (rows.size < index.length) throw new PandasError('ValueError', 'cannot reindex on an axis with duplicate labels');
  const places = union.map((label) => rows.get(labelKey(label)) ?? null);
  return takeRows(series, places);
}

/** The rows at these places; null gives a missing value, for which ints become floats and bools objects. */
function takeRows(series: Series, places: readonly (number | null)[]): Series {
  const { dtype, data } = series;
  const gaps = places.includes(null);
  if (gaps && (dtype.kind === 'i' || dtype.kind === 'u') && dtype.extension === undefined)
    return { dtype: FLOAT64, data: Float64Array.from(places, (at) => (at === null ? NaN : Number(data[at]))) };
  if (gaps && dtype.kind === 'b' && dtype.extension === undefined) {
    const cells = seriesCells(series);
    return { dtype: OBJECT, data: places.map((at) => (at === null ? NaN : (cells[at] ?? null))) };
  }
  const missing: Cell = dtype.kind === 'M' || dtype.kind === 'm' ? NAT_TICKS : dtype.extension === 'masked' ? NA : NaN;
  if (Array.isArray(data)) return { dtype, data: places.map((at) => (at === null ? missing : (data[at] ?? null))) };
  const packed = emptyData(dtype, places.length) as Cell[];
  for (const [row, at] of places.entries()) packed[row] = at === null ? missing : (data[at] ?? missing);
  return { dtype, data: packed as Series['data'] };
}
