import { NAT, NA, type Cell, type Complex, type Timestamp, type NdArray, type Data } from './cell.ts';
import { BOOL, type Dtype } from './dtype.ts';

export const NAT_TICKS = -(2n ** 63n);

export function ndarray(dtype: Dtype, shape: readonly number[], data: Data): NdArray {
  return { type: 'ndarray', dtype, shape, data };
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** A list of one cell, again and again. */
export function filled(length: number, cell: Cell): Cell[] {
  return Array.from({ length }, () => cell);
}

/** Room for `length` values of a dtype, zeroed. */
export function emptyData(dtype: Dtype, length: number): Data {
  if (dtype.extension !== undefined && dtype.extension !== 'tz') return filled(length, NA);
  switch (dtype.kind) {
    case 'b':
      return new Uint8Array(length);
    case 'i':
      return dtype.itemsize === 8
        ? new BigInt64Array(length)
        : dtype.itemsize === 4
          ? new Int32Array(length)
          : dtype.itemsize === 2
            ? new Int16Array(length)
            : new Int8Array(length);
    case 'u':
      return dtype.itemsize === 8
        ? new BigUint64Array(length)
        : dtype.itemsize === 4
          ? new Uint32Array(length)
          : dtype.itemsize === 2
            ? new Uint16Array(length)
            : new Uint8Array(length);
    case 'f':
      return dtype.itemsize === 4 ? new Float32Array(length) : new Float64Array(length);
    case 'M':
    case 'm':
      return new BigInt64Array(length);
    case 'U':
      return filled(length, '');
    case 'S':
      return filled(length, new Uint8Array());
    case 'c':
      return filled(length, { type: 'complex', re: 0, im: 0 } satisfies Complex);
    default:
      return filled(length, null);
  }
}

/** One value as Python sees it: `array[i].item()`, dates as Timestamps. */
export function itemAt(dtype: Dtype, data: Data, index: number): Cell {
  const raw = data[index];
  if (raw === undefined) return null;
  if (dtype === BOOL) return raw === 1;
  if (typeof raw === 'bigint' && dtype.kind === 'M') return timestampOf(dtype, raw);
  if (typeof raw === 'bigint' && dtype.kind === 'm') return raw === NAT_TICKS ? NAT : { type: 'timedelta', ticks: raw };
  if (typeof raw === 'number' && (dtype.kind === 'i' || dtype.kind === 'u') && !Array.isArray(data)) return BigInt(raw);
  return raw;
}

/** The Timestamp of some ticks; NaT for `NAT_TICKS`. */
export function timestampOf(dtype: Dtype, ticks: bigint): Cell {
  if (ticks === NAT_TICKS) return NAT;
  const stamp: Timestamp = { type: 'timestamp', ticks, unit: dtype.unit ?? 'ns', tz: dtype.tz ?? null, offset: 0 };
  return stamp;
}

/** Every value as Python sees it. */
export function cellsOf(dtype: Dtype, data: Data): Cell[] {
  if (Array.isArray(data)) return data;
  const cells = filled(data.length, null);
  for (let index = 0; index < data.length; index += 1) cells[index] = itemAt(dtype, data, index);
  return cells;
}

/** `ndarray.tolist()`: nested lists; a 0-d array gives its one value. */
export function toNested(array: NdArray): Cell {
  const cells = array.dtype.kind === 'M' ? dateList(array) : cellsOf(array.dtype, array.data);
  if (array.shape.length === 0) return cells[0] ?? null;
  let level: Cell[] = cells;
  for (let axis = array.shape.length - 1; axis > 0; axis -= 1) {
    const size = array.shape[axis] ?? 0;
    const count = sizeOf(array.shape.slice(0, axis));
    const next: Cell[] = [];
    for (let at = 0; at < count; at += 1) next.push(level.slice(at * size, (at + 1) * size));
    level = next;
  }
  return level;
}

/** Python has no dates of nanoseconds: a list gets their ticks, and None for NaT. */
function dateList(array: NdArray): Cell[] {
  return Array.from(array.data as BigInt64Array, (ticks) => {
    if (ticks === NAT_TICKS) return null;
    return array.dtype.unit === 'ns' ? ticks : timestampOf(array.dtype, ticks);
  });
}

/** The items along the first axis: scalars of a 1-d array, sub-arrays of a deeper one. */
export function rowsOf(array: NdArray): Cell[] {
  const [rows = 0, ...rest] = array.shape;
  if (rest.length === 0) return cellsOf(array.dtype, array.data);
  const size = sizeOf(rest);
  const out: Cell[] = [];
  for (let at = 0; at < rows; at += 1)
    out.push(ndarray(array.dtype, rest, array.data.slice(at * size, (at + 1) * size) as Data));
  return out;
}
