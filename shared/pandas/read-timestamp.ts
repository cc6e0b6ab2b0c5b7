import type { Cell } from './cell.ts';
import { NAT } from './cell.ts';
import { PandasError } from './frame.ts';
import { readLoose } from './date-format.ts';
import { convertTicks, offsetText } from './timestamp.ts';

/** `pandas.Timestamp(text)`: microseconds, or nanoseconds where the text has them. Throws `PandasError`. */
export function readTimestamp(text: string): Cell {
  if (text === 'NaT') return NAT;
  const read = readLoose(text);
  if (read === null) throw new PandasError('ValueError', `could not convert string to Timestamp: ${text}`);
  const unit = read.fine ? 'ns' : 'us';
  const tz = read.offset === null ? null : read.offset === 0 ? 'UTC' : `UTC${offsetText(read.offset)}`;
  return { type: 'timestamp', ticks: convertTicks(read.nanos, 'ns', unit) ?? 0n, unit, tz, offset: read.offset ?? 0 };
}
