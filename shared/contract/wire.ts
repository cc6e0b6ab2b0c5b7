/**
 * One tagged encoding for the values JSON can't carry, used on every boundary (window, tab, job process).
 *
 * bigint -> {"$int": "12"} · Map -> {"$map": [[key, value]...]} · Uint8Array -> {"$bytes": base64}
 * NaN, ±Infinity, -0 -> {"$float": "nan" | "inf" | "-inf" | "-0"} · undefined in a list -> null, in an object left out
 * An object of ours whose own key starts with `$` is wrapped: {"$object": {...}}.
 */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export function encode(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return { $int: value.toString() };
  if (typeof value === 'number') return encodeNumber(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(encode);
  if (value instanceof Map) return { $map: [...value].map(([key, item]) => [encode(key), encode(item)]) };
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) };
  if (typeof value !== 'object') throw new TypeError(`cannot send a ${typeof value}`);
  const result: { [key: string]: Json } = {};
  let tagged = false;
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    if (key.startsWith('$')) tagged = true;
    setOwn(result, key, encode(item));
  }
  return tagged ? { $object: result } : result;
}

export function decode(json: Json): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return json.map(decode);
  const keys = Object.keys(json);
  const [tag] = keys;
  if (keys.length === 1 && tag?.startsWith('$')) return decodeTagged(tag, json[tag] as Json);
  return decodeObject(json);
}

function encodeNumber(value: number): Json {
  if (Number.isNaN(value)) return { $float: 'nan' };
  if (Object.is(value, -0)) return { $float: '-0' };
  if (value === Infinity) return { $float: 'inf' };
  return value === -Infinity ? { $float: '-inf' } : value;
}

function decodeObject(json: { [key: string]: Json }): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(json)) {
    setOwn(result, key, decode(json[key] ?? null));
  }
  return result;
}

/** A key named `__proto__` must stay a key; for all others an assignment does, in a tenth of the time. */
function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

const FLOATS: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 };

function decodeTagged(tag: string, body: Json): unknown {
  if (tag === '$int' && typeof body === 'string' && /^-?\d+$/.test(body)) return BigInt(body);
  if (tag === '$float' && typeof body === 'string' && body in FLOATS) return FLOATS[body];
  if (tag === '$bytes' && typeof body === 'string') return fromBase64(body);
  if (tag === '$object' && isObject(body)) return decodeObject(body);
  if (tag === '$map' && Array.isArray(body)) {
    return new Map(
      body.map((pair) => (Array.isArray(pair) ? [decode(pair[0] ?? null), decode(pair[1] ?? null)] : [null, null])),
    );
  }
  throw new TypeError(`unknown encoding ${tag}`);
}

function isObject(json: Json): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    // Spreading the piece would take five times as long.
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + 0x8000) as unknown as number[]);
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  // A loop by index: going through the text by its characters takes twenty times as long.
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
