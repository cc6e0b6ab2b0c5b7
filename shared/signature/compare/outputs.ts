import { typeRepr } from '../canonical.ts';
import type { ColumnSpec, DataType, ScalarType, Spec, TensorSpec } from '../types.ts';
import { align } from './align.ts';
import type { Finding, Place } from './comparison.ts';
import { finding, placeOf } from './findings.ts';
import type { RuleId } from './rules.ts';
import { shapeText } from './sides.ts';
import { inside, placeName, sameType } from './type-changes.ts';

/** B's outputs for those who read A's. MLflow never checks outputs: readers find out alone. */
export function outputFindings(
  a: readonly Spec[] | null,
  b: readonly Spec[] | null,
  renames: ReadonlyMap<string, string>,
): Finding[] {
  if (a === null) return b === null ? [] : [finding('OU-10', placeOf('outputs'))];
  if (b === null) return [finding('OU-09', placeOf('outputs'))];
  const key = (spec: Spec, at: number) => (spec.name === null ? `#${at + 1}` : String(spec.name));
  const named = [a.every(({ name }) => name !== null), b.every(({ name }) => name !== null)] as const;
  if (named[0] !== named[1]) return [finding('OU-07', placeOf('outputs'))];
  const { pairs, removed, added } = align(a, b, key, renames);
  const found: Finding[] = [];
  for (const { a: gone, at } of removed)
    found.push(finding('OU-01', placeOf('outputs', key(gone, at)), { name: key(gone, at) }));
  for (const { b: extra, at } of added)
    found.push(finding('OU-02', placeOf('outputs', key(extra, at)), { name: key(extra, at) }));
  for (const { a: before, b: now, atA, atB, how } of pairs) {
    const name = key(now, atB);
    if (how === 'renamed') found.push(finding('OU-01', placeOf('outputs', name), { name: key(before, atA) }));
    found.push(...specChanges(before, now, placeOf('outputs', name)));
  }
  const moved = pairs.filter(({ how }) => how === 'moved').length;
  if (moved > 0) found.push(finding('OU-11', placeOf('outputs'), { count: moved }));
  return found;
}

function specChanges(a: Spec, b: Spec, place: Place): Finding[] {
  const name = placeName(place);
  if (a.kind === 'tensor' && b.kind === 'tensor') return tensorChanges(a, b, place, name);
  if (a.kind === 'column' && b.kind === 'column')
    return [...requiredChange(a, b, place, name), ...typeChanges(a.type, b.type, place)];
  return [finding('OU-05', place, { name, a: kindText(a), b: kindText(b) })];
}

function kindText(spec: Spec): string {
  return spec.kind === 'tensor' ? `Tensor(${spec.dtype}, ${shapeText(spec.shape)})` : typeRepr(spec.type);
}

function requiredChange(
  a: Pick<ColumnSpec, 'required'>,
  b: Pick<ColumnSpec, 'required'>,
  place: Place,
  name: string,
): Finding[] {
  if ((a.required === true) === (b.required === true)) return [];
  return [finding(b.required === true ? 'OU-12' : 'OU-06', place, { name })];
}

/** From wide to narrow within what readers store alike. */
const WIDTHS: readonly (readonly ScalarType[])[] = [
  ['integer', 'long'],
  ['float', 'double'],
  ['integer', 'double'],
  ['integer', 'float'],
  ['long', 'double'],
  ['long', 'float'],
];

function typeChanges(a: DataType, b: DataType, place: Place): Finding[] {
  if (sameType(a, b)) return [];
  const details = { name: placeName(place), a: typeRepr(a), b: typeRepr(b) };
  if (a.kind === 'unknown' || b.kind === 'unknown')
    return [finding('SG-04', place, { ...details, type: a.kind === 'unknown' ? a.source : details.b })];
  if (a.kind === 'scalar' && b.kind === 'scalar') return [finding(scalarRule(a.name, b.name), place, details)];
  if (a.kind === 'array' && b.kind === 'array') return typeChanges(a.items, b.items, inside(place, '[]'));
  if (a.kind === 'map' && b.kind === 'map') return typeChanges(a.values, b.values, inside(place, '{}'));
  if (a.kind !== 'object' || b.kind !== 'object')
    return [finding(a.kind === 'any' ? 'OU-12' : 'OU-05', place, details)];
  const old = new Map(a.properties.map((property) => [property.name, property]));
  const now = new Set(b.properties.map(({ name }) => name));
  const found = a.properties
    .filter(({ name }) => !now.has(name))
    .map(({ name }) => finding('OU-01', inside(place, name), { name: placeName(inside(place, name)) }));
  for (const property of b.properties) {
    const at = inside(place, property.name);
    const before = old.get(property.name);
    if (before === undefined) found.push(finding('OU-02', at, { name: placeName(at) }));
    else
      found.push(
        ...requiredChange(before, property, at, placeName(at)),
        ...typeChanges(before.type, property.type, at),
      );
  }
  return found;
}

function scalarRule(a: ScalarType, b: ScalarType): RuleId {
  if (WIDTHS.some(([narrow, wide]) => narrow === a && wide === b)) return 'OU-03';
  return WIDTHS.some(([narrow, wide]) => narrow === b && wide === a) ? 'OU-04' : 'OU-05';
}

function tensorChanges(a: TensorSpec, b: TensorSpec, place: Place, name: string): Finding[] {
  const details = { name, a: kindText(a), b: kindText(b) };
  const fits = a.shape.length === b.shape.length && a.shape.every((size, at) => size === -1n || size === b.shape[at]);
  if (a.dtype !== b.dtype || !fits) return [finding('OU-08', place, details)];
  return a.shape.every((size, at) => size === b.shape[at]) ? [] : [finding('OU-12', place, details)];
}
