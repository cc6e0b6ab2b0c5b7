import { pyStr } from '../../../shared/python/dumps.ts';
import { typeRepr } from '../../../shared/signature/canonical.ts';
import type { DataType, ParamSpec, SignatureReading, Spec } from '../../../shared/signature/types.ts';

export type Section = 'inputs' | 'outputs' | 'params';

/** One line of the signature table; what is nested in it comes as children. */
export interface SignatureRow {
  readonly id: string;
  readonly name: string | null;
  readonly type: string;
  /** For the glyph and the colour. */
  readonly family: 'int' | 'float' | 'string' | 'boolean' | 'datetime' | 'other' | 'nested' | 'tensor' | 'unknown';
  readonly required: boolean | null;
  /** A param's default. */
  readonly value: string | null;
  readonly children: readonly SignatureRow[];
}

const FAMILIES = {
  integer: 'int',
  long: 'int',
  float: 'float',
  double: 'float',
  string: 'string',
  boolean: 'boolean',
  datetime: 'datetime',
  binary: 'other',
} as const;

export function signatureRows(signature: SignatureReading, section: Section): SignatureRow[] {
  if (section === 'params') return (signature.params?.specs ?? []).map(paramRow);
  return (signature[section]?.specs ?? []).map((spec, at) => specRow(spec, `${section} ${at}`));
}

function specRow(spec: Spec, id: string): SignatureRow {
  const name = spec.name === null ? null : String(spec.name);
  if (spec.kind === 'column') return typeRow(spec.type, id, name, spec.required === true);
  const type = `${spec.dtype} [${spec.shape.map(pyStr).join(', ')}]`;
  return { id, name, type, family: 'tensor', required: true, value: null, children: [] };
}

function paramRow(param: ParamSpec, at: number): SignatureRow {
  const list = param.shape === null ? '' : '[]';
  const row = typeRow(param.type, `params ${at}`, param.name, null);
  return { ...row, type: row.type + list, value: pyStr(param.default) };
}

function typeRow(type: DataType, id: string, name: string | null, required: boolean | null): SignatureRow {
  return { id, name, type: shortType(type), family: family(type), required, value: null, children: children(type, id) };
}

function family(type: DataType): SignatureRow['family'] {
  if (type.kind === 'scalar') return FAMILIES[type.name];
  if (type.kind === 'any') return 'other';
  return type.kind === 'unknown' ? 'unknown' : 'nested';
}

/** Properties are lines of their own, so an object is only named here. */
function shortType(type: DataType): string {
  if (type.kind === 'object') return 'object';
  if (type.kind === 'array') return `array<${shortType(type.items)}>`;
  if (type.kind === 'map') return `map<string, ${shortType(type.values)}>`;
  return type.kind === 'scalar' ? type.name : typeRepr(type);
}

function children(type: DataType, id: string): SignatureRow[] {
  if (type.kind === 'array') return children(type.items, id);
  if (type.kind === 'map') return children(type.values, id);
  if (type.kind !== 'object') return [];
  return type.properties.map((property, at) => typeRow(property.type, `${id}.${at}`, property.name, property.required));
}

/** A row to paste into a message or a sheet: name, type, and whether it is required or its default. */
export function rowText(row: SignatureRow): string {
  const last = row.value ?? (row.required === null ? '' : row.required ? 'required' : 'optional');
  return [row.name ?? '', row.type, last].join('\t');
}

/** A row as JSON, with what is nested in it. */
export function rowJson(row: SignatureRow): string {
  return JSON.stringify(rowValue(row));
}

function rowValue({ name, type, required, value, children: nested }: SignatureRow): object {
  return {
    ...(name === null ? {} : { name }),
    type,
    ...(required === null ? {} : { required }),
    ...(value === null ? {} : { default: value }),
    ...(nested.length === 0 ? {} : { properties: nested.map(rowValue) }),
  };
}

/** Rows whose name or type matches, with the parents that lead to them. */
export function filterRows(rows: readonly SignatureRow[], wanted: string): readonly SignatureRow[] {
  if (wanted === '') return rows;
  return rows.flatMap((row) => {
    const inside = filterRows(row.children, wanted);
    const own = `${row.name ?? ''} ${row.type}`.toLowerCase().includes(wanted);
    return own ? [row] : inside.length > 0 ? [{ ...row, children: inside }] : [];
  });
}

export type Order = 'file' | 'name' | 'type';

export function sortRows(rows: readonly SignatureRow[], order: Order): readonly SignatureRow[] {
  if (order === 'file') return rows;
  const key = (row: SignatureRow) => (order === 'name' ? (row.name ?? '') : row.type);
  return rows.toSorted((a, b) => key(a).localeCompare(key(b)));
}
