import type { Fix } from '../enforce/problem.ts';
import { entryOf, parseTree, type JsonTree } from './json-tree.ts';
import { nodeAt } from './locate.ts';

/**
 * A body with a fix applied, all else as it is spelled; null where the place is not there (any more). What is about a
 * column is done in every row: in the names and rows of a split table, in each record of a list.
 */
export function applyFix(body: string, fix: Fix): string | null {
  const tree = parseTree(body);
  const { path, kind } = fix;
  const holder = entryOf(tree, String(path[0]))?.value;
  if (path[1] === 'columns' && entryOf(holder, 'columns') !== undefined) {
    if (kind === 'add') return addColumn(body, tree, fix);
    if (kind === 'remove') return removeColumn(body, tree, fix);
  }
  if (kind !== 'replace' && path.length === 3 && path[1] === 0 && holder?.kind === 'list')
    return inRecords(body, holder.items, fix);
  return inPlace(body, tree, fix);
}

/** From the last record to the first, so that places before stay what they are. */
function inRecords(body: string, records: readonly JsonTree[], fix: Fix): string | null {
  const name = String(fix.path.at(-1));
  let result = body;
  for (const record of records.toReversed()) {
    const entry = entryOf(record, name);
    if (record.kind !== 'object' || (fix.kind === 'add') !== (entry === undefined)) continue;
    if (fix.kind === 'add') result = insertEntry(result, record, `${JSON.stringify(name)}: ${fix.value ?? 'null'}`);
    else if (fix.kind === 'rename') result = splice(result, entry?.key ?? record, JSON.stringify(fix.value ?? ''));
    else result = removeEntry(result, record, name) ?? result;
  }
  return result === body ? null : result;
}

function inPlace(body: string, tree: JsonTree, { kind, path, value = 'null' }: Fix): string | null {
  const { node, entry, whole } = nodeAt(tree, path);
  const parent = nodeAt(tree, path.slice(0, -1)).node;
  const name = String(path.at(-1));
  if (kind === 'add') {
    if (whole || parent.kind !== 'object') return null;
    return insertEntry(body, parent, `${JSON.stringify(name)}: ${asColumn(parent, value)}`);
  }
  if (!whole) return null;
  if (kind === 'replace') return splice(body, node, value);
  if (kind === 'rename') return splice(body, entry?.key ?? node, JSON.stringify(value));
  if (parent.kind === 'object') return removeEntry(body, parent, name);
  return parent.kind === 'list' ? removeMember(body, parent.items, Number(path.at(-1))) : null;
}

/** Among columns that are lists, a new one is a list as long as they are. */
function asColumn(parent: JsonTree & { kind: 'object' }, value: string): string {
  const [first] = parent.entries;
  const lists = first !== undefined && parent.entries.every((entry) => entry.value.kind === 'list');
  if (!lists || value.startsWith('[') || first.value.kind !== 'list') return value;
  return `[${first.value.items.map(() => value).join(', ')}]`;
}

function removeEntry(body: string, record: JsonTree & { kind: 'object' }, name: string): string | null {
  const members = record.entries.map(({ key, value }) => ({ start: key.start, end: value.end }));
  const entry = entryOf(record, name);
  return removeMember(
    body,
    members,
    record.entries.findLastIndex((each) => each === entry),
  );
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function splice(body: string, { start, end }: Span, text: string): string {
  return body.slice(0, start) + text + body.slice(end);
}

function insertEntry(body: string, { start, end }: Span, entry: string): string {
  const inside = body.slice(start + 1, end - 1);
  const kept = inside.trimEnd();
  const comma = kept.trim() === '' ? '' : ', ';
  return `${body.slice(0, start + 1)}${kept}${comma}${entry}${inside.slice(kept.length)}${body.slice(end - 1)}`;
}

function removeMember(body: string, members: readonly Span[], at: number): string | null {
  const member = members[at];
  if (member === undefined) return null;
  const next = members[at + 1];
  const previous = members[at - 1];
  if (next !== undefined) return splice(body, { start: member.start, end: next.start }, '');
  return splice(body, { start: previous?.end ?? member.start, end: member.end }, '');
}

/** The column's name at the end of `columns`, its value at the end of every row; values first, so that places stay. */
function addColumn(body: string, tree: JsonTree, { path, value = 'null' }: Fix): string | null {
  const split = entryOf(tree, String(path[0]))?.value;
  const columns = entryOf(split, 'columns')?.value;
  const rows = entryOf(split, 'data')?.value;
  const name = path.length > 2 ? path.at(-1) : undefined;
  if (columns?.kind !== 'list' || rows?.kind !== 'list' || typeof name !== 'string') return null;
  const inserts: (readonly [Span, string])[] = rows.items.flatMap((row) =>
    row.kind === 'list' ? [[row, value] as const] : [],
  );
  inserts.push([columns, JSON.stringify(name)]);
  return inserts
    .sort(([a], [b]) => b.start - a.start)
    .reduce((text, [span, piece]) => insertEntry(text, span, piece), body);
}

function removeColumn(body: string, tree: JsonTree, { path }: Fix): string | null {
  const split = entryOf(tree, String(path[0]))?.value;
  const columns = entryOf(split, 'columns')?.value;
  const rows = entryOf(split, 'data')?.value;
  const at = path[2];
  if (columns?.kind !== 'list' || rows?.kind !== 'list' || typeof at !== 'number') return null;
  const lists = [columns, ...rows.items].sort((a, b) => b.start - a.start);
  let result = body;
  for (const each of lists) if (each.kind === 'list') result = removeMember(result, each.items, at) ?? result;
  return result;
}
