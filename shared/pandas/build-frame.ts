import {
  NAT,
  isDict,
  isNdArray,
  isNumpyScalarLike,
  isScalarCell,
  markOf,
  plain,
  pyTypeName,
  type Cell,
  type CellDict,
  type Timestamp,
  type NdArray,
} from './cell.ts';
import { FLOAT64, OBJECT, STR } from './dtype.ts';
import { PandasError, frame, labelKey, type Frame, type Label, type Series } from './frame.ts';
import { inferColumn, objects } from './infer-objects.ts';
import { PANDAS_3, type PandasRules } from './rules.ts';
import { NAT_TICKS, emptyData, filled, itemAt, rowsOf } from './ndarray.ts';

/** Axes a caller gives to `pandas.DataFrame`. */
export interface Axes {
  /** pandas 3 where it is not said. */
  readonly rules?: PandasRules;
  readonly columns?: readonly Label[] | null;
  readonly index?: readonly Label[] | null;
}

/**
 * `pandas.DataFrame(data, index=..., columns=...)` for Python data: a list of rows (dicts, lists or scalars), a dict of
 * columns, nothing, or a numpy array (pandas/core/frame.py, pandas/core/internals/construction.py). Throws `PandasError`
 * where pandas raises.
 */
export function buildFrame(data: Cell, axes: Axes = {}): Frame {
  if (data === null) return fromColumns(new Map(), axes);
  if (isDict(data)) return fromColumns(data, axes);
  if (isNdArray(data)) return fromArray(data, axes);
  if (Array.isArray(data)) return fromList(data, axes);
  if (axes.columns != null && axes.index != null && (isNumpyScalarLike(data) || markOf(data) !== null)) {
    const rows = axes.index.length;
    const series = inferred(filled(rows, data), axes);
    return frame(
      axes.columns,
      axes.columns.map(() => series),
      rows,
      axes.index,
    );
  }
  throw new PandasError('ValueError', 'DataFrame constructor not properly called!');
}

/** A column of a list, as the caller's pandas has it. */
function inferred(cells: Cell[], axes: Axes): Series {
  return inferColumn(cells, true, undefined, axes.rules);
}

function fromList(rows: Cell[], axes: Axes): Frame {
  if (rows.length === 0) return fromColumns(new Map(), axes);
  const first = rows[0] ?? null;
  if (isListLike(first)) {
    if (isDict(first)) return fromRecords(rows, axes);
    return fromRows(rows, axes);
  }
  return assemble([inferred(rows, axes)], rows.length, axes, false);
}

/** `pandas.api.types.is_list_like` for what JSON and numpy can bring. */
function isListLike(cell: Cell): boolean {
  return Array.isArray(cell) || isDict(cell) || (isNdArray(cell) && cell.shape.length > 0);
}

/** Rows that are lists: short ones are filled with None (`lib.to_object_array`). */
function fromRows(rows: Cell[], axes: Axes): Frame {
  const lists = rows.map((row, index) => {
    if (Array.isArray(row)) return row;
    if (isDict(row)) return [...row.keys()];
    if (isNdArray(row) && row.shape.length > 0) return rowsOf(row);
    if (typeof row === 'string') return [...row];
    if (row instanceof Uint8Array) return Array.from(row, BigInt);
    throw new PandasError('TypeError', `'${pyTypeName(row)}' object is not iterable`, [index]);
  });
  let width = 0;
  for (const list of lists) width = Math.max(width, list.length);
  const series: Series[] = [];
  for (let at = 0; at < width; at += 1)
    series.push(
      inferred(
        lists.map((list) => list[at] ?? null),
        axes,
      ),
    );
  return assemble(series, rows.length, axes, true);
}

/** Rows that are dicts: columns in the order they are first seen; a missing key is NaN (`lib.dicts_to_array`). */
function fromRecords(rows: Cell[], axes: Axes): Frame {
  const dicts = rows.map((row, index) => {
    if (isDict(row)) return row;
    if (Array.isArray(row) && row.length === 0) return new Map<Cell, Cell>();
    throw new PandasError('TypeError', `'${pyTypeName(row)}' object is not iterable`, [index]);
  });
  const keys = new Set<Label>();
  if (axes.columns == null) for (const row of dicts) for (const key of row.keys()) keys.add(key);
  const columns = axes.columns ?? [...keys];
  const series = columns.map((column) =>
    inferred(
      dicts.map((row) => {
        const value = row.get(column);
        return value === undefined ? NaN : value;
      }),
      axes,
    ),
  );
  return assemble(series, rows.length, { ...axes, columns }, true);
}

/** Columns and row labels put on; one row is repeated where more row labels are given (`sanitize_array` with an index). */
function assemble(series: Series[], rows: number, axes: Axes, repeats: boolean): Frame {
  const columns = axes.columns ?? series.map((_, at) => BigInt(at));
  if (columns.length !== series.length)
    throw new PandasError('ValueError', `${columns.length} columns passed, passed data had ${series.length} columns`);
  const index = axes.index ?? null;
  if (index === null || index.length === rows) return frame(columns, series, rows, index);
  if (!repeats || rows !== 1)
    throw new PandasError('ValueError', `Length of values (${rows}) does not match length of index (${index.length})`);
  const repeated = series.map(({ dtype, data }) => {
    const wide = emptyData(dtype, index.length) as Cell[];
    return { dtype, data: wide.fill(data[0] as Cell) };
  });
  return frame(columns, repeated, index.length, index);
}

/** A dict of columns; also what nothing at all becomes. */
function fromColumns(data: CellDict, axes: Axes): Frame {
  const labels = axes.columns ?? [...data.keys()];
  const given = new Map([...data].map(([key, value]) => [labelKey(key), value]));
  const chosen = labels.map((label) => given.get(labelKey(label)));
  const rows = rowCount(
    chosen.filter((value) => value !== undefined),
    axes,
  );
  const series = chosen.map((value) =>
    value === undefined ? objects(filled(rows.length, NaN)) : columnOf(value, rows.length, rows.index, axes),
  );
  return frame(labels, series, rows.length, rows.index);
}

/** How many rows a dict of columns has: all lists of one length, or the union of the keys of its dicts. */
function rowCount(values: readonly Cell[], axes: Axes): { length: number; index: readonly Label[] | null } {
  if (values.length === 0) return { length: axes.index?.length ?? 0, index: axes.index ?? null };
  const lengths = new Set<number>();
  const keys = new Map<string, Label>();
  let dicts = false;
  for (const value of values) {
    if (isDict(value)) {
      dicts = true;
      for (const key of value.keys()) keys.set(labelKey(key), key);
    } else if (Array.isArray(value)) lengths.add(value.length);
    else if (isNdArray(value) && value.shape.length === 1) lengths.add(value.shape[0] ?? 0);
    else if (isNdArray(value) && value.shape.length > 1)
      throw new PandasError('ValueError', 'Per-column arrays must each be 1-dimensional');
  }
  if (axes.index != null) return { length: axes.index.length, index: axes.index };
  if (!dicts && lengths.size === 0)
    throw new PandasError('ValueError', 'If using all scalar values, you must pass an index');
  if (lengths.size > 1) throw new PandasError('ValueError', 'All arrays must be of the same length');
  if (dicts) {
    if (lengths.size > 0)
      throw new PandasError('ValueError', 'Mixing dicts with non-Series may lead to ambiguous ordering.');
    return { length: keys.size, index: [...keys.values()] };
  }
  return { length: [...lengths][0] ?? 0, index: null };
}

function columnOf(value: Cell, length: number, index: readonly Label[] | null, axes: Axes): Series {
  if (Array.isArray(value)) {
    if (value.length !== length)
      throw new PandasError(
        'ValueError',
        `Length of values (${value.length}) does not match length of index (${length})`,
      );
    return value.length === 0 ? EMPTY : inferred(value, axes);
  }
  if (isDict(value)) {
    if (length === 0) return EMPTY;
    const byKey = new Map([...value].map(([key, cell]) => [labelKey(key), cell]));
    return inferred(
      (index ?? []).map((label) => byKey.get(labelKey(label)) ?? (byKey.has(labelKey(label)) ? null : NaN)),
      axes,
    );
  }
  if (isNdArray(value) && value.shape.length === 1) {
    if (value.shape[0] !== length)
      throw new PandasError(
        'ValueError',
        `Length of values (${value.shape[0]}) does not match length of index (${length})`,
      );
    return arrayColumn(value, axes.rules);
  }
  // A lone numpy value keeps its own type when it is repeated down the column.
  const [cell, dtype] = isNdArray(value) ? [loneItem(value), value.dtype] : [plain(value), null];
  const repeated = filled(length, cell);
  const own = dtype ?? (isScalarCell(value) ? value.dtype : null);
  if (own === null || Array.isArray(emptyData(own, 0))) {
    // The type of the value stays without any rows.
    const { dtype: found, data } = inferred(length === 0 ? [cell] : repeated, axes);
    return { dtype: found, data: length === 0 ? emptyData(found, 0) : data };
  }
  return { dtype: own, data: (emptyData(own, length) as Cell[]).fill(rawOf(value)) };
}

/** The value of an array without dimensions; its bytes pandas takes for a text. */
function loneItem(array: NdArray): Cell {
  const item = itemAt(array.dtype, array.data, 0);
  return item instanceof Uint8Array ? String.fromCharCode(...item) : item;
}

/** A numpy value as its packed data hold it. */
function rawOf(value: Cell): Cell {
  if (isNdArray(value)) return value.data[0] as Cell;
  const cell = plain(value);
  if (typeof cell === 'boolean') return Number(cell);
  if (cell === NAT) return NAT_TICKS;
  if (markOf(cell) === 'timestamp') return (cell as Timestamp).ticks;
  return isScalarCell(value) && value.dtype.itemsize < 8 ? Number(cell) : cell;
}

/** A 1-d numpy array as a column: texts become pandas' own type, bytes objects; object arrays are asked for texts and dates. */
export function arrayColumn(array: Pick<NdArray, 'dtype' | 'data'>, rules: PandasRules = PANDAS_3): Series {
  if (array.dtype.kind === 'U') return { dtype: rules.text === 'str' ? STR : OBJECT, data: array.data };
  if (array.dtype.kind === 'S') return { dtype: OBJECT, data: array.data };
  if (array.dtype === OBJECT) return inferColumn(array.data as Cell[], false, undefined, rules);
  return { dtype: array.dtype, data: array.data };
}

function fromArray(array: NdArray, axes: Axes): Frame {
  if (array.shape.length === 0 || array.shape.length > 2)
    throw new PandasError('ValueError', `Must pass 2-d input. shape=(${array.shape.join(', ')})`);
  const [rows = 0, width = 1] = array.shape;
  const series: Series[] = [];
  for (let at = 0; at < width; at += 1) {
    const column = { dtype: array.dtype, data: strided(array, at, width, rows) };
    // A frame made of one array of bytes keeps numpy's dtype.
    series.push(array.dtype.kind === 'S' ? column : arrayColumn(column, axes.rules));
  }
  return assemble(series, rows, axes, false);
}

function strided(array: NdArray, start: number, step: number, count: number): NdArray['data'] {
  if (step === 1) return array.data;
  const data = emptyData(array.dtype, count);
  const source = array.data as Cell[];
  for (let row = 0; row < count; row += 1) (data as Cell[])[row] = source[row * step + start] ?? null;
  return data;
}

/** What pandas makes of an empty list or dict as a column. */
const EMPTY: Series = { dtype: FLOAT64, data: new Float64Array() };
