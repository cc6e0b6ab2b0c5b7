import { daysInMonth, daysSinceEpoch, NANOS } from './timestamp.ts';

/** A point in time read from a text: nanoseconds since 1970 in UTC, and how the text wrote it. */
export interface ReadDate {
  readonly nanos: bigint;
  /** Minutes east of UTC; null for a time without a zone. */
  readonly offset: number | null;
  /** Did it write more than microseconds? */
  readonly fine: boolean;
}

/** Reads texts of one form, as pandas' `strptime` with a guessed format does. Null where a text has another form. */
export type DateForm = (text: string) => ReadDate | null;

type Part = 'Y' | 'm' | 'd' | 'H' | 'M' | 'S' | 'f' | 'z' | 'B' | 'p';

const PATTERN: Readonly<Record<Part, string>> = {
  Y: '(\\d{4})',
  m: '(1[0-2]|0[1-9]|[1-9])',
  d: '(3[01]|[12]\\d|0[1-9]|[1-9])',
  H: '(2[0-3]|[01]\\d|\\d)',
  M: '([0-5]\\d|\\d)',
  S: '([0-5]\\d|\\d)',
  f: '(\\d{1,9})',
  z: '(Z|[+-]\\d\\d:?\\d\\d)',
  B: '([A-Za-z]{3,9})',
  p: '([AaPp][Mm])',
};

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** A text's date and time, split: the parts of its form in order, with the text between them. */
const TIME =
  '(?:([T ])(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?)?)?(?: ?([AaPp][Mm]))?( ?)(Z|[+-]\\d{2}:?\\d{2})?';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${TIME}$`);

/**
 * The form of a text as pandas guesses it (`guess_datetime_format`; month before day unless that can't be). Null for texts
 * pandas has to hand to dateutil.
 */
export function guessForm(text: string): DateForm | null {
  const first = YEAR_FIRST.exec(text);
  if (first !== null) return form(['Y', first[2] ?? '-', 'm', first[2] ?? '-', 'd', ...timeParts(first)]);
  const last = YEAR_LAST.exec(text);
  if (last !== null) {
    const separator = last[2] ?? '/';
    const date: Part[] = Number(last[1]) > 12 ? ['d', 'm'] : ['m', 'd'];
    return form([date[0] ?? 'm', separator, date[1] ?? 'd', separator, 'Y', ...timeParts(last)]);
  }
  if (/^\d{8}$/.test(text)) return form(['Y', 'm', 'd']);
  if (/^\d{4}-\d{2}$/.test(text)) return form(['Y', '-', 'm']);
  if (/^\d{4}$/.test(text)) return form(['Y']);
  if (/^\d{1,2} [A-Za-z]{3,9} \d{4}$/.test(text)) return form(['d', ' ', 'B', ' ', 'Y']);
  if (/^[A-Za-z]{3,9} \d{1,2} \d{4}$/.test(text)) return form(['B', ' ', 'd', ' ', 'Y']);
  if (/^[A-Za-z]{3,9} \d{1,2}, \d{4}$/.test(text)) return form(['B', ' ', 'd', ', ', 'Y']);
  if (/^[A-Za-z]{3,9} \d{4}$/.test(text)) return form(['B', ' ', 'Y']);
  return null;
}

function timeParts(match: RegExpExecArray): string[] {
  const [, , , , , between, hour, minute, second, fraction, half, gap, zone] = match;
  const parts: string[] = [];
  if (between !== undefined && hour !== undefined) parts.push(between, 'H');
  if (minute !== undefined) parts.push(':', 'M');
  if (second !== undefined) parts.push(':', 'S');
  if (fraction !== undefined) parts.push('.', 'f');
  if (half !== undefined) parts.push(' ', 'p');
  if (zone !== undefined) parts.push(...(gap === '' || gap === undefined ? [] : [gap]), 'z');
  return parts;
}

function form(parts: readonly string[]): DateForm {
  const names = parts.filter((part): part is Part => Object.hasOwn(PATTERN, part));
  const source = parts.map((part) => PATTERN[part as Part] ?? part.replace(/[.]/g, '\\.')).join('');
  const pattern = new RegExp(`^${source}$`);
  return (text) => {
    const match = pattern.exec(text);
    if (match === null) return null;
    return dateOf(Object.fromEntries(names.map((name, at) => [name, match[at + 1] ?? ''])));
  };
}

function dateOf(values: Partial<Record<Part, string>>): ReadDate | null {
  const year = Number(values.Y);
  const month = values.B === undefined ? Number(values.m ?? 1) : monthOf(values.B);
  const day = Number(values.d ?? 1);
  if (month === null || year < 1 || day > daysInMonth(year, month)) return null;
  const hour = halfDay(Number(values.H ?? 0), values.p);
  if (hour === null) return null;
  const fraction = values.f ?? '';
  const offset = values.z === undefined ? null : offsetMinutes(values.z);
  const minutes = hour * 60 + Number(values.M ?? 0) - (offset ?? 0);
  const seconds = daysSinceEpoch(year, month, day) * 86_400 + minutes * 60 + Number(values.S ?? 0);
  const nanos = fraction === '' ? 0n : BigInt(fraction.padEnd(9, '0'));
  return {
    nanos: BigInt(seconds) * NANOS.s + nanos,
    offset,
    fine: fraction.length > 6,
  };
}

function monthOf(name: string): number | null {
  const at = MONTHS.findIndex((month) => month === name.toLowerCase() || month.slice(0, 3) === name.toLowerCase());
  return at < 0 ? null : at + 1;
}

function halfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (/^p/i.test(half)) return hour < 12 ? hour + 12 : hour;
  return hour === 12 ? 0 : hour;
}

function offsetMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -size : size;
}

/**
 * A text of no guessable form, read alone as pandas does with dateutil's help: spaces around, an ISO date cut short, two
 * numbers as month and day of the year 1. Null where it gives up.
 */
export function readLoose(text: string): ReadDate | null {
  const bare = text.trim();
  const guessed = guessForm(bare)?.(bare) ?? null;
  if (guessed !== null) return guessed;
  const pair = /^(\d{1,2}),(\d{1,2})$/.exec(bare);
  return pair === null ? null : dateOf({ Y: '0001', m: pair[1] ?? '', d: pair[2] ?? '' });
}
