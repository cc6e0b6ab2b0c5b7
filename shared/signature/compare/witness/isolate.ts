import type { ColumnSpec, DataType, Property } from '../../types.ts';
import { columnKey, isStructured } from '../columns.ts';
import type { Finding } from '../comparison.ts';

/** Two lists of columns that differ by one change alone; `focus` is the column of A that it is about. */
export interface Isolated {
  readonly a: readonly ColumnSpec[];
  readonly b: readonly ColumnSpec[];
  readonly focus: ColumnSpec | null;
}

/** Kinds of unchanged columns that stand for all of them. */
const COMPANIONS = 6;

/** The change of a finding with everything else as it is in A; null where the finding is not about one column. */
export function isolate(
  a: readonly ColumnSpec[],
  b: readonly ColumnSpec[],
  { rule, place, details }: Finding,
): Isolated | null {
  if (rule === 'IN-15') return { a, b, focus: a[0] ?? null };
  const [name, ...path] = place.path;
  if (name === undefined) return null;
  const before = find(a, typeof details['old'] === 'string' && details['old'] !== '' ? details['old'] : name);
  const now = find(b, name);
  if (rule === 'NE-08') {
    if (now === null) return null;
    const kept = companions(a, b);
    return { a: kept, b: [...kept, { ...now, required: false }], focus: null };
  }
  if (rule === 'NE-09' || rule === 'IN-16') {
    const gone = find(a, name);
    const kept = companions(a, b);
    return gone === null ? null : { a: [...kept, gone], b: kept.length === 0 ? b : kept, focus: gone };
  }
  if (before === null || now === null) return null;
  const others = a.filter((column) => column !== before);
  const around = context(
    others,
    b.filter((column) => column !== now),
  );
  const type = isolatedType(before.type, now.type, path, rule === 'NE-06' || rule === 'NE-10');
  return { a: [before, ...around], b: [{ ...before, type }, ...around], focus: before };
}

function find(columns: readonly ColumnSpec[], name: string): ColumnSpec | null {
  return columns.find((column, at) => columnKey(column, at) === name) ?? null;
}

/** One column of each kind that both have, as it is in A. */
function companions(a: readonly ColumnSpec[], b: readonly ColumnSpec[]): ColumnSpec[] {
  const names = new Set(b.map(({ name }) => name));
  const kinds = new Map<string, ColumnSpec>();
  for (const column of a) {
    if (!names.has(column.name) || column.type.kind === 'unknown') continue;
    const kind = column.type.kind === 'scalar' ? column.type.name : column.type.kind;
    if (kinds.size < COMPANIONS && !kinds.has(kind)) kinds.set(kind, column);
  }
  return [...kinds.values()];
}

/** Stand-ins for the other columns: that there are some, and whether a structured one is among them, decides how requests are read. */
function context(a: readonly ColumnSpec[], b: readonly ColumnSpec[]): ColumnSpec[] {
  if (a.length === 0) return [];
  const plain: ColumnSpec = { kind: 'column', name: 'other', type: { kind: 'scalar', name: 'long' }, required: true };
  const named = a.every(({ name }) => name !== null);
  if (!named) return [{ ...plain, name: null }];
  const structured = [a, b].every((columns) => columns.some(({ type }) => isStructured(type)));
  const list: DataType = { kind: 'array', items: { kind: 'scalar', name: 'string' } };
  return structured ? [plain, { ...plain, name: 'others', type: list, required: false }] : [plain];
}

/** A's type in which only what stands at `path` is B's: its type, or only whether it is required. */
function isolatedType(a: DataType, b: DataType, path: readonly string[], requiredOnly: boolean): DataType {
  const [step, ...rest] = path;
  if (step === undefined) return b;
  if (a.kind === 'array' && b.kind === 'array')
    return { kind: 'array', items: isolatedType(a.items, b.items, rest, requiredOnly) };
  if (a.kind === 'map' && b.kind === 'map')
    return { kind: 'map', values: isolatedType(a.values, b.values, rest, requiredOnly) };
  if (a.kind !== 'object' || b.kind !== 'object') return b;
  const [old, now] = [propertyOf(a.properties, step), propertyOf(b.properties, step)];
  if (now === undefined) return { kind: 'object', properties: a.properties.filter(({ name }) => name !== step) };
  if (old === undefined) return { kind: 'object', properties: sorted([...a.properties, now]) };
  const changed: Property =
    rest.length === 0 && requiredOnly
      ? { ...old, required: now.required }
      : { ...old, type: isolatedType(old.type, now.type, rest, requiredOnly) };
  return { kind: 'object', properties: a.properties.map((each) => (each === old ? changed : each)) };
}

function propertyOf(properties: readonly Property[], name: string): Property | undefined {
  return properties.find((property) => property.name === name);
}

function sorted(properties: readonly Property[]): Property[] {
  return properties.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
