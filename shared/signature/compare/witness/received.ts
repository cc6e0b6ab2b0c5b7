import {
  isDict,
  isNdArray,
  markOf,
  plain,
  type Cell,
  type Complex,
  type Decimal,
  type Timestamp,
} from '../../../pandas/cell.ts';
import { seriesCells, type Frame } from '../../../pandas/frame.ts';
import { cellsOf } from '../../../pandas/ndarray.ts';
import { isoformat } from '../../../pandas/timestamp.ts';
import type { PyValue } from '../../../python/value.ts';
import type { Outcome } from '../../serve/outcome.ts';
import { isFrame } from '../../enforce/pyfunc-input.ts';

/**
 * A text that is equal for two models exactly when they receive the very same: kind, columns in order, dtypes, values, and
 * params by name. 1, 1.0 and true are three things; numpy's own scalars inside objects count as Python's.
 */
export function receivedKey({ received, params }: Extract<Outcome, { ok: true }>): string {
  const data = isFrame(received) ? frameKey(received) : cellKey(received);
  return `${data}\n${paramsKey(params)}`;
}

function frameKey({ columns, series, length }: Frame): string {
  const parts = series.map((each, at) => {
    const cells = seriesCells(each).map(cellKey).join();
    return `${cellKey(columns[at] ?? null)}:${each.dtype.name}[${cells}]`;
  });
  return `frame ${length} ${parts.join()}`;
}

function paramsKey(params: PyValue): string {
  if (!(params instanceof Map)) return '';
  return [...params]
    .map(([name, value]) => `${cellKey(name as Cell)}=${cellKey(value as Cell)}`)
    .sort()
    .join();
}

function cellKey(cell: Cell): string {
  const value = plain(cell);
  switch (typeof value) {
    case 'bigint':
      return `i${value}`;
    case 'number':
      return `f${Object.is(value, -0) ? '-0' : value}`;
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'T' : 'F';
    default:
      return value === null ? 'N' : compoundKey(value);
  }
}

function compoundKey(value: Exclude<Cell, null | boolean | bigint | number | string>): string {
  if (value instanceof Uint8Array) return `b${[...value].join('.')}`;
  if (Array.isArray(value)) return `[${value.map(cellKey).join()}]`;
  if (isDict(value)) return `{${[...value].map(([name, item]) => `${cellKey(name)}:${cellKey(item)}`).join()}}`;
  if (isNdArray(value))
    return `array ${value.dtype.name} ${value.shape.join('x')} ${cellsOf(value.dtype, value.data).map(cellKey).join()}`;
  switch (markOf(value)) {
    case 'timestamp':
      return `t${isoformat(value as Timestamp, 9)}`;
    case 'decimal':
      return `d${(value as Decimal).text}`;
    case 'complex':
      return `c${(value as Complex).re},${(value as Complex).im}`;
    case 'date':
    case 'datetime':
      return `${markOf(value)} ${(value as { text: string }).text}`;
    default:
      return String(markOf(value));
  }
}
