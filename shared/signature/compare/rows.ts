import { typeRepr } from '../canonical.ts';
import type { DataType, SignatureReading } from '../types.ts';
import { align } from './align.ts';
import type { Change, Finding, Place, RenameProposal, Row, Side } from './comparison.ts';
import { placeOf } from './findings.ts';
import { sidesOf, type PartSide } from './sides.ts';
import { inside } from './type-changes.ts';

/** From A's name to B's. */
export type Renames = Readonly<Record<RenameProposal['part'], ReadonlyMap<string, string>>>;

const PARTS = ['inputs', 'outputs', 'params'] as const;

/** The table: every entry of both sides in B's order, what only A has after its neighbour, properties under their column. */
export function rowsOf(
  a: SignatureReading | null,
  b: SignatureReading | null,
  findings: readonly Finding[],
  renames: Renames,
): Row[] {
  const rows = PARTS.flatMap((part) => partRows(sidesOf(a, part), sidesOf(b, part), part, renames[part]));
  return withFindings(rows, findings);
}

/** The rows with the findings of their very place. */
export function withFindings(rows: readonly Row[], findings: readonly Finding[]): Row[] {
  const byPlace = new Map<string, number[]>();
  findings.forEach(({ place }, at) => {
    const key = placeKey(place);
    byPlace.set(key, [...(byPlace.get(key) ?? []), at]);
  });
  return rows.map((row) => ({ ...row, findings: byPlace.get(placeKey(row.place)) ?? [] }));
}

function placeKey({ part, path }: Place): string {
  return `${part}\0${path.join('\0')}`;
}

function partRows(
  a: readonly PartSide[],
  b: readonly PartSide[],
  part: (typeof PARTS)[number],
  renames: ReadonlyMap<string, string>,
): Row[] {
  const { pairs, removed } = align(a, b, ({ key }) => key, renames);
  const pairOf = new Map(pairs.map((pair) => [pair.atB, pair]));
  // What only A has follows the nearest thing before it that both have.
  const after = new Map<number, Row[]>();
  const partner = new Map(pairs.map(({ atA, atB }) => [atA, atB]));
  const goneAt = new Set(removed.map(({ at }) => at));
  let neighbour = -1;
  a.forEach((side, at) => {
    if (!goneAt.has(at)) neighbour = partner.get(at) ?? neighbour;
    else after.set(neighbour, [...(after.get(neighbour) ?? []), ...entryRows(part, side, null, 'removed')]);
  });
  const rows: Row[] = [...(after.get(-1) ?? [])];
  b.forEach((side, at) => {
    const pair = pairOf.get(at);
    if (pair === undefined) rows.push(...entryRows(part, null, side, 'added'));
    else rows.push(...entryRows(part, pair.a, side, changeOf(pair.a, side, pair.how)));
    rows.push(...(after.get(at) ?? []));
  });
  return rows;
}

function changeOf(a: PartSide, b: PartSide, how: Change): Change {
  if (how === 'renamed') return 'renamed';
  return a.shown.value !== b.shown.value || a.required !== b.required ? 'changed' : how;
}

function entryRows(part: Place['part'], a: PartSide | null, b: PartSide | null, change: Change): Row[] {
  const place = placeOf(part, b?.key ?? a?.key ?? '');
  const own: Row = { place, depth: 0, change, a: a?.shown ?? null, b: b?.shown ?? null, findings: [] };
  return [own, ...innerRows(a?.type ?? null, b?.type ?? null, place, 1)];
}

/** Deeper ones are still in the column's own text. */
const DEEPEST_ROW = 20;

/** The properties, items and values inside a type. */
function innerRows(a: DataType | null, b: DataType | null, place: Place, depth: number): Row[] {
  if (depth > DEEPEST_ROW) return [];
  const [left, right] = [innerOf(a), innerOf(b)];
  const now = new Map(right.map((each) => [each.step, each]));
  const before = new Map(left.map((each) => [each.step, each]));
  const steps = [...right.map(({ step }) => step), ...left.map(({ step }) => step).filter((step) => !now.has(step))];
  return steps.flatMap((step) => {
    const [old, fresh] = [before.get(step), now.get(step)];
    const at = inside(place, step);
    const shown = (each: Inner | undefined): Side | null =>
      each === undefined ? null : { name: step, value: typeRepr(each.type), required: each.required };
    const [sideA, sideB] = [shown(old), shown(fresh)];
    const same = sideA?.value === sideB?.value && sideA?.required === sideB?.required;
    const change: Change = sideA === null ? 'added' : sideB === null ? 'removed' : same ? 'same' : 'changed';
    const row: Row = { place: at, depth, change, a: sideA, b: sideB, findings: [] };
    return [row, ...innerRows(old?.type ?? null, fresh?.type ?? null, at, depth + 1)];
  });
}

interface Inner {
  readonly step: string;
  readonly type: DataType;
  readonly required: boolean | null;
}

/** A list or map of plain values says it all in its own row. */
function innerOf(type: DataType | null): Inner[] {
  if (type === null) return [];
  if (type.kind === 'object')
    return type.properties.map(({ name, type: inner, required }) => ({ step: name, type: inner, required }));
  const inner = type.kind === 'array' ? type.items : type.kind === 'map' ? type.values : null;
  if (inner === null) return [];
  return [{ step: type.kind === 'array' ? '[]' : '{}', type: inner, required: null }];
}
