import { pyStr } from '../python/dumps.ts';
import { typeRepr } from './canonical.ts';
import type { DataType, ParamSpec, SignatureReading, Spec } from './types.ts';

/** The parts of a signature, in the order in which they are shown. */
export const SIGNATURE_PARTS = ['inputs', 'outputs', 'params'] as const;
export type SignaturePart = (typeof SIGNATURE_PARTS)[number];

/** One line of the signature table; what is nested in it comes as children. */
export interface SignatureRow {
  /** Its part and its place in it, level by level: `inputs 3.0`. */
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

/** The lines of one part of a signature. */
export function signatureRows(signature: SignatureReading, part: SignaturePart): SignatureRow[] {
  if (part === 'params') return (signature.params?.specs ?? []).map(paramRow);
  return (signature[part]?.specs ?? []).map((spec, at) => specRow(spec, `${part} ${at}`));
}

/** An entry of a signature's inputs or outputs, or of a dataset's schema. */
export function specRow(spec: Spec, id: string): SignatureRow {
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
