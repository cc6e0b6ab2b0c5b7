import {
  NA,
  NAT,
  isDict,
  isNdArray,
  markOf,
  plain,
  type Cell,
  type Decimal,
  type Timestamp,
  type NdArray,
} from '../../shared/pandas/cell.ts';
import { numpyDtype } from '../../shared/pandas/dtype.ts';
import { seriesItem, type Frame } from '../../shared/pandas/frame.ts';
import { rowsOf, toNested } from '../../shared/pandas/ndarray.ts';
import { npArray } from '../../shared/pandas/np-array.ts';
import { isoformat } from '../../shared/pandas/timestamp.ts';
import { readTimestamp } from '../../shared/pandas/read-timestamp.ts';
import { keyText } from '../../shared/python/dumps.ts';
import type { PyValue } from '../../shared/python/value.ts';
import type { Received } from '../../shared/signature/serve/outcome.ts';
import { isFrame } from '../../shared/signature/enforce/pyfunc-input.ts';

type Entries = [PyValue, PyValue][];
const one = (...entries: Entries): PyValue => new Map(entries);
/** More rows are not in the tables. */
const ROWS = 20;

/** What a model received, as the tables write it (README of the tables; `result` of their generator). */
export function encodeReceived(received: Received): PyValue {
  if (isFrame(received)) return encodeFrame(received);
  if (isNdArray(received)) return encodeTop(received);
  if (isDict(received))
    return one(
      ['type', 'dict'],
      [
        'items',
        [...received].map(([name, value]) => [
          keyText(name as PyValue),
          isNdArray(value) ? encodeTop(value) : one(['type', 'value'], ['value', encodeCell(value)]),
        ]),
      ],
    );
  if (Array.isArray(received)) return one(['type', 'list'], ['values', encodeCell(received)]);
  return one(['type', 'value'], ['value', encodeCell(received)]);
}

function encodeTop(array: NdArray): PyValue {
  return one(
    ['type', 'ndarray'],
    ['dtype', array.dtype.name],
    ['shape', array.shape.map(BigInt)],
    ['values', arrayValues(array)],
  );
}

function encodeFrame(table: Frame): PyValue {
  const rows: PyValue[] = [];
  for (let row = 0; row < Math.min(table.length, ROWS); row += 1)
    rows.push(table.series.map((series) => encodeCell(seriesItem(series, row))));
  return one(
    ['type', 'DataFrame'],
    [
      'columns',
      table.columns.map((label) =>
        typeof label === 'string' || typeof label === 'bigint' ? label : keyText(label as PyValue),
      ),
    ],
    ['dtypes', table.series.map((series) => series.dtype.name)],
    ['rows', rows],
    ['length', BigInt(table.length)],
  );
}

function arrayValues(array: NdArray): PyValue {
  if (array.shape.length === 0) return [encodeCell(toNested(array))];
  // As an object a complex number is Python's own.
  const item = (cell: Cell) => (markOf(cell) === 'complex' ? one(['$other', 'complex']) : encodeCell(cell));
  if (array.dtype.kind === 'O') return rowsOf(array).map(item);
  const nested = toNested(array);
  return Array.isArray(nested) ? nested.map(encodeCell) : [];
}

const SAFE = 2n ** 53n;

export function encodeCell(cell: Cell): PyValue {
  const value = plain(cell);
  if (value === NAT) return one(['$nat', true]);
  if (value === NA) return one(['$na', true]);
  if (typeof value === 'bigint') return value <= SAFE && value >= -SAFE ? value : one(['$int', String(value)]);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return one(['$bytes', Buffer.from(value).toString('base64')]);
  if (Array.isArray(value)) return value.map(encodeCell);
  if (isDict(value))
    return one(['$dict', [...value].map(([name, item]) => [keyText(name as PyValue), encodeCell(item)])]);
  if (isNdArray(value))
    return one(['$array', arrayValues(value)], ['dtype', value.dtype.name], ['shape', value.shape.map(BigInt)]);
  switch (markOf(value)) {
    case 'decimal':
      return one(['$decimal', (value as Decimal).text]);
    case 'timestamp':
      return one(['$datetime', isoformat(value as Timestamp, cell === value ? null : 9)]);
    case 'date':
      return one(['$date', (value as { text: string }).text]);
    case 'datetime':
      return one(['$datetime', (value as { text: string }).text.replace(' ', 'T')]);
    case 'timedelta':
      return one(['$other', 'Timedelta']);
    case 'complex':
      return one(['$other', 'complex128']);
    default:
      return one(['$other', value.type]);
  }
}

const FLOATS: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, '-inf': -Infinity };

/** The tables' encoding read back. */
export function decodeCell(value: PyValue): Cell {
  if (Array.isArray(value)) return value.map(decodeCell);
  if (!(value instanceof Map)) return value as Cell;
  const [[mark, given] = ['', null]] = value;
  switch (mark) {
    case '$int':
      return BigInt(String(given));
    case '$float':
      return FLOATS[String(given)] ?? Number(given);
    case '$bytes':
      return new Uint8Array(Buffer.from(String(given), 'base64'));
    case '$datetime':
      return readTimestamp(String(given));
    case '$date':
      return { type: 'date', text: String(given) };
    case '$decimal':
      return { type: 'decimal', text: String(given) };
    case '$nat':
      return NAT;
    case '$na':
      return NA;
    case '$dict':
      return new Map((given as [PyValue, PyValue][]).map(([name, item]) => [name as Cell, decodeCell(item)]));
    case '$array':
      return npArray(decodeCell(given ?? null), numpyDtype(String(value.get('dtype'))));
    default:
      return new Map([...value].map(([name, item]) => [name as Cell, decodeCell(item)]));
  }
}
