import { latin } from './csv/number-cell.ts';
import { NA, isMissing, isNdArray, markOf, plain, pyTypeName, type Cell, type Decimal } from './cell.ts';
import { FLOAT64, INT64, OBJECT, UINT64 } from './dtype.ts';
import { PandasError, type Series } from './frame.ts';

const INT = /^\s*[+-]?\d+\s*$/;
const FLOAT = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;
const INFINITE = /^\s*([+-]?)inf(?:inity)?\s*$/i;
const INT64_END = 2n ** 63n;

/** `pandas.to_numeric(objects, errors='raise')`: decimals, bools and texts of numbers; missing values are NaN. */
export function toNumeric(cells: readonly Cell[]): Series {
  const values = cells.map(numberOf);
  const whole = values.every((value) => typeof value === 'bigint');
  if (!whole) return { dtype: FLOAT64, data: Float64Array.from(values, Number) };
  const ints = values as bigint[];
  const low = ints.reduce((least, value) => (value < least ? value : least), 0n);
  const high = ints.reduce((most, value) => (value > most ? value : most), 0n);
  if (low >= -INT64_END && high < INT64_END) return { dtype: INT64, data: BigInt64Array.from(ints) };
  if (low >= 0n && high < 2n * INT64_END) return { dtype: UINT64, data: BigUint64Array.from(ints) };
  return { dtype: OBJECT, data: [...cells] };
}

function numberOf(cell: Cell, row: number): bigint | number {
  const value = plain(cell);
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return BigInt(value);
  if (value === null || value === NA) return NaN;
  const text = value instanceof Uint8Array ? latin(value, 0, value.length) : value;
  if (typeof text === 'string') return textNumber(text, row);
  if (markOf(value) === 'decimal') return Number((value as Decimal).text);
  // An empty list, dict or array counts as an empty text.
  if (isNdArray(value) && value.shape[0] === 0) return NaN;
  if ((value instanceof Map && value.size === 0) || (Array.isArray(value) && value.length === 0)) return NaN;
  if (isMissing(value) || markOf(value) !== null || typeof value === 'object')
    throw new PandasError('TypeError', `Invalid object type ${pyTypeName(value)}`, [row]);
  return NaN;
}

function textNumber(text: string, row: number): bigint | number {
  if (text === '') return NaN;
  if (INT.test(text)) return BigInt(text.trim().replace(/^\+/, ''));
  if (FLOAT.test(text)) return Number(text);
  const infinite = INFINITE.exec(text);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  throw new PandasError('ValueError', `Unable to parse string "${text}"`, [row]);
}
