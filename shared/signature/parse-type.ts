import { pyStr, toJson } from '../python/dumps.ts';
import type { PyDict, PyValue } from '../python/value.ts';
import type { PartProblems } from './part-problems.ts';
import { SCALAR_TYPES, type DataType, type Property, type ScalarType } from './types.ts';

/** MLflow runs into Python's recursion limit beyond these (measured: 3.17.2 on Python 3.11). */
export const ARRAY_DEPTH_LIMIT = 988;
export const OBJECT_DEPTH_LIMIT = 330;

export const COMPLEX_TYPES = ['array', 'object', 'map', 'sparkml_vector', 'any'] as const;

export function isScalarType(name: PyValue): name is ScalarType {
  return typeof name === 'string' && (SCALAR_TYPES as readonly string[]).includes(name);
}

/**
 * Reads a nested type (`{"type": ..., ...}`) as mlflow/types/schema.py's `from_json_dict` functions do. Where MLflow would
 * raise, a problem is noted at `place` and the type is `unknown` with its source.
 */
export function parseType(body: PyDict, place: string, problems: PartProblems, depth = 0): DataType {
  const name = body.get('type') ?? null;
  if (isScalarType(name)) return { kind: 'scalar', name };
  if (name === 'any') return { kind: 'any' };
  if (name === 'sparkml_vector') return { kind: 'sparkml_vector' };
  if (depth > ARRAY_DEPTH_LIMIT) {
    problems.error('signature-too-deep', { place });
    return { kind: 'unknown', source: '…' };
  }
  if (name === 'array') return parseInner(body, 'items', place, problems, depth);
  if (name === 'map') return parseInner(body, 'values', place, problems, depth);
  if (name === 'object') return parseObject(body, place, problems, depth);
  problems.error('signature-unknown-type', { place, type: typeof name === 'string' ? name : toJson(name) });
  return unknown(body);
}

function unknown(body: PyDict): DataType {
  const name = body.get('type');
  return { kind: 'unknown', source: typeof name === 'string' ? name : toJson(body).slice(0, 200) };
}

function parseInner(
  body: PyDict,
  key: 'items' | 'values',
  place: string,
  problems: PartProblems,
  depth: number,
): DataType {
  const inner = body.get(key);
  const inside = key === 'items' ? `${place}[]` : `${place}{}`;
  if (!(inner instanceof Map) || !inner.has('type')) {
    problems.error('signature-missing-inner', { place, type: key === 'items' ? 'array' : 'map', key });
    return unknown(body);
  }
  const type = parseType(inner, inside, problems, depth + 1);
  if (key === 'items') return { kind: 'array', items: type };
  // MLflow loses the map around a vector (Map.from_json_dict returns the vector itself).
  return inner.get('type') === 'sparkml_vector' ? type : { kind: 'map', values: type };
}

function parseObject(body: PyDict, place: string, problems: PartProblems, depth: number): DataType {
  const given = body.get('properties');
  // An object takes MLflow three calls a level, so its limit is a third.
  if (depth > OBJECT_DEPTH_LIMIT) problems.error('signature-too-deep', { place });
  if (!(given instanceof Map) || given.size === 0) {
    problems.error('signature-missing-properties', { place });
    return unknown(body);
  }
  const properties: Property[] = [];
  for (const [key, value] of given) properties.push(parseProperty(pyStr(key), value, place, problems, depth));
  return { kind: 'object', properties: properties.sort((a, b) => compareCodePoints(a.name, b.name)) };
}

function parseProperty(name: string, value: PyValue, place: string, problems: PartProblems, depth: number): Property {
  const inside = `${place}.${name}`;
  if (!(value instanceof Map) || !value.has('type')) {
    problems.error('signature-bad-property', { place: inside });
    return { name, type: { kind: 'unknown', source: toJson(value).slice(0, 200) }, required: true };
  }
  // Property.from_json_dict returns the vector itself, which Object then refuses.
  if (value.get('type') === 'sparkml_vector') problems.error('signature-vector-in-object', { place: inside });
  const required = value.has('required') ? value.get('required') !== false && value.get('required') !== null : true;
  return { name, type: parseType(value, inside, problems, depth + 1), required };
}

/** Python's order of strings, by code points; JavaScript's own differs beyond U+FFFF. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Halves of code points beyond U+FFFF go after all others. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
