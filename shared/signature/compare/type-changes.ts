import { typeRepr } from '../canonical.ts';
import type { DataType, Property, ScalarType } from '../types.ts';
import type { Finding, Place, Verdict } from './comparison.ts';
import { finding } from './findings.ts';
import type { RuleId } from './rules.ts';
import { scalarPair, scalarRule, type Position } from './scalar-pairs.ts';

/** The same type down to every property; an unknown type equals nothing. `any` equals `any`. */
export function sameType(a: DataType, b: DataType): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'scalar':
      return a.name === (b as typeof a).name;
    case 'array':
      return sameType(a.items, (b as typeof a).items);
    case 'map':
      return sameType(a.values, (b as typeof a).values);
    case 'object': {
      const others = (b as typeof a).properties;
      return a.properties.length === others.length && a.properties.every((each, at) => sameProperty(each, others[at]));
    }
    case 'unknown':
      return false;
    default:
      return true;
  }
}

function sameProperty(a: Property, b: Property | undefined): boolean {
  return b !== undefined && a.name === b.name && a.required === b.required && sameType(a.type, b.type);
}

/** The findings of one type in place of another, of inputs. `place` is where the type stands, `position` what it is there. */
export function typeChanges(a: DataType, b: DataType, place: Place, position: Position): Finding[] {
  if (sameType(a, b)) return [];
  const details = { name: placeName(place), a: typeRepr(a), b: typeRepr(b) };
  if (a.kind === 'unknown' || b.kind === 'unknown')
    return [finding('SG-04', place, { ...details, type: a.kind === 'unknown' ? a.source : details.b })];
  if (a.kind === 'scalar' && b.kind === 'scalar') return [scalarChange(a.name, b.name, place, position, details)];
  if (b.kind === 'any') {
    const to = a.kind === 'scalar' ? scalarPair(a.name, 'any', position) : {};
    return [finding('TY-14', place, details, to)];
  }
  if (a.kind === 'any') return [finding('TY-15', place, details)];
  if (a.kind === 'array' && b.kind === 'array') return typeChanges(a.items, b.items, inside(place, '[]'), 'item');
  if (a.kind === 'map' && b.kind === 'map') return typeChanges(a.values, b.values, inside(place, '{}'), 'member');
  if (a.kind === 'object' && b.kind === 'object') return propertyChanges(a.properties, b.properties, place);
  const lists =
    (a.kind === 'array' || a.kind === 'sparkml_vector') && (b.kind === 'array' || b.kind === 'sparkml_vector');
  return [finding(lists ? 'NE-02' : 'NE-01', place, details)];
}

/** A value's name as people read it: `address.zip`, `tags[]`. */
export function placeName(place: Place): string {
  return place.path.reduce(
    (text, part) => (part === '[]' || part === '{}' ? text + part : text === '' ? part : `${text}.${part}`),
    '',
  );
}

export function inside(place: Place, step: string): Place {
  return { part: place.part, path: [...place.path, step] };
}

function scalarChange(
  a: ScalarType,
  b: ScalarType,
  place: Place,
  position: Position,
  details: Finding['details'],
): Finding {
  const verdict = scalarPair(a, b, position);
  return finding(explaining(a, b, verdict.rest, position, place), place, details, verdict);
}

/** Columns are cast, so each pair has its own rule; inside structures nothing is, so where it stands is what matters. */
function explaining(a: ScalarType, b: ScalarType, rest: Verdict, position: Position, place: Place): RuleId {
  if (position === 'column') return scalarRule(a, b);
  // No JSON value fits these types there, so callers over JSON have nothing to lose.
  if (rest === 'compatible' && (a === 'integer' || a === 'datetime' || (a === 'float' && b !== 'double')))
    return 'TY-16';
  return position === 'item' ? 'NE-02' : place.path.at(-1) === '{}' ? 'NE-07' : 'NE-11';
}

function propertyChanges(a: readonly Property[], b: readonly Property[], place: Place): Finding[] {
  const found: Finding[] = [];
  const old = new Map(a.map((property) => [property.name, property]));
  const now = new Set(b.map(({ name }) => name));
  for (const property of b) {
    const at = inside(place, property.name);
    const before = old.get(property.name);
    const details = { name: placeName(at), prop: property.name, object: placeName(place), b: typeRepr(property.type) };
    if (before === undefined) found.push(finding(property.required ? 'NE-03' : 'NE-04', at, details));
    else found.push(...requiredChange(before, property, at), ...typeChanges(before.type, property.type, at, 'member'));
  }
  for (const { name, type } of a) {
    if (now.has(name)) continue;
    const at = inside(place, name);
    found.push(finding('NE-05', at, { name: placeName(at), prop: name, object: placeName(place), a: typeRepr(type) }));
  }
  return found;
}

function requiredChange(a: Property, b: Property, place: Place): Finding[] {
  if (a.required === b.required) return [];
  const details = { name: placeName(place) };
  if (b.required) return [finding('NE-06', place, details)];
  const silent = { rest: 'converts-silently', dataframe: 'converts-silently' } as const;
  return [finding('NE-10', place, details, losesNan(a.type) ? silent : {})];
}

/**
 * Does NaN turn into None once the value may be left out (`_enforce_datatype`)? Only for doubles, which alone take NaN inside
 * a structure; a list of scalars is read as a whole and keeps it.
 */
export function losesNan(type: DataType): boolean {
  for (let at: DataType = type; ;) {
    if (at.kind === 'scalar') return at.name === 'double';
    if (at.kind === 'map') at = at.values;
    else if (at.kind === 'array' && at.items.kind !== 'scalar') at = at.items;
    else return false;
  }
}
