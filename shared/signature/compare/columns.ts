import { typeRepr } from '../canonical.ts';
import type { ColumnSpec, DataType } from '../types.ts';
import { align, type Alignment } from './align.ts';
import type { Finding } from './comparison.ts';
import { finding, placeOf } from './findings.ts';
import { folded } from './likeness.ts';
import { losesNan, typeChanges } from './type-changes.ts';

/** What a column is called: its name, or its place where it has none. */
export function columnKey(column: { readonly name: ColumnSpec['name'] }, at: number): string {
  return column.name === null ? `#${at + 1}` : String(column.name);
}

export function isStructured(type: DataType): boolean {
  return type.kind === 'array' || type.kind === 'object' || type.kind === 'sparkml_vector';
}

/** B's input columns in place of A's (mlflow/models/utils.py, `_enforce_named_col_schema`, `_enforce_unnamed_col_schema`). */
export function columnFindings(
  a: readonly ColumnSpec[],
  b: readonly ColumnSpec[],
  renames: ReadonlyMap<string, string>,
): Finding[] {
  const named = [a.every(({ name }) => name !== null), b.every(({ name }) => name !== null)] as const;
  if (!named[0] && !named[1]) return unnamedFindings(a, b);
  if (!named[0]) return [finding('IN-13', placeOf('inputs'), { m: a.length, n: b.length })];
  if (!named[1]) return [finding('IN-14', placeOf('inputs'), { m: a.length, n: b.length })];
  const alignment = align(a, b, columnKey, renames);
  return [...formFindings(a, b, alignment), ...namedFindings(alignment)];
}

function namedFindings({ pairs, removed, added }: Alignment<ColumnSpec, ColumnSpec>): Finding[] {
  const found: Finding[] = [];
  const gone = new Map(removed.map(({ a, at }) => [folded(columnKey(a, at)), columnKey(a, at)]));
  for (const { b, at } of added) {
    const name = columnKey(b, at);
    const twin = gone.get(folded(name));
    const details = { name, b: typeRepr(b.type), old: twin ?? '', new: name };
    const rule = b.required !== true ? 'IN-02' : twin === undefined ? 'IN-01' : 'IN-08';
    found.push(finding(rule, placeOf('inputs', name), details));
  }
  for (const { a, at } of removed) {
    const name = columnKey(a, at);
    found.push(
      finding(a.required === true ? 'IN-03' : 'IN-04', placeOf('inputs', name), { name, a: typeRepr(a.type) }),
    );
  }
  for (const { a, b, atA, atB, how } of pairs) {
    const name = columnKey(b, atB);
    const place = placeOf('inputs', name);
    if (how === 'renamed') found.push(renamed(columnKey(a, atA), name, b));
    else found.push(...requiredFindings(a, b, name));
    found.push(...typeChanges(a.type, b.type, place, 'column'));
  }
  const moved = pairs.filter(({ how }) => how === 'moved');
  if (moved.length > 0) {
    const names = moved.map(({ b, atB }) => columnKey(b, atB));
    found.push(finding('IN-09', placeOf('inputs'), { count: moved.length, names: names.slice(0, 5).join(', ') }));
  }
  return found;
}

/** A column that B does not need is left out in silence, whatever the caller sends under the old name. */
function renamed(old: string, name: string, b: ColumnSpec): Finding {
  const rule = folded(old) === folded(name) ? 'IN-08' : 'IN-07';
  const verdict = b.required === true ? 'breaks-callers' : 'converts-silently';
  return finding(rule, placeOf('inputs', name), { name, old, new: name }, { rest: verdict, dataframe: verdict });
}

function requiredFindings(a: ColumnSpec, b: ColumnSpec, name: string): Finding[] {
  const place = placeOf('inputs', name);
  if (a.required !== true && b.required === true) return [finding('IN-05', place, { name })];
  if (a.required !== true || b.required === true) return [];
  const nan = a.type.kind !== 'scalar' && losesNan(a.type);
  return [finding('IN-06', place, { name }, nan ? { rest: 'converts-silently', dataframe: 'converts-silently' } : {})];
}

/**
 * How requests may be written depends on the columns as a whole: one column alone may come as a bare list
 * (`_cast_schema_type`); with a list or object among the columns, `inputs` as one object is one row, and without one it is
 * a row only where each value is a scalar, which values of columns that B does not know never are (`_enforce_schema`).
 */
function formFindings(
  a: readonly ColumnSpec[],
  b: readonly ColumnSpec[],
  { pairs, removed }: Alignment<ColumnSpec, ColumnSpec>,
): Finding[] {
  const found: Finding[] = [];
  if (a.length === 1 && b.length > 1 && removed.length === 0)
    found.push(finding('IN-15', placeOf('inputs'), { name: columnKey(a[0] as ColumnSpec, 0) }));
  const gone = removed.find(({ a: column }) => !isStructured(column.type));
  if (gone !== undefined) {
    const name = columnKey(gone.a, gone.at);
    found.push(finding('IN-16', placeOf('inputs', name), { name }));
  }
  const shared = pairs.filter(({ a: each }) => each.type.kind === 'scalar' || each.type.kind === 'any');
  const [first, last] = [onlyNew(a, b), onlyNew(b, a)];
  if (first !== null && shared.length > 0 && !pairs.some(({ b: each }) => isStructured(each.type)))
    found.push(finding('NE-08', placeOf('inputs', first.name), first));
  if (last !== null && pairs.length > 0 && !pairs.some(({ a: each }) => isStructured(each.type)))
    found.push(finding('NE-09', placeOf('inputs', last.name), last));
  return found;
}

/** The first structured column of `to`, where `from` has none. */
function onlyNew(from: readonly ColumnSpec[], to: readonly ColumnSpec[]): { name: string; type: string } | null {
  const at = to.findIndex(({ type }) => isStructured(type));
  const column = to[at];
  if (column === undefined || from.some(({ type }) => isStructured(type))) return null;
  return { name: columnKey(column, at), type: typeRepr(column.type) };
}

function unnamedFindings(a: readonly ColumnSpec[], b: readonly ColumnSpec[]): Finding[] {
  const count = { m: a.length, n: b.length };
  const changes = b.slice(0, a.length).flatMap((column, at) => {
    const before = a[at] as ColumnSpec;
    return typeChanges(before.type, column.type, placeOf('inputs', columnKey(column, at)), 'column');
  });
  if (b.length > a.length) changes.unshift(finding('IN-11', placeOf('inputs'), count));
  if (b.length < a.length) changes.unshift(finding('IN-12', placeOf('inputs'), count));
  const order = (columns: readonly ColumnSpec[]) => columns.map(({ type }) => typeRepr(type));
  const same = a.length === b.length && order(a).join() !== order(b).join();
  if (same && order(a).sort().join() === order(b).sort().join())
    changes.unshift(finding('IN-10', placeOf('inputs'), count, worst(changes)));
  return changes;
}

/** Swapped columns are as grave as the types that no longer fit. */
function worst(changes: readonly Finding[]): {
  rest: Finding['verdict']['rest'];
  dataframe: Finding['verdict']['dataframe'];
} {
  const grave = (channel: 'rest' | 'dataframe') => changes.some(({ verdict }) => verdict[channel] === 'breaks-callers');
  return {
    rest: grave('rest') ? 'breaks-callers' : 'converts-silently',
    dataframe: grave('dataframe') ? 'breaks-callers' : 'converts-silently',
  };
}
