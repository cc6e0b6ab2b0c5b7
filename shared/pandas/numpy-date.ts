import type { DateUnit } from './dtype.ts';
import { PandasError } from './frame.ts';
import { NAT_TICKS } from './ndarray.ts';
import { NANOS, daysInMonth, daysSinceEpoch, floorDivide } from './timestamp.ts';

const ISO =
  /^\s*([-+]?)(\d+)(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{0,18}))?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/;
/** More digits would only cost time: a year this long has wrapped many times. */
const YEAR_DIGITS_LIMIT = 18;

/**
 * The ticks that numpy reads from a text (`np.datetime64(text, unit)`, numpy's ISO 8601): years of any length, which wrap
 * around 64 bits without a word; a zone moves the time to UTC. '' and 'NaT' are NaT. Throws `PandasError` otherwise.
 */
export function parseNumpyDatetime(text: string, unit: DateUnit): bigint {
  if (text === '' || /^nat$/i.test(text)) return NAT_TICKS;
  const match = ISO.exec(text);
  if (match === null || (match[2] ?? '').length > YEAR_DIGITS_LIMIT) throw refusal(text);
  const [, sign, digits = '', month = '01', day = '01', hour, minute = '0', second = '0', fraction = '', zone] = match;
  const year = BigInt(`${sign === '-' ? '-' : ''}${digits}`);
  // The calendar repeats every 400 years of 146,097 days.
  const cycles = floorDivide(year, 400n);
  const within = Number(year - cycles * 400n);
  const at = { month: Number(month), day: Number(day), hour: Number(hour ?? 0), minute: Number(minute) };
  if (at.month < 1 || at.month > 12 || at.day < 1 || at.day > daysInMonth(within, at.month)) throw refusal(text);
  if (at.hour > 23 || at.minute > 59 || Number(second) > 59) throw refusal(text);
  const days = daysSinceEpoch(within, at.month, at.day);
  const minutes = at.hour * 60 + at.minute - zoneMinutes(zone, text);
  const seconds = BigInt(days * 86_400 + minutes * 60 + Number(second)) + cycles * 146_097n * 86_400n;
  const nanos = fraction === '' ? 0n : BigInt(fraction.padEnd(9, '0').slice(0, 9));
  const whole = seconds * NANOS.s + nanos;
  return BigInt.asIntN(64, floorDivide(whole, NANOS[unit]));
}

function zoneMinutes(zone: string | undefined, text: string): number {
  if (zone === undefined || zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 23 || minutes > 59) throw refusal(text);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function refusal(text: string): PandasError {
  return new PandasError('ValueError', `Error parsing datetime string "${text}"`);
}
