import { JsonError } from '../../python/json.ts';
import { atomText, entryOf, parseTree, type JsonObject, type JsonTree } from './json-tree.ts';
import { keysOf } from './locate.ts';
import { labelText, list, NULL, object, printTree, text as textNode } from './print-tree.ts';

/** The forms of a JSON request: four of MLflow's scoring server, one of Azure ML's online endpoints. */
export const FORMS = ['dataframe_split', 'dataframe_records', 'inputs', 'instances', 'input_data'] as const;
export type Form = (typeof FORMS)[number];

/** A request as rows under names; `names` null where the rows are unnamed. */
interface Table {
  readonly names: readonly string[] | null;
  readonly rows: readonly (readonly JsonTree[])[];
}

/** The form of a request; null for another kind of body, or one with several. */
export function formOf(body: string): Form | null {
  const tree = treeOf(body);
  const found = tree === null ? [] : FORMS.filter((form) => keysOf(tree).includes(form));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Laid out anew, every value as it is spelled; null for what is no JSON. */
export function format(body: string): string | null {
  const tree = treeOf(body);
  return tree === null ? null : `${printTree(tree)}\n`;
}

/** The same request in another form, its params and other keys kept; null where the data are not a table. */
export function convert(body: string, to: Form): string | null {
  const from = formOf(body);
  const tree = treeOf(body);
  if (from === null || tree?.kind !== 'object') return null;
  if (from === to) return format(body);
  const data = entryOf(tree, from)?.value;
  const table = data === undefined ? null : tableOf(from, data);
  const plain =
    ['inputs', 'instances', 'input_data'].includes(from) && ['inputs', 'instances', 'input_data'].includes(to);
  const now = table !== null ? inForm(to, table) : plain && data !== undefined ? data : null;
  return now === null ? null : withData(tree, from, to, now);
}

/** Only the first rows; null where there are no more than that, or no rows. */
export function shorten(body: string, rows: number): string | null {
  const form = formOf(body);
  const tree = treeOf(body);
  const data = entryOf(tree ?? undefined, form ?? '')?.value;
  if (form === null || tree?.kind !== 'object' || data === undefined) return null;
  const short = firstRows(form, data, rows);
  return short === null ? null : withData(tree, form, form, short);
}

function treeOf(body: string): JsonTree | null {
  try {
    return parseTree(body);
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}

function withData(tree: JsonObject, from: Form, to: Form, data: JsonTree): string {
  const entries = tree.entries.map(({ key, value }) => {
    const name = atomText(key);
    return name === from ? ([to, data] as const) : ([name, value] as const);
  });
  return `${printTree(object(entries))}\n`;
}

function firstRows(form: Form, data: JsonTree, rows: number): JsonTree | null {
  if (data.kind === 'list') return data.items.length > rows ? list(data.items.slice(0, rows)) : null;
  if (data.kind !== 'object') return null;
  const isSplit = form === 'dataframe_split' || entryOf(data, 'data') !== undefined;
  let shorter = false;
  const entries = data.entries.map(({ key, value }) => {
    const name = atomText(key);
    if (value.kind !== 'list' || value.items.length <= rows || (isSplit && name === 'columns'))
      return [name, value] as const;
    shorter = true;
    return [name, list(value.items.slice(0, rows))] as const;
  });
  return shorter ? object(entries) : null;
}

function tableOf(form: Form, data: JsonTree): Table | null {
  const split = form === 'dataframe_split' || (form === 'input_data' && entryOf(data, 'data') !== undefined);
  return split ? ofSplit(data) : data.kind === 'list' ? ofRecords(data.items) : ofColumns(data);
}

function ofSplit(data: JsonTree): Table | null {
  const columns = entryOf(data, 'columns')?.value;
  const rows = entryOf(data, 'data')?.value;
  if (rows?.kind !== 'list') return null;
  const names = columns?.kind === 'list' ? columns.items.map(labelText) : null;
  const cells = rows.items.map((row) => (row.kind === 'list' ? row.items : null));
  if (cells.some((row) => row === null || (names !== null && row.length !== names.length))) return null;
  return { names, rows: cells as readonly (readonly JsonTree[])[] };
}

function ofRecords(items: readonly JsonTree[]): Table | null {
  if (items.length === 0 || !items.every((item) => item.kind === 'object')) return null;
  const names = [...new Set(items.flatMap(keysOf))];
  return { names, rows: items.map((item) => names.map((name) => entryOf(item, name)?.value ?? NULL)) };
}

/** One list a column, all of one length. */
function ofColumns(data: JsonTree): Table | null {
  if (data.kind !== 'object' || data.entries.length === 0) return null;
  const columns = data.entries.map(({ value }) => (value.kind === 'list' ? value.items : null));
  const [first] = columns;
  if (first === null || first === undefined || columns.some((column) => column?.length !== first.length)) return null;
  return { names: keysOf(data), rows: first.map((_cell, row) => columns.map((column) => column?.[row] ?? NULL)) };
}

function inForm(form: Form, { names, rows }: Table): JsonTree | null {
  const data = list(rows.map((row) => list(row)));
  if (form === 'dataframe_split' || form === 'input_data') {
    const columns = names === null ? [] : ([['columns', list(names.map(textNode))]] as const);
    // Azure's generated script may need the row labels too (porting-azure 3.7.1).
    const index = form === 'input_data' ? ([['index', list(rows.map((_row, at) => number(at)))]] as const) : [];
    return object([...columns, ...index, ['data', data]]);
  }
  if (names === null || new Set(names).size < names.length) return null;
  return list(rows.map((row) => object(names.map((name, at) => [name, row[at] ?? NULL] as const))));
}

function number(value: number): JsonTree {
  return { kind: 'atom', text: String(value), start: 0, end: 0 };
}
