import { atomText, type JsonObject, type JsonTree } from '../signature/payload/json-tree.ts';

/** The most rows and columns of an example that are shown. */
const ROWS = 100;
const COLUMNS = 100;
const CELL = 200;

export interface ExampleTable {
  readonly kind: 'table';
  readonly columns: readonly string[];
  readonly moreColumns: number;
  readonly rows: readonly (readonly string[])[];
  readonly total: number;
}

/** An array of numbers or texts; `shape` as numpy would have it. */
export interface ExampleTensor {
  readonly kind: 'tensor';
  /** null where it is the only one. */
  readonly name: string | null;
  readonly shape: readonly number[];
  readonly text: string;
}

export interface ExampleForm {
  readonly parts: readonly (ExampleTable | ExampleTensor)[];
  /** The params that were saved beside the data. */
  readonly params: readonly (readonly [string, string])[];
}

/** What MLflow puts around the data of a saved example (mlflow/models/utils.py, `_Example`) and of a request. */
const AROUND = new Set(['inputs', 'instances', 'dataframe_split', 'dataframe_records', 'params']);

/**
 * A saved example in the form in which it was given to MLflow: a table (pandas in split or records orientation), one array,
 * or several with names; with its params. null for what is neither: then only its JSON can be shown.
 */
export function exampleForm(tree: JsonTree): ExampleForm | null {
  const { data, params } = unwrap(tree);
  const parts = partsOf(data);
  return parts === null ? null : { parts, params };
}

function unwrap(tree: JsonTree): { data: JsonTree; params: ExampleForm['params'] } {
  const bare = { data: tree, params: [] };
  if (tree.kind !== 'object' || tree.entries.length === 0) return bare;
  if (!tree.entries.every(({ key }) => AROUND.has(atomText(key)))) return bare;
  const data = tree.entries.find(({ key }) => atomText(key) !== 'params')?.value;
  const params = get(tree, 'params');
  const pairs = params?.kind === 'object' ? params.entries : [];
  return data === undefined
    ? bare
    : { data, params: pairs.map(({ key, value }) => [atomText(key), cellText(value)] as const) };
}

function partsOf(data: JsonTree): ExampleForm['parts'] | null {
  const table = splitTable(data) ?? recordsTable(data);
  if (table !== null) return [table];
  const tensor = tensorOf(data, null);
  if (tensor !== null) return [tensor];
  if (data.kind !== 'object' || data.entries.length === 0) return null;
  const tensors = data.entries.map(({ key, value }) => tensorOf(value, atomText(key)));
  return tensors.every((each) => each !== null) ? tensors : null;
}

/** `{"columns": [...], "data": [[...], ...]}`, with or without an index. */
function splitTable(data: JsonTree): ExampleTable | null {
  if (data.kind !== 'object') return null;
  if (!data.entries.every(({ key }) => ['columns', 'index', 'data'].includes(atomText(key)))) return null;
  const [columns, rows] = [get(data, 'columns'), get(data, 'data')];
  if (rows?.kind !== 'list' || !rows.items.every((row) => row.kind === 'list')) return null;
  const width = rows.items.reduce((most, row) => Math.max(most, row.items.length), 0);
  const names =
    columns?.kind === 'list' ? columns.items.map(cellText) : Array.from({ length: width }, (_, at) => String(at));
  return table(
    names,
    rows.items.length,
    rows.items.slice(0, ROWS).map((row) => row.items.map(cellText)),
  );
}

/** `[{"a": 1}, ...]`: a column for each name, in the order of their first row. */
function recordsTable(data: JsonTree): ExampleTable | null {
  if (data.kind !== 'list' || data.items.length === 0) return null;
  const records: JsonObject[] = data.items.flatMap((item) => (item.kind === 'object' ? [item] : []));
  if (records.length < data.items.length) return null;
  const names = [...new Set(records.slice(0, ROWS).flatMap(({ entries }) => entries.map(({ key }) => atomText(key))))];
  const cells = (record: JsonObject) => {
    const values = new Map(record.entries.map(({ key, value }) => [atomText(key), cellText(value)]));
    return names.map((name) => values.get(name) ?? '');
  };
  return table(names, records.length, records.slice(0, ROWS).map(cells));
}

function table(names: readonly string[], total: number, rows: readonly (readonly string[])[]): ExampleTable {
  return {
    kind: 'table',
    columns: names.slice(0, COLUMNS),
    moreColumns: Math.max(0, names.length - COLUMNS),
    rows: rows.map((row) => row.slice(0, COLUMNS)),
    total,
  };
}

/** A list of plain values, or lists of such of the same lengths all through. */
function tensorOf(data: JsonTree, name: string | null): ExampleTensor | null {
  const shape = shapeOf(data);
  return shape === null || shape.length === 0 ? null : { kind: 'tensor', name, shape, text: tensorText(data) };
}

function shapeOf(data: JsonTree): readonly number[] | null {
  if (data.kind === 'object') return null;
  if (data.kind === 'atom') return [];
  const [first, ...others] = data.items.map(shapeOf);
  if (first === undefined) return [0];
  if (first === null || others.some((each) => each === null || each.join() !== first.join())) return null;
  return [data.items.length, ...first];
}

/** As numpy prints it: one row a line. */
function tensorText(data: JsonTree, margin = ''): string {
  if (data.kind !== 'list') return cellText(data);
  const shown = data.items.slice(0, ROWS);
  const more = data.items.length > shown.length ? ['…'] : [];
  if (shown.every((item) => item.kind === 'atom')) return `[${[...shown.map(cellText), ...more].join(', ')}]`;
  const rows = [...shown.map((item) => tensorText(item, `${margin} `)), ...more];
  return `[${rows.join(`,\n${margin} `)}]`;
}

/** A value as it is spelled, on one line; texts without their quotes. */
function cellText(value: JsonTree): string {
  return spelledShort(value).slice(0, CELL);
}

function spelledShort(value: JsonTree, inside = false): string {
  if (value.kind === 'atom') return value.text.startsWith('"') && !inside ? atomText(value) : value.text;
  if (value.kind === 'list')
    return `[${value.items
      .slice(0, ROWS)
      .map((item) => spelledShort(item, true))
      .join(', ')}]`;
  const entries = value.entries
    .slice(0, ROWS)
    .map(({ key, value: item }) => `${key.text}: ${spelledShort(item, true)}`);
  return `{${entries.join(', ')}}`;
}

function get(tree: JsonObject, name: string): JsonTree | undefined {
  return tree.entries.find(({ key }) => atomText(key) === name)?.value;
}
