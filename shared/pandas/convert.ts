import { latin } from './csv/number-cell.ts';
import { floatRepr, pyRepr } from '../python/dumps.ts';
import type { PyValue } from '../python/value.ts';
import { isNdArray, markOf, plain, pyTypeName, type Cell, type Complex, type Decimal, type Timestamp } from './cell.ts';
import { PandasError } from './frame.ts';
import { sizeOf, toNested, itemAt } from './ndarray.ts';
import { isoformat } from './timestamp.ts';

const INT_TEXT = /^[+-]?\d+(?:_\d+)*$/;
const FLOAT_TEXT = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const SPECIAL_TEXT = /^([+-]?)(inf|infinity|nan)$/i;
/** Python refuses to read an int from a longer text (`sys.int_info.default_max_str_digits`). */
const INT_DIGITS_LIMIT = 4300;

/** Python's `int(value)`: floats are cut off, texts must be whole numbers. */
export function pyInt(cell: Cell): bigint {
  const value = plain(cell);
  switch (typeof value) {
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1n : 0n;
    case 'number':
      if (Number.isNaN(value)) throw new PandasError('ValueError', 'cannot convert float NaN to integer');
      if (!Number.isFinite(value)) throw new PandasError('OverflowError', 'cannot convert float infinity to integer');
      return BigInt(Math.trunc(value));
    case 'string':
      return intOfText(value);
    default:
  }
  if (value instanceof Uint8Array) return intOfText(latin(value, 0, value.length));
  if (markOf(value) === 'decimal') return intOfDecimal((value as Decimal).text);
  const inner = lone(value);
  if (inner !== undefined) return pyInt(inner);
  throw new PandasError(
    'TypeError',
    `int() argument must be a string, a bytes-like object or a real number, not '${pyTypeName(value)}'`,
  );
}

/** The value of an array that holds just one; undefined for anything else. */
function lone(value: Cell): Cell | undefined {
  return isNdArray(value) && sizeOf(value.shape) === 1 ? itemAt(value.dtype, value.data, 0) : undefined;
}

function intOfText(text: string): bigint {
  const bare = text.trim();
  if (!INT_TEXT.test(bare) || bare.length > INT_DIGITS_LIMIT)
    throw new PandasError('ValueError', `invalid literal for int() with base 10: ${pyRepr(text)}`);
  const digits = bare.replaceAll('_', '').replace(/^\+/, '');
  return digits.startsWith('-') ? -BigInt(digits.slice(1)) : BigInt(digits);
}

function intOfDecimal(text: string): bigint {
  const value = Number(text);
  if (Number.isFinite(value)) return BigInt(Math.trunc(value));
  throw new PandasError('ValueError', `cannot convert ${text} to integer`);
}

/** Python's `float(value)`. */
export function pyFloat(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  const value = plain(cell);
  switch (typeof value) {
    case 'number':
      return value;
    case 'boolean':
      return Number(value);
    case 'bigint': {
      const float = Number(value);
      if (Number.isFinite(float)) return float;
      throw new PandasError('OverflowError', 'int too large to convert to float');
    }
    case 'string':
      return floatOfText(value);
    default:
  }
  if (value instanceof Uint8Array) return floatOfText(latin(value, 0, value.length));
  if (markOf(value) === 'decimal') return Number((value as Decimal).text);
  const inner = lone(value);
  if (inner !== undefined) return pyFloat(inner);
  throw new PandasError('TypeError', `float() argument must be a string or a real number, not '${pyTypeName(value)}'`);
}

/** Python's `float(text)`; throws where it does. */
export function floatOfText(text: string): number {
  const bare = text.trim();
  if (FLOAT_TEXT.test(bare)) return Number(bare.replaceAll('_', ''));
  const special = SPECIAL_TEXT.exec(bare);
  if (special === null) throw new PandasError('ValueError', `could not convert string to float: ${pyRepr(text)}`);
  if (special[2]?.toLowerCase() === 'nan') return NaN;
  return special[1] === '-' ? -Infinity : Infinity;
}

/** Python's `bool(value)`. */
export function pyTruth(cell: Cell): boolean {
  const value = plain(cell);
  if (value === null) return false;
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'bigint':
      return value !== 0n;
    case 'number':
      return value !== 0;
    case 'string':
      return value !== '';
    default:
  }
  if (value instanceof Uint8Array || Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  if (value.type === 'decimal') return Number(value.text) !== 0;
  if (value.type === 'complex') return value.re !== 0 || value.im !== 0;
  if (value.type === 'NA') throw new PandasError('TypeError', 'boolean value of NA is ambiguous');
  if (value.type === 'ndarray') {
    const inner = lone(value);
    if (inner === undefined)
      throw new PandasError('ValueError', 'The truth value of an array with more than one element is ambiguous.');
    return pyTruth(inner);
  }
  return true;
}

/** Python's `str(value)`. */
export function pyText(cell: Cell): string {
  const value = plain(cell);
  if (typeof value === 'string') return value;
  return reprOf(value);
}

/** Python's `repr(value)`, for what JSON and numpy can bring. */
function reprOf(cell: Cell): string {
  const value = plain(cell);
  if (Array.isArray(value)) return `[${value.map(reprOf).join(', ')}]`;
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${reprOf(key)}: ${reprOf(item)}`).join(', ')}}`;
  switch (markOf(value)) {
    case 'NaT':
      return 'NaT';
    case 'NA':
      return '<NA>';
    case 'decimal':
      return (value as Decimal).text;
    case 'timestamp':
      return isoformat(value as Timestamp).replace('T', ' ');
    case 'complex':
      return complexText(value as Complex);
    case 'ndarray':
      return isNdArray(value) ? reprOf(toNested(value)) : '';
    default:
      return pyRepr(value as PyValue);
  }
}

function complexText({ re, im }: Complex): string {
  const part = (value: number) => floatRepr(value).replace(/\.0$/, '');
  return re === 0 ? `${part(im)}j` : `(${part(re)}${im < 0 ? '' : '+'}${part(im)}j)`;
}

/** The nearest float16 (ties to even), as numpy rounds; beyond 65504 infinity. */
export function toHalf(value: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const size = Math.abs(value);
  if (size >= 65520) return value > 0 ? Infinity : -Infinity;
  const step = 2 ** (Math.max(-14, Math.floor(Math.log2(size))) - 10);
  const scaled = size / step;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const rounded = rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
  return Math.sign(value) * rounded * step;
}
