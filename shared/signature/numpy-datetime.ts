import type { PyDate } from '../python/value.ts';

const ISO =
  /^\s*(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d*))?)?)?)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?\s*$/;

/**
 * What `numpy.datetime64(text).item()` makes of a text: a date, a datetime (UTC where a zone was given), or null where
 * numpy refuses it or answers a bare number (finer than microseconds).
 */
export function numpyDatetime(text: string): PyDate | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [, year = '', month = '01', day = '01', hour, minute = '00', second = '00', fraction = '', zone] = match;
  if (fraction.length > 6 || year === '0000') return null;
  if (zone !== undefined && hour === undefined) return null;
  if (!isTime(Number(hour ?? 0), Number(minute), Number(second))) return null;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute), Number(second));
  const written = new Date(at).toISOString().slice(0, 10);
  // A day such as 30 February rolls over.
  if (Number(year) > 99 && written !== `${year}-${month}-${day}`) return null;
  if (hour === undefined) return { type: 'date', text: `${year}-${month}-${day}` };
  const micro = fraction.padEnd(6, '0');
  const moved = new Date(at - zoneMinutes(zone) * 60_000).toISOString().slice(0, 19).replace('T', ' ');
  return { type: 'datetime', text: Number(micro) > 0 ? `${moved}.${micro}` : moved };
}

function isTime(hour: number, minute: number, second: number): boolean {
  return hour < 24 && minute < 60 && second < 60;
}

function zoneMinutes(zone = 'Z'): number {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}
