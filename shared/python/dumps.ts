import type { PyDate, PyValue } from './value.ts';

/** Python's `repr()` of a float: 1.0, 1e-07, 1e+16, nan, inf. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const [digits = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const sign = exponent < 0 ? '-' : '+';
    return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const text = value.toString();
  if (/e/.test(text)) return BigInt(value).toString() + '.0';
  return text.includes('.') ? text : `${text}.0`;
}

export function isDate(value: PyValue): value is PyDate {
  return typeof value === 'object' && value !== null && 'type' in value && 'text' in value;
}

/** Python's `str()` of a dict key, as `json.dumps` and our printing write keys. */
export function keyText(key: PyValue): string {
  if (key === null) return 'None';
  if (typeof key === 'boolean') return key ? 'True' : 'False';
  if (typeof key === 'number') return floatRepr(key);
  if (typeof key === 'object') return isDate(key) ? key.text : toJson(key);
  return String(key);
}

/**
 * A value as JSON text that any JSON reader takes: ints exact, floats as Python writes them (3.0 stays 3.0), dates as their
 * `str()`, and one-key objects for what JSON lacks: {"$float": "nan"}, {"$bytes": base64}.
 */
export function toJson(value: PyValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return Number.isFinite(value) ? floatRepr(value) : `{"$float": "${floatRepr(value)}"}`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Uint8Array) return `{"$bytes": "${btoa(String.fromCharCode(...value))}"}`;
  if (Array.isArray(value)) return `[${value.map(toJson).join(', ')}]`;
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${JSON.stringify(keyText(key))}: ${toJson(item)}`).join(', ')}}`;
  }
  return JSON.stringify(value.text);
}

/** Python's own `json.dumps` (ASCII only, `NaN` and `Infinity` as Python spells them). Not for bytes; dates as their text. */
export function jsonDumps(value: PyValue): string {
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? floatRepr(value)
      : Number.isNaN(value)
        ? 'NaN'
        : value > 0
          ? 'Infinity'
          : '-Infinity';
  }
  if (typeof value === 'string') return asciiJson(value);
  if (Array.isArray(value)) return `[${value.map(jsonDumps).join(', ')}]`;
  if (value instanceof Map)
    return `{${[...value].map(([key, item]) => `${asciiJson(keyText(key))}: ${jsonDumps(item)}`).join(', ')}}`;
  return toJson(value);
}

function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Python's `str()` of a value, for messages and for MLflow's own `repr` of a signature. */
export function pyStr(value: PyValue): string {
  return typeof value === 'string' ? value : pyRepr(value);
}

export function pyRepr(value: PyValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return floatRepr(value);
  if (typeof value === 'string') return stringRepr(value);
  if (value instanceof Uint8Array) return `b${stringRepr(String.fromCharCode(...value))}`;
  if (Array.isArray(value)) return `[${value.map(pyRepr).join(', ')}]`;
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${pyRepr(key)}: ${pyRepr(item)}`).join(', ')}}`;
  return value.text;
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** Single quotes unless the text has one and no double quote; unprintable characters escaped. */
function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === quote) result += `\\${character}`;
    else if (SHORT[character] !== undefined) result += SHORT[character];
    else if (code < 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0xad)
      result += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(character)) result += escapeCode(code);
    else result += character;
  }
  return quote + result + quote;
}

function escapeCode(code: number): string {
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
