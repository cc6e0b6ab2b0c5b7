import { NA, plain, type Cell, type Complex, type NdArray, type Data } from './cell.ts';
import { pyText, toHalf } from './convert.ts';
import { FLOAT64, OBJECT, TEXT, bytesDtype, textDtype, unmasked, type Dtype } from './dtype.ts';
import { PandasError, seriesCells, type Frame, type Series } from './frame.ts';
import { inferColumn } from './infer-objects.ts';
import { NAT_TICKS, cellsOf, emptyData, ndarray, sizeOf } from './ndarray.ts';
import { npArray } from './np-array.ts';
import { promote, textLength } from './promote.ts';

/** `np.array(series, dtype)`: numbers are cast as C does, everything else value by value. */
export function seriesToArray(series: Series, dtype: Dtype): NdArray {
  return castArray(ndarray(series.dtype, [series.data.length], series.data), dtype);
}

/** `ndarray.astype(dtype)`: no check at all for numbers; texts are read value by value. */
export function castArray(array: NdArray, dtype: Dtype): NdArray {
  const { dtype: own, data, shape } = array;
  if (own.name === dtype.name || (own.kind === dtype.kind && dtype.itemsize === 0)) return array;
  if (dtype.kind === 'O') return ndarray(OBJECT, shape, cellsOf(own, data));
  // Complex numbers lose their imaginary part without a word.
  if (own.kind === 'c' && 'iufM'.includes(dtype.kind))
    return castArray(
      ndarray(
        FLOAT64,
        shape,
        Float64Array.from(data as Cell[], (cell) => (cell as Complex).re),
      ),
      dtype,
    );
  if (own.extension === 'category') {
    const values = inferColumn(data as Cell[]);
    if (!Array.isArray(values.data)) return castArray(ndarray(values.dtype, shape, values.data), dtype);
  }
  if (own.extension === 'masked') return castMasked(array, dtype);
  if (own.kind === 'c' && (dtype.kind === 'U' || dtype.kind === 'S')) return numbersAsText(array, dtype);
  if (Array.isArray(data)) {
    const cells = Array.isArray(data[0]) ? data.map(pyText) : data;
    return { ...npArray(cells, dtype), shape };
  }
  if (dtype.kind === 'U' || dtype.kind === 'S') return numbersAsText(array, dtype);
  if (own.kind === 'M') {
    if (dtype.kind === 'M' || (dtype.kind === 'i' && dtype.itemsize === 8)) return ndarray(dtype, shape, data);
    throw new PandasError('TypeError', `Cannot cast ${own.name} to ${dtype.name}`);
  }
  return ndarray(dtype, shape, castNumbers(data, own, dtype));
}

/** pandas' nullable values: with a gap they are floats first, and no ints or bools (`BaseMaskedArray.to_numpy`). */
function castMasked({ dtype, data, shape }: NdArray, target: Dtype): NdArray {
  const cells = data as Cell[];
  const gap = cells.indexOf(NA);
  const own = unmasked(dtype);
  const isText = target.kind === 'U' || target.kind === 'S';
  if (gap >= 0 && 'iub'.includes(target.kind))
    throw new PandasError('ValueError', `cannot convert to '${target.name}'-dtype NumPy array with missing values.`, [
      gap,
    ]);
  if (gap >= 0 && own.kind === 'b' && isText) return { ...npArray(cells, target), shape };
  const filled = cells.map((cell) => (cell === NA ? NaN : cell));
  return castArray({ ...npArray(filled, gap >= 0 ? FLOAT64 : own), shape }, target);
}

function numbersAsText(array: NdArray, dtype: Dtype): NdArray {
  const length = textLength(array.dtype);
  const cells = cellsOf(array.dtype, array.data);
  const text = array.dtype.kind === 'f' && array.dtype.itemsize < 8 ? narrowText(array.dtype) : pyText;
  const texts = npArray(cells.map(text), dtype);
  return { ...texts, dtype: dtype === TEXT ? textDtype(length) : bytesDtype(length), shape: array.shape };
}

/** A float16 or float32 is written with no more digits than tell it from its neighbours. */
function narrowText(dtype: Dtype): (cell: Cell) => string {
  const round = dtype.itemsize === 2 ? toHalf : Math.fround;
  return (cell) => {
    const value = cell as number;
    for (let digits = 1; digits < 9; digits += 1) {
      const short = Number(value.toPrecision(digits));
      if (round(short) === value) return pyText(short);
    }
    return pyText(value);
  };
}

/** C's own casts: floats lose their fraction, what does not fit wraps, NaN is the least int. */
function castNumbers(data: Exclude<Data, Cell[]>, own: Dtype, dtype: Dtype): Data {
  const target = emptyData(dtype, data.length);
  if (dtype.kind === 'b') return Uint8Array.from({ length: data.length }, (_, at) => Number(Number(data[at]) !== 0));
  if (dtype.kind === 'c')
    return Array.from({ length: data.length }, (_, at) => ({ type: 'complex', re: Number(data[at]), im: 0 }));
  for (let at = 0; at < data.length; at += 1) {
    const value = data[at] ?? 0;
    if (target instanceof BigInt64Array || target instanceof BigUint64Array) target[at] = wide(value);
    else if (dtype.kind === 'f')
      (target as Float64Array)[at] = dtype.itemsize === 2 ? toHalf(Number(value)) : Number(value);
    else (target as Int32Array)[at] = narrow(value, own, dtype);
  }
  return target;
}

function wide(value: number | bigint): bigint {
  if (typeof value === 'bigint') return value;
  return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : NAT_TICKS;
}

function narrow(value: number | bigint, own: Dtype, dtype: Dtype): number {
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value));
  if (own.kind !== 'f' || Math.abs(value) < 2 ** 31) return Math.trunc(value);
  return dtype.itemsize === 4 && dtype.kind === 'i' ? -(2 ** 31) : 0;
}

/** `DataFrame.to_numpy()`: rows by columns, in the one dtype all columns fit. */
export function frameToArray(table: Frame): NdArray {
  const dtype = table.series.map((series) => numpyOf(series.dtype)).reduce(commonOf);
  const width = table.series.length;
  const data = emptyData(dtype, table.length * width) as Cell[];
  for (const [at, series] of table.series.entries()) {
    const cast =
      dtype === OBJECT
        ? seriesCells(series)
        : (castArray(ndarray(series.dtype, [table.length], series.data), dtype).data as Cell[]);
    for (let row = 0; row < table.length; row += 1) data[row * width + at] = cast[row] ?? null;
  }
  return ndarray(dtype, [table.length, width], data as Data);
}

function numpyOf(dtype: Dtype): Dtype {
  return dtype.extension === undefined ? dtype : OBJECT;
}

/** pandas' `find_common_type`: bools and numbers have none but object. */
function commonOf(a: Dtype, b: Dtype): Dtype {
  if (a.name === b.name) return a;
  if (a.kind === 'b' || b.kind === 'b') return OBJECT;
  const common = promote(a, b);
  return common.kind === 'U' || common.kind === 'S' ? OBJECT : common;
}

/** `np.vstack(rows)`: the rows one below the other; throws where their widths differ. */
export function vstack(rows: readonly Cell[]): NdArray {
  const arrays = rows.map((row) => npArray(plain(row)));
  const tall = arrays.map((array) => (array.shape.length >= 2 ? array : { ...array, shape: [1, array.shape[0] ?? 1] }));
  const rest = tall[0]?.shape.slice(1) ?? [];
  const odd = tall.findIndex((array) => array.shape.slice(1).join() !== rest.join());
  if (odd >= 0) throw new PandasError('ValueError', 'all the input array dimensions must match exactly', [odd]);
  const dtype = tall.map((array) => array.dtype).reduce(promote, tall[0]?.dtype ?? FLOAT64);
  const count = tall.reduce((sum, array) => sum + (array.shape[0] ?? 0), 0);
  const data = emptyData(dtype, count * sizeOf(rest)) as Cell[];
  let at = 0;
  for (const array of tall) {
    const cast = dtype === OBJECT ? cellsOf(array.dtype, array.data) : (castArray(array, dtype).data as Cell[]);
    for (let from = 0; from < sizeOf(array.shape); from += 1) data[at++] = cast[from] ?? null;
  }
  return ndarray(dtype, [count, ...rest], data as Data);
}
