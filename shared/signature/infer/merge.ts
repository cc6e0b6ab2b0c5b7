import { compareCodePoints } from '../parse-type.ts';
import type { DataType, Property } from '../types.ts';
import { InferError } from './infer-error.ts';

/** The type that holds both (mlflow/types/schema.py, `_merge` of each type). Throws `InferError` where MLflow does. */
export function mergeTypes(left: DataType, right: DataType): DataType {
  switch (left.kind) {
    case 'any':
      return right.kind === 'any' || right.kind === 'scalar' ? right : mergeTypes(right, left);
    case 'object':
      return mergeObjects(left.properties, left, right);
    case 'array':
      if (right.kind === 'any') return left;
      if (right.kind !== 'array') throw differ(left, right);
      return { kind: 'array', items: mergeInner(left.items, right.items) };
    case 'map':
      if (right.kind === 'any') return left;
      if (right.kind !== 'map') throw differ(left, right);
      return { kind: 'map', values: mergeInner(left.values, right.values) };
    default:
      return mergeInner(left, right);
  }
}

/** Inside an array, a map or a property: a scalar takes its like or what is not determined. */
function mergeInner(left: DataType, right: DataType): DataType {
  if (left.kind !== 'scalar') return mergeTypes(left, right);
  if (right.kind === 'any' || (right.kind === 'scalar' && right.name === left.name)) return left;
  throw differ(left, right);
}

/** Lists made here, of which no property is required: they can only grow, and whoever merges goes on with the result. */
const relaxed = new WeakSet<readonly Property[]>();

/** Both sorted by name, and so the result. */
function mergeObjects(mine: readonly Property[], left: DataType, right: DataType): DataType {
  if (right.kind === 'any') return { kind: 'object', properties: mine.map(optional) };
  if (right.kind !== 'object') throw differ(left, right);
  const theirs = right.properties;
  // A list of many objects merges as many times: a few names must not cost a walk through all that were seen.
  if (relaxed.has(mine) && theirs.length * 8 < mine.length)
    return { kind: 'object', properties: insert(mine as Property[], theirs) };
  const merged: Property[] = [];
  for (let at = 0, other = 0; at < mine.length || other < theirs.length;) {
    const a = mine[at];
    const b = theirs[other];
    const order = a === undefined ? 1 : b === undefined ? -1 : compareCodePoints(a.name, b.name);
    if (order <= 0) at += 1;
    if (order >= 0) other += 1;
    const alone = order < 0 ? a : b;
    if (order === 0 && a !== undefined && b !== undefined) merged.push(mergedProperty(a, b));
    else if (alone !== undefined) merged.push(optional(alone));
  }
  if (!merged.some(({ required }) => required)) relaxed.add(merged);
  return { kind: 'object', properties: merged };
}

function insert(merged: Property[], theirs: readonly Property[]): Property[] {
  for (const property of theirs) {
    let low = 0;
    let high = merged.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareCodePoints(merged[middle]?.name ?? '', property.name) < 0) low = middle + 1;
      else high = middle;
    }
    const same = merged[low];
    if (same?.name === property.name) merged[low] = mergedProperty(same, property);
    else merged.splice(low, 0, optional(property));
  }
  return merged;
}

function mergedProperty(a: Property, b: Property): Property {
  return { name: a.name, type: mergeInner(a.type, b.type), required: a.required && b.required };
}

function optional(property: Property): Property {
  return property.required ? { ...property, required: false } : property;
}

/** MLflow keeps the properties of an object sorted by name. */
export function sortedProperties(properties: readonly Property[]): Property[] {
  return [...properties].sort((a, b) => compareCodePoints(a.name, b.name));
}

function differ(left: DataType, right: DataType): InferError {
  return new InferError('infer-mixed-types', { first: nameOf(left), second: nameOf(right) });
}

/** A short name of a type for messages. */
export function nameOf(type: DataType): string {
  return type.kind === 'scalar' ? type.name : type.kind;
}
