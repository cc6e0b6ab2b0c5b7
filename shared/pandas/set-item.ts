import { latin } from './csv/number-cell.ts';
import {
  NA,
  NAT,
  isMissing,
  markOf,
  plain,
  type Cell,
  type Complex,
  type Timedelta,
  type Timestamp,
  type Data,
} from './cell.ts';
import { pyFloat, pyInt, pyText, pyTruth, toHalf } from './convert.ts';
import type { Dtype } from './dtype.ts';
import { PandasError } from './frame.ts';
import { NAT_TICKS } from './ndarray.ts';
import { parseNumpyDatetime } from './numpy-date.ts';
import { convertTicks } from './timestamp.ts';

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/**
 * How numpy stores a Python value in an array of a dtype, as `np.array([value], dtype)` does value by value. Throws
 * `PandasError` where numpy raises. The result is what `Data` of that dtype holds.
 */
export function itemSetter(dtype: Dtype): (cell: Cell) => Cell {
  switch (dtype.kind) {
    case 'b':
      return (cell) => Number(pyTruth(cell));
    case 'i':
    case 'u':
      return intSetter(dtype);
    case 'f':
      if (dtype.itemsize === 2) return (cell) => toHalf(floatItem(cell));
      return floatItem;
    case 'c':
      return complexItem;
    case 'U':
      return textItem;
    case 'S':
      return bytesItem;
    case 'M':
      return (cell) => dateItem(cell, dtype);
    case 'm':
      return durationItem;
    case 'O':
      return (cell) => cell;
    default:
      throw new PandasError('TypeError', `cannot convert to ${dtype.name}`);
  }
}

function intSetter(dtype: Dtype): (cell: Cell) => Cell {
  const bits = BigInt(dtype.itemsize * 8);
  const unsigned = dtype.kind === 'u';
  const low = unsigned ? 0n : -(2n ** (bits - 1n));
  const high = unsigned ? 2n ** bits - 1n : 2n ** (bits - 1n) - 1n;
  const wide = dtype.itemsize === 8;
  return (cell) => {
    const value = typeof cell === 'bigint' ? cell : pyInt(cell);
    if (value < low || value > high) {
      if (value < INT64_MIN || value > INT64_MAX)
        throw new PandasError('OverflowError', 'Python int too large to convert to C long');
      throw new PandasError('OverflowError', `Python integer ${value} out of bounds for ${dtype.name}`);
    }
    return wide ? value : Number(value);
  };
}

/** A missing value is NaN; a list is refused in words of its own. */
function floatItem(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  if (cell === null) return NaN;
  if (cell === NAT) return NaN;
  if (Array.isArray(cell)) throw new PandasError('ValueError', 'setting an array element with a sequence.');
  return pyFloat(cell);
}

function complexItem(cell: Cell): Cell {
  const value = plain(cell);
  if (markOf(value) === 'complex') return value;
  return { type: 'complex', re: floatItem(value), im: 0 } satisfies Complex;
}

/** `str()` of anything; zeros at the end are not kept. */
function textItem(cell: Cell): string {
  const value = plain(cell);
  const text = value instanceof Uint8Array ? latin(value, 0, value.length) : pyText(value);
  return text.endsWith('\0') ? text.replace(/\0+$/, '') : text;
}

function bytesItem(cell: Cell): Uint8Array {
  const value = plain(cell);
  const bytes = value instanceof Uint8Array ? value : asciiBytes(pyText(value));
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return end === bytes.length ? bytes : bytes.slice(0, end);
}

function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127)
      throw new PandasError('UnicodeEncodeError', `'ascii' codec can't encode character in position ${at}`);
    bytes[at] = code;
  }
  return bytes;
}

function dateItem(cell: Cell, dtype: Dtype): bigint {
  const value = plain(cell);
  const unit = dtype.unit ?? 'ns';
  if (value === null || value === NAT || value === NA) return NAT_TICKS;
  if (typeof value === 'bigint') {
    if (value < INT64_MIN || value > INT64_MAX) throw new PandasError('OverflowError', 'int too big to convert');
    return value;
  }
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') return parseNumpyDatetime(value, unit);
  const mark = markOf(value);
  if (mark === 'timestamp') {
    const stamp = value as Timestamp;
    return convertTicks(stamp.ticks, stamp.unit, unit) ?? NAT_TICKS;
  }
  if (mark === 'date' || mark === 'datetime') return parseNumpyDatetime((value as { text: string }).text, unit);
  throw new PandasError('ValueError', 'Could not convert object to NumPy datetime');
}

function durationItem(cell: Cell): bigint {
  const value = plain(cell);
  if (isMissing(value)) return NAT_TICKS;
  if (typeof value === 'bigint') return value;
  if (markOf(value) === 'timedelta') return (value as Timedelta).ticks;
  throw new PandasError('ValueError', 'Could not convert object to NumPy timedelta');
}

/** The widest item of a flexible dtype: characters of a text, bytes of bytes; at least 1. */
export function flexibleLength(data: Data): number {
  let length = 1;
  for (const item of data as Cell[]) {
    if (typeof item === 'string') length = Math.max(length, codePoints(item));
    else if (item instanceof Uint8Array) length = Math.max(length, item.length);
  }
  return length;
}

export function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) at += 1;
    count += 1;
  }
  return count;
}
