import type { Draw } from './draw.ts';
import { goodCell, ODD, someValue } from './json-values.ts';
import { columnsWith, tensorsWith, type Column, type Tensor } from './signatures.ts';

/** A request to POST /invocations: its text is exact, since MLflow reads 1 and 1.0 apart. */
export interface Request {
  readonly contentType: string;
  readonly body: string;
  /** The payload form, as the histogram counts it. */
  readonly form: Form;
}
export type Form = 'dataframe_split' | 'dataframe_records' | 'inputs' | 'instances' | 'csv' | 'chat' | 'odd';
/** Taken in turn; eleven of them, so that they meet every type (thirteen) and every fifth, tensors. */
export const FORM_TURN: readonly Form[] = [
  ...(['dataframe_split', 'inputs', 'dataframe_records', 'csv', 'instances', 'odd'] as const),
  ...(['dataframe_split', 'inputs', 'dataframe_records', 'chat', 'instances'] as const),
];

type Cell = readonly [name: string, text: string];
const JSON_TYPE = 'application/json';
const quoted = JSON.stringify as (text: string) => string;
const list = (texts: readonly string[]) => `[${texts.join(', ')}]`;
const dict = (cells: readonly Cell[]) => `{${cells.map(([name, text]) => `${quoted(name)}: ${text}`).join(', ')}}`;
const json = (form: Form, text: string, key: string = form): Request => ({
  contentType: JSON_TYPE,
  body: `{"${key}": ${text}}`,
  form,
});

/** Rows for the columns, often enough as they should be (always, when `plain`); then in the given form. */
export function columnRequest(draw: Draw, columns: readonly Column[], form: Form, plain = false): Request {
  const odd = draw.weighted([
    [6, 0],
    [2, 0.08],
    [2, 0.4],
  ]);
  const left = columns.filter((column) => column.required !== false || draw.chance(0.8));
  const row = () => left.map((column): Cell => [column.name ?? '0', someValue(draw, column, plain ? 0 : odd)]);
  const rows = draw.times(draw.int(1, 3), row);
  const changed = plain || draw.chance(0.8) ? rows : changedRows(draw, rows);
  if (columns[0]?.name === undefined) return unnamedRequest(draw, changed, form);
  return inForm(draw, changed, form);
}

/** Columns missing, added, reordered or in another case; rows that differ. */
function changedRows(draw: Draw, rows: readonly Cell[][]): Cell[][] {
  const width = rows[0]?.length ?? 0;
  const order = draw.shuffled([...Array.from({ length: width }).keys()]);
  return draw.pick([
    () => rows.map((row) => row.slice(1)),
    () => rows.map((row): Cell[] => [...row, ['extra', draw.pick(ODD)]]),
    () => rows.map((row) => order.map((at) => row[at] as Cell)),
    () => rows.map((row) => row.map(([name, text]): Cell => [name.toUpperCase(), text])),
    () => rows.map((row, at) => (at === 0 ? row : row.slice(1))),
    () => rows.map((row): Cell[] => [...row, ...row.slice(0, 1)]),
  ])();
}

function inForm(draw: Draw, rows: readonly Cell[][], form: Form): Request {
  const records = list(rows.map(dict));
  const values = list(rows.map((row) => list(row.map(([, text]) => text))));
  const [first = []] = rows;
  const names = first.map(([name]) => name);
  switch (form) {
    case 'dataframe_split': {
      const index = draw.chance(0.15) ? `, "index": ${list(rows.map((_, at) => String(at * 2 + 5)))}` : '';
      return json(form, `{"columns": ${list(names.map(quoted))}, "data": ${values}${index}}`);
    }
    case 'dataframe_records':
      return json(form, records);
    case 'instances':
      return json(form, records);
    case 'inputs': {
      const byColumn = names.map((name, at): Cell => [name, list(rows.map((row) => row[at]?.[1] ?? 'null'))]);
      return json(form, draw.pick([() => dict(byColumn), () => records, () => dict(first)])());
    }
    case 'csv':
      return { contentType: 'text/csv', body: csvText(draw, names, rows), form };
    default:
      return oddRequest(draw, records);
  }
}

/** Values without names: lists of lists, or of values when there is one column. */
function unnamedRequest(draw: Draw, rows: readonly Cell[][], form: Form): Request {
  const values = list(rows.map((row) => list(row.map(([, text]) => text))));
  const flat = list(rows.map((row) => row[0]?.[1] ?? 'null'));
  if (form === 'dataframe_split') return json(form, `{"data": ${values}}`);
  if (form === 'csv') return { contentType: 'text/csv', body: csvText(draw, ['u', 'v', 'w', 'x'], rows), form };
  if (form === 'dataframe_records') return json(form, values);
  if (form === 'odd') return oddRequest(draw, values);
  const only = rows[0]?.[0]?.[1] ?? 'null';
  return json(form, draw.pick([values, flat, flat, only]));
}

function csvText(draw: Draw, names: readonly string[], rows: readonly Cell[][]): string {
  const cell = ([, text]: Cell) => (text === 'null' ? '' : text.startsWith('"') ? (JSON.parse(text) as string) : text);
  const escaped = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const width = rows[0]?.length ?? 0;
  const end = draw.pick(['\n', '\n', '\r\n']);
  const lines = [names.slice(0, width).map(escaped), ...rows.map((row) => row.map(cell).map(escaped))];
  return lines.map((line) => line.join(',') + end).join('');
}

/** Tensors of the right size; of another size or dtype too unless `plain`. */
export function tensorRequest(draw: Draw, tensors: readonly Tensor[], form: Form, plain = false): Request {
  const wrong = !plain && draw.chance(0.25);
  const sizes = (shape: readonly number[]) => shape.map((size) => (size === -1 ? draw.int(1, 2) : size));
  const fill = ({ 'tensor-spec': { dtype, shape } }: Tensor, rows?: number) => {
    const [first = 1, ...others] = sizes(shape);
    const right = [shape[0] === -1 && rows !== undefined ? rows : first, ...others];
    const off = () => draw.pick([right.slice(0, -1), [...right, 2], right.map((size) => size + 1)]);
    return block(draw, wrong && draw.chance(0.7) ? off() : right, wrong && draw.chance(0.5) ? 'str' : dtype);
  };
  const [only] = tensors;
  if (only?.name === undefined && only !== undefined) {
    if (form === 'dataframe_split') return json(form, `{"data": ${fill(only)}}`);
    if (form === 'odd') return oddRequest(draw, fill(only));
    if (form === 'csv') return { contentType: 'text/csv', body: csvText(draw, ['u'], [[['u', '1']]]), form };
    return json(form === 'instances' ? form : 'inputs', fill(only));
  }
  const sent = plain || draw.chance(0.9) ? tensors : tensors.slice(1);
  const named = (rows?: number) => sent.map((tensor): Cell => [tensor.name ?? '', fill(tensor, rows)]);
  if (form === 'instances') {
    // An instance is one row of each tensor.
    const row = (tensor: Tensor): Cell => {
      const { dtype, shape } = tensor['tensor-spec'];
      return [tensor.name ?? '', block(draw, sizes(shape.slice(1)), dtype)];
    };
    return json(form, list(draw.times(draw.int(1, 2), () => dict(sent.map(row)))));
  }
  if (form === 'dataframe_split') {
    const cells = named(1);
    const data = list([list(cells.map(([, text]) => text.slice(1, -1)))]);
    return json(form, `{"columns": ${list(cells.map(([name]) => quoted(name)))}, "data": ${data}}`);
  }
  return json('inputs', dict(named(2)));
}

function block(draw: Draw, shape: readonly number[], dtype: string): string {
  const [size, ...others] = shape;
  if (size === undefined) return draw.chance(0.97) ? goodCell(draw, dtype) : draw.pick(ODD);
  return list(draw.times(size, () => block(draw, others, dtype)));
}

/** Requests about the protocol: forms mixed or missing, other content types, broken JSON. */
function oddRequest(draw: Draw, data: string): Request {
  const body = draw.pick([
    `{"inputs": ${data}}`,
    `{"inputs": ${data}, "instances": ${data}}`,
    `{"instances": ${data}, "signature_name": "x"}`,
    `{"inputs": ${data}, "extra": 3}`,
    `{"inputs": ${data}, "inputs": ${data}}`,
    `{"inputs": ${data}} x`,
    `{"inputs": ${data}`,
    `{"dataframe_split": ${data}}`,
    `{"dataframe_split": {"data": ${data}, "dtype": 1}}`,
    `{"dataframe_split": {"columns": ["a"]}}`,
    `{"dataframe_records": {"a": ${data}}}`,
    `{"inputs": ${data}, "params": ${draw.pick(['null', '3', '[]', '{}', '{"a": 1}'])}}`,
    data,
    draw.pick(['null', '', '1', '{}', '{"inputs": null}', '{"inputs": []}', '{"inputs": {}}', '{"instances": []}']),
  ]);
  return { contentType: draw.chance(0.1) ? 'text/csv' : JSON_TYPE, body, form: 'odd' };
}

const CONTENT_TYPES: readonly string[] = [
  'application/json; charset=utf-8 | application/json ; charset=UTF-8 | application/json; | text/plain',
  ' | application/json; charset=latin1 | application/json;format=pandas-split | application/JSON',
  'text/csv;a=b',
].flatMap((line) => line.split(' | '));

/** The request with another content type, seldom one that MLflow takes. */
export function oddContentType(draw: Draw, request: Request): Request {
  return { ...request, contentType: draw.pick(CONTENT_TYPES) };
}

const MESSAGES = '[{"role": "user", "content": "hi"}]';

/** A chat, completion or embedding request, sent without one of MLflow's own keys around it. */
export function chatRequest(draw: Draw, extra: readonly Cell[]): { inputs: Column[] | null } & Request {
  const property = (required: boolean) => ({ type: 'string', required });
  const role = { type: 'object', properties: { role: property(true), content: property(draw.chance(0.8)) } };
  const column: Column = { type: 'array', items: role, name: 'messages', required: true };
  const key = draw.pick(['messages', 'messages', 'prompt', 'input']);
  const text = key === 'messages' ? draw.pick([MESSAGES, MESSAGES, '[]', '[{"role": "user"}]', '"hi"']) : 'null';
  const value = key === 'messages' ? text : draw.pick(['"hi"', '["a", "b"]', '[]', '1', 'null']);
  const more: Cell[] = draw.chance(0.4) ? [[draw.pick(['temperature', 'n', 'k']), draw.pick(ODD)]] : [];
  const scalar = (type: string): Column[] => [{ type, name: key, required: true }];
  const inputs = draw.weighted<Column[] | null>([
    [5, key === 'messages' ? [column] : scalar('string')],
    [1, key === 'messages' ? [column, { type: 'long', name: 'n', required: false }] : scalar('any')],
    [1, columnsWith(draw, 'string', 2)],
    [1, [{ type: 'array', items: { type: 'string' }, name: key, required: true }]],
    [1, null],
  ]);
  return { inputs, contentType: JSON_TYPE, body: dict([[key, value], ...more, ...extra]), form: 'chat' };
}

/** The request with params beside its data. */
export function withParams(request: Request, params: string): Request {
  return { ...request, body: `${request.body.slice(0, -1)}, "params": ${params}}` };
}

/** A question's inputs: columns or tensors with the wanted type among them. */
export function inputsWith(draw: Draw, type: string, isTensor: boolean): Column[] | Tensor[] {
  return isTensor ? tensorsWith(draw, type) : columnsWith(draw, type);
}
