import { isDict, isNdArray, markOf, plain, type Cell, type Decimal, type Timestamp } from '../../pandas/cell.ts';
import { seriesItem, type Frame } from '../../pandas/frame.ts';
import { toNested } from '../../pandas/ndarray.ts';
import { isoformat } from '../../pandas/timestamp.ts';
import { keyText, pyRepr } from '../../python/dumps.ts';
import type { PyValue } from '../../python/value.ts';
import { isFrame } from '../enforce/pyfunc-input.ts';
import type { Received } from '../serve/outcome.ts';
import type { Preview } from './check-report.ts';

/** How much of what a model receives is shown. */
const SHOWN = { rows: 20, columns: 200, characters: 80, value: 2000 } as const;

/** What a model receives, in words. */
export function previewOf(received: Received): Preview {
  if (isFrame(received)) return tableOf(received);
  const type = isNdArray(received)
    ? `numpy ${received.dtype.name} [${received.shape.join(', ')}]`
    : isDict(received)
      ? 'dict'
      : Array.isArray(received)
        ? 'list'
        : typeof received;
  return { kind: 'value', type, text: cut(cellText(received), SHOWN.value) };
}

function tableOf(table: Frame): Preview {
  const shown = table.columns.slice(0, SHOWN.columns);
  const rows = Array.from({ length: Math.min(SHOWN.rows, table.length) }, (_row, row) =>
    table.series.slice(0, SHOWN.columns).map((series) => cut(cellText(seriesItem(series, row)), SHOWN.characters)),
  );
  const columns = shown.map((label, at) => ({
    name: typeof label === 'string' ? label : keyText(label as PyValue),
    dtype: table.series[at]?.dtype.name ?? '',
  }));
  return { kind: 'table', columns, rows, length: table.length };
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** A value as Python prints it, as far as it is shown: long lists end early, deep ones too. */
export function cellText(cell: Cell, depth = 0): string {
  const value = plain(cell);
  if (depth > 8) return '…';
  if (isNdArray(value)) return cellText(toNested(value), depth);
  if (Array.isArray(value)) {
    const shown = value.slice(0, 100).map((item) => cellText(item, depth + 1));
    return `[${shown.join(', ')}${value.length > 100 ? ', …' : ''}]`;
  }
  if (isDict(value)) {
    const entries = [...value].slice(0, 50);
    const more = value.size > 50 ? ', …' : '';
    return `{${entries.map(([key, item]) => `${cellText(key, depth + 1)}: ${cellText(item, depth + 1)}`).join(', ')}${more}}`;
  }
  switch (markOf(value)) {
    case 'NaT':
      return 'NaT';
    case 'NA':
      return '<NA>';
    case 'timestamp':
      return isoformat(value as Timestamp);
    case 'decimal':
      return (value as Decimal).text;
    case 'complex':
      return 'complex';
    default:
      return pyRepr(value as PyValue);
  }
}
