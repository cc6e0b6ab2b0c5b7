import type { PyValue } from './value.ts';

/*
 * What PyYAML's SafeLoader makes of a plain (unquoted) scalar: the implicit resolvers of yaml/resolver.py and the
 * constructors of yaml/constructor.py. It is YAML 1.1 with PyYAML's own dents: `y` and `1e3` stay strings.
 */
const BOOL = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const NULL = /^(?:~|null|Null|NULL|)$/;
const INT =
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const FLOAT =
  /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIMESTAMP =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::?(\d\d))?))?$/;

/** A scalar that PyYAML itself refuses (`ConstructorError`, `ValueError`): `reason` is for people who know YAML. */
export class ScalarError extends Error {}

/** The value of a plain scalar. Throws `ScalarError` for what PyYAML recognises and then can't make. */
export function resolvePlain(text: string): PyValue {
  // PyYAML picks resolvers by the first character; most scalars are words that meet none.
  if (/^[^-+.0-9~=yYnNtTfFoO]/.test(text)) return text;
  if (NULL.test(text)) return null;
  if (BOOL.test(text)) return toBool(text);
  if (INT.test(text)) return toInt(text);
  if (FLOAT.test(text)) return toFloat(text);
  if (DATE.test(text) || TIMESTAMP.test(text)) return toTimestamp(text);
  if (text === '=') throw new ScalarError("could not determine a constructor for the tag 'tag:yaml.org,2002:value'");
  return text;
}

export function toBool(text: string): boolean {
  return /^(?:yes|true|on)$/i.test(text);
}

/** yaml/constructor.py `construct_yaml_int`. */
export function toInt(text: string): bigint {
  let digits = text.replaceAll('_', '');
  const negative = digits.startsWith('-');
  digits = digits.replace(/^[-+]/, '');
  let value: bigint;
  if (digits === '0') return 0n;
  if (digits.startsWith('0b') || digits.startsWith('0x')) {
    if (digits.length === 2) throw new ScalarError(`invalid literal for int(): '${text}'`);
    value = BigInt(digits);
  } else if (digits.startsWith('0')) value = BigInt(`0o${digits.replace(/^0+(?=.)/, '')}`);
  else if (digits.includes(':')) value = digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  else value = BigInt(digits);
  return negative ? -value : value;
}

/** yaml/constructor.py `construct_yaml_float`. */
export function toFloat(text: string): number {
  let digits = text.replaceAll('_', '').toLowerCase();
  const sign = digits.startsWith('-') ? -1 : 1;
  digits = digits.replace(/^[-+]/, '');
  if (digits === '.inf') return sign * Infinity;
  if (digits === '.nan') return NaN;
  if (digits.includes(':')) return sign * digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  if (digits === '.') throw new ScalarError(`could not convert string to float: '${text}'`);
  return sign * Number(digits);
}

/** yaml/constructor.py `construct_yaml_timestamp`; the text is Python's `str()` of the date or datetime. */
export function toTimestamp(text: string): PyValue {
  if (DATE.test(text)) {
    checkDay(text, ...(text.split('-').map(Number) as [number, number, number]));
    return { type: 'date', text };
  }
  const match = TIMESTAMP.exec(text);
  if (match === null) return text;
  const [
    ,
    year = '',
    month = '',
    day = '',
    hour = '',
    minute = '',
    second = '',
    fraction,
    zone,
    sign,
    zoneHour,
    zoneMinute,
  ] = match;
  checkDay(text, Number(year), Number(month), Number(day));
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) throw new ScalarError(`no such time: ${text}`);
  const micro = (fraction ?? '').slice(0, 6).padEnd(6, '0');
  const pad = (part: string) => part.padStart(2, '0');
  const offset = zone === undefined ? '' : zone === 'Z' ? '+00:00' : zoneText(text, sign, zoneHour, zoneMinute);
  const tail = `${fraction !== undefined && Number(micro) > 0 ? `.${micro}` : ''}${offset}`;
  return { type: 'datetime', text: `${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${minute}:${second}${tail}` };
}

function zoneText(text: string, sign = '+', hour = '0', minute = '00'): string {
  if (Number(hour) * 60 + Number(minute) >= 1440) throw new ScalarError(`no such time zone: ${text}`);
  const zero = Number(hour) === 0 && Number(minute) === 0;
  const total = Number(hour) * 60 + Number(minute);
  return `${zero ? '+' : sign}${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

function checkDay(text: string, year: number, month: number, day: number): void {
  const days =
    month === 2
      ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
        ? 29
        : 28
      : [4, 6, 9, 11].includes(month)
        ? 30
        : 31;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days) throw new ScalarError(`no such day: ${text}`);
}
