import type { PyBytes, PyDate } from '../python/value.ts';
import type { Dtype, DateUnit } from './dtype.ts';

/**
 * What an object column of pandas or an object array of numpy can hold: Python's own values (an int is a bigint, a float a
 * number) and those of numpy and pandas.
 */
export type Cell =
  | null
  | boolean
  | bigint
  | number
  | string
  | PyBytes
  | PyDate
  | NaTValue
  | NAValue
  | Decimal
  | Timestamp
  | Timedelta
  | Complex
  | NumpyScalar
  | NdArray
  | Cell[]
  | CellDict;

export type CellDict = Map<Cell, Cell>;

/**
 * The values of one dtype, packed where the machine has a type for them: bool and integers up to 32 bits, 64-bit integers,
 * floats (float16 rounded, in a Float64Array), dates as ticks (`NAT_TICKS` is NaT). Everything else is a list of cells:
 * texts, bytes, objects, pandas' nullable types.
 */
export type Data =
  | Uint8Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint16Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array
  | Cell[];

/** A numpy array: values in C order. */
export interface NdArray {
  readonly type: 'ndarray';
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly data: Data;
}

export interface NaTValue {
  readonly type: 'NaT';
}
/** pandas' missing date. */
export const NAT: NaTValue = { type: 'NaT' };

export interface NAValue {
  readonly type: 'NA';
}
/** pandas' missing value of its nullable types. */
export const NA: NAValue = { type: 'NA' };

/** `decimal.Decimal`; `text` is its `str()`. */
export interface Decimal {
  readonly type: 'decimal';
  readonly text: string;
}

/** `pandas.Timestamp`: ticks of `unit` since 1970, in UTC; `tz` is null for a naive one. */
export interface Timestamp {
  readonly type: 'timestamp';
  readonly ticks: bigint;
  readonly unit: DateUnit;
  readonly tz: string | null;
  /** Minutes east of UTC, for a fixed offset. */
  readonly offset: number;
}

/** `pandas.Timedelta`: ticks of the column's unit. */
export interface Timedelta {
  readonly type: 'timedelta';
  readonly ticks: bigint;
}

export interface Complex {
  readonly type: 'complex';
  readonly re: number;
  readonly im: number;
}

/** A numpy scalar such as `np.float32(1)`, where its type matters; `value` is what `.item()` gives. */
export interface NumpyScalar {
  readonly type: 'scalar';
  readonly dtype: Dtype;
  readonly value: Cell;
}

export function isDict(cell: Cell): cell is CellDict {
  return cell instanceof Map;
}

/** The `type` mark of the values that JSON lacks; null for Python's plain ones. */
export function markOf(
  cell: Cell,
):
  'NaT' | 'NA' | 'decimal' | 'timestamp' | 'timedelta' | 'complex' | 'scalar' | 'ndarray' | 'date' | 'datetime' | null {
  if (typeof cell !== 'object' || cell === null || Array.isArray(cell)) return null;
  return 'type' in cell ? cell.type : null;
}

export function isNdArray(cell: Cell): cell is NdArray {
  return markOf(cell) === 'ndarray';
}

export function isScalarCell(cell: Cell): cell is NumpyScalar {
  return markOf(cell) === 'scalar';
}

/** A numpy scalar's plain value; any other cell as it is. */
export function plain(cell: Cell): Cell {
  return isScalarCell(cell) ? cell.value : cell;
}

/** `pandas.isna` of one value. */
export function isMissing(cell: Cell): boolean {
  if (cell === null || cell === NAT || cell === NA) return true;
  if (typeof cell === 'number') return Number.isNaN(cell);
  return isScalarCell(cell) ? isMissing(cell.value) : false;
}

/** `numpy.isscalar`: numbers, texts and bytes of Python and numpy; not None, dates, Decimals, lists or dicts. */
export function isNumpyScalarLike(cell: Cell): boolean {
  if (cell === null) return false;
  if (typeof cell !== 'object') return true;
  return cell instanceof Uint8Array || ['scalar', 'complex', 'decimal'].includes(markOf(cell) ?? '');
}

/** Python's name of a value's type, as error texts print it. */
export function pyTypeName(cell: Cell): string {
  if (cell === null) return 'NoneType';
  if (typeof cell === 'boolean') return 'bool';
  if (typeof cell === 'bigint') return 'int';
  if (typeof cell === 'number') return 'float';
  if (typeof cell === 'string') return 'str';
  if (cell instanceof Uint8Array) return 'bytes';
  if (Array.isArray(cell)) return 'list';
  if (cell instanceof Map) return 'dict';
  switch (cell.type) {
    case 'NaT':
      return 'NaTType';
    case 'NA':
      return 'NAType';
    case 'decimal':
      return 'Decimal';
    case 'timestamp':
      return 'Timestamp';
    case 'timedelta':
      return 'Timedelta';
    case 'scalar':
      return cell.dtype.name;
    default:
      return cell.type;
  }
}
