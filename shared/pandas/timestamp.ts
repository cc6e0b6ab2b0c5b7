import type { Timestamp } from './cell.ts';
import type { DateUnit } from './dtype.ts';

/** Nanoseconds in a unit. */
export const NANOS: Readonly<Record<DateUnit, bigint>> = {
  D: 86_400_000_000_000n,
  h: 3_600_000_000_000n,
  m: 60_000_000_000n,
  s: 1_000_000_000n,
  ms: 1_000_000n,
  us: 1_000n,
  ns: 1n,
};

const INT64_MAX = 2n ** 63n - 1n;

/** Rounds towards minus infinity, as dates before 1970 need. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

/** Ticks of one unit in another; null where they leave 64 bits (pandas' OutOfBoundsDatetime). */
export function convertTicks(ticks: bigint, from: DateUnit, to: DateUnit): bigint | null {
  const nanos = ticks * NANOS[from];
  const result = NANOS[to] <= NANOS[from] ? nanos / NANOS[to] : floorDivide(nanos, NANOS[to]);
  return result > INT64_MAX || result < -INT64_MAX ? null : result;
}

export function ticksIn(stamp: Timestamp, unit: DateUnit): bigint | null {
  return convertTicks(stamp.ticks, stamp.unit, unit);
}

/** Days since 1970 of a date of the proleptic Gregorian calendar. */
export function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

export function civilFromDays(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * part + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `Timestamp.isoformat()`: six digits of a second where it has microseconds, nine where it has nanoseconds. */
export function isoformat(stamp: Timestamp, digits: 9 | null = null): string {
  const local = stamp.ticks * NANOS[stamp.unit] + BigInt(stamp.offset) * NANOS.m;
  const days = floorDivide(local, NANOS.D);
  const rest = local - days * NANOS.D;
  const { year, month, day } = civilFromDays(Number(days));
  const seconds = Number(rest / NANOS.s);
  const nanos = rest % NANOS.s;
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const all = nanos.toString().padStart(9, '0');
  const fraction = digits === 9 || nanos % 1000n !== 0n ? `.${all}` : nanos === 0n ? '' : `.${all.slice(0, 6)}`;
  return `${date}T${time}${fraction}${stamp.tz === null ? '' : offsetText(stamp.offset)}`;
}

export function offsetText(offset: number): string {
  const size = Math.abs(offset);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
