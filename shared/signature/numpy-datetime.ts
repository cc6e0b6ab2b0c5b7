import { PandasError } from '../pandas/frame.ts';
import { parseNumpyDatetime } from '../pandas/numpy-date.ts';
import { isoformat } from '../pandas/timestamp.ts';
import type { PyDate } from '../python/value.ts';

/**
 * What `numpy.datetime64(text).item()` makes of a text: a date, a datetime (UTC where a zone was given), or null where
 * numpy refuses it or answers a bare number (finer than microseconds, a year that Python's dates lack).
 */
export function numpyDatetime(text: string): PyDate | null {
  const [, sign, year = '', fraction = ''] = /^\s*([-+]?)(\d+)(?:[^.]*)(?:\.(\d*))?/.exec(text) ?? [];
  if (sign === '-' || Number(year) < 1 || Number(year) > 9999 || fraction.length > 6) return null;
  try {
    const ticks = parseNumpyDatetime(text, 'us');
    const written = isoformat({ type: 'timestamp', ticks, unit: 'us', tz: null, offset: 0 }).replace('T', ' ');
    return text.includes(':') || /\d[T ]\d/.test(text)
      ? { type: 'datetime', text: written }
      : { type: 'date', text: written.slice(0, 10) };
  } catch (error) {
    if (error instanceof PandasError) return null;
    throw error;
  }
}
