import { NA, NAT, isMissing, markOf, plain, type Cell, type Timestamp, type Data } from './cell.ts';
import { pyText, pyTruth, toHalf } from './convert.ts';
import { OBJECT, STR, datetimeDtype, type Dtype } from './dtype.ts';
import { PandasError, type Series } from './frame.ts';
import { NAT_TICKS, cellsOf, emptyData } from './ndarray.ts';
import { itemSetter } from './set-item.ts';
import { ticksIn } from './timestamp.ts';
import { asUnit, toDatetime } from './to-datetime.ts';

/**
 * `Series.astype(dtype)` for numpy's dtypes, as pandas 3 does it: numbers wrap and are cut off without a word, texts and
 * objects are converted one by one as Python's `int()`, `float()` and `bool()` would. Throws `PandasError` with the row.
 */
export function astype(series: Series, dtype: Dtype): Series {
  const { dtype: own, data } = series;
  if (own.name === dtype.name) return series;
  if (dtype.kind === 'O') return { dtype: OBJECT, data: cellsOf(own, data) };
  if (dtype.kind === 'U') return { dtype: OBJECT, data: cellsOf(own, data).map(pyText) };
  if (dtype.kind === 'M') return toDates(series, dtype);
  if (own.extension === 'category') return astype({ dtype: OBJECT, data }, dtype);
  if (own.extension === 'masked') return fromMasked(series, dtype);
  if (Array.isArray(data)) return { dtype, data: byItem(data, dtype) };
  if (own.kind === 'M') return { dtype, data: fromDates(series, dtype) };
  return { dtype, data: castNumbers(own, data, dtype) };
}

function byItem(cells: readonly Cell[], dtype: Dtype): Data {
  const set = dtype.kind === 'b' ? (cell: Cell) => Number(pyTruth(cell)) : itemSetter(dtype);
  const data = emptyData(dtype, cells.length) as Cell[];
  for (let row = 0; row < cells.length; row += 1) {
    try {
      data[row] = set(cells[row] ?? null);
    } catch (error) {
      throw error instanceof PandasError ? new PandasError(error.type, error.message, [row]) : error;
    }
  }
  return data as Data;
}

function fromMasked(series: Series, dtype: Dtype): Series {
  const cells = series.data as Cell[];
  const gap = cells.indexOf(NA);
  if (gap >= 0 && dtype.kind !== 'f') throw new PandasError('ValueError', 'cannot convert NA to integer', [gap]);
  return {
    dtype,
    data: byItem(
      cells.map((cell) => (cell === NA ? NaN : cell)),
      dtype,
    ),
  };
}

function fromDates(series: Series, dtype: Dtype): Data {
  if (dtype.kind === 'i' && dtype.itemsize === 8) return series.data;
  throw new PandasError('TypeError', `Converting from ${series.dtype.name} to ${dtype.name} is not supported.`);
}

/** One packed numeric dtype as another, as C casts them. */
function castNumbers(own: Dtype, data: Exclude<Data, Cell[]>, dtype: Dtype): Data {
  const length = data.length;
  if (dtype.kind === 'b') return Uint8Array.from({ length }, (_, row) => Number(Number(data[row]) !== 0));
  if (dtype.kind === 'c')
    return Array.from({ length }, (_, row) => ({ type: 'complex', re: Number(data[row]), im: 0 }));
  const target = emptyData(dtype, length);
  if (dtype.kind === 'f') {
    const floats = target as Float64Array;
    const half = dtype.itemsize === 2;
    for (let row = 0; row < length; row += 1) floats[row] = half ? toHalf(Number(data[row])) : Number(data[row]);
    return floats;
  }
  if (own.kind === 'f') checkWhole(data as Float64Array, own, dtype);
  if (target instanceof BigInt64Array || target instanceof BigUint64Array) {
    for (let row = 0; row < length; row += 1) target[row] = wideOf(data[row] ?? 0);
    return target;
  }
  const ints = target as Int32Array;
  const float = own.kind === 'f';
  for (let row = 0; row < length; row += 1) {
    const value = data[row] ?? 0;
    ints[row] = typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : float ? narrowOf(value, dtype) : value;
  }
  return ints;
}

function checkWhole(data: Float64Array, own: Dtype, dtype: Dtype): void {
  for (let row = 0; row < data.length; row += 1) {
    const value = data[row] ?? 0;
    if (!Number.isFinite(value))
      throw new PandasError('IntCastingNaNError', 'Cannot convert non-finite values (NA or inf) to integer.', [row]);
    if (dtype.kind === 'u' && value < 0)
      throw new PandasError('ValueError', `Cannot losslessly cast from ${own.name} to ${dtype.name}`, [row]);
  }
}

/** Beyond 64 bits a float becomes the least int, as x86 casts it. */
function wideOf(value: number | bigint): bigint {
  if (typeof value === 'bigint') return value;
  return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : NAT_TICKS;
}

function narrowOf(value: number, dtype: Dtype): number {
  if (Math.abs(value) < 2 ** 31) return Math.trunc(value);
  return dtype.itemsize === 4 && dtype.kind === 'i' ? -(2 ** 31) : 0;
}

function toDates(series: Series, dtype: Dtype): Series {
  const unit = dtype.unit ?? 'ns';
  if (series.dtype.extension === 'tz')
    throw new PandasError(
      'TypeError',
      'Cannot use .astype to convert from timezone-aware dtype to timezone-naive dtype.',
    );
  if (series.dtype.kind === 'M') return asUnit(series, unit);
  if (series.dtype.name === STR.name || series.dtype === OBJECT) return objectsToDates(series, dtype);
  if ('biuf'.includes(series.dtype.kind)) {
    const ticks = (cell: Cell) => (cell === NA ? NAT_TICKS : wideOf(cell as number | bigint));
    return { dtype: datetimeDtype(unit), data: BigInt64Array.from(series.data as Cell[], ticks) };
  }
  throw new PandasError('TypeError', `Cannot cast ${series.dtype.name} to ${dtype.name}`);
}

function objectsToDates(series: Series, dtype: Dtype): Series {
  const read = toDatetime({ dtype: OBJECT, data: cellsOf(series.dtype, series.data) }, false);
  if (read.dtype.extension === 'tz') throw new PandasError('TypeError', 'Cannot convert timezone-aware values.');
  return asUnit(read, dtype.unit ?? 'ns');
}

/** A column of a dtype from Python values, as `pandas.Series(values, dtype=...)` makes it. */
export function seriesOf(cells: readonly Cell[], dtype: Dtype): Series {
  if (dtype === OBJECT || dtype.extension === 'category') return { dtype, data: [...cells] };
  // In a frame numpy's texts and bytes are objects.
  if (dtype.kind === 'U') return { dtype: OBJECT, data: cells.map((cell) => (isMissing(cell) ? cell : pyText(cell))) };
  if (dtype.kind === 'S') return { dtype: OBJECT, data: [...cells] };
  if (dtype.extension === 'str')
    return { dtype, data: cells.map((cell) => (cell === null || cell === NA ? NaN : cell)) };
  if (dtype.extension !== undefined && dtype.extension !== 'tz')
    return {
      dtype,
      data: cells.map((cell) => (cell === null || Number.isNaN(cell) ? NA : maskedItem(plain(cell), dtype))),
    };
  if (dtype.kind === 'M') {
    const data = BigInt64Array.from(cells, (cell) => {
      if (cell === null || cell === NAT || markOf(cell) !== 'timestamp') return NAT_TICKS;
      return ticksIn(cell as Timestamp, dtype.unit ?? 'ns') ?? NAT_TICKS;
    });
    return { dtype, data };
  }
  return { dtype, data: byItem(cells, dtype) };
}

function maskedItem(cell: Cell, dtype: Dtype): Cell {
  if (cell === NA) return NA;
  if (dtype.kind === 'f') return dtype.itemsize === 4 ? Math.fround(Number(cell as number)) : Number(cell as number);
  return cell;
}
