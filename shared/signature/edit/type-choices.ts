import { SCALAR_TYPES, type ColumnSpec, type DataType, type ScalarType, type Spec, type TensorSpec } from '../types.ts';
import type { ParamRow } from './draft.ts';

/** What a column may be, by MLflow's own words; a tensor is a row of another kind. */
export const TYPE_CHOICES = [...SCALAR_TYPES, 'array', 'object', 'map', 'any', 'sparkml_vector'] as const;
export type TypeChoice = (typeof TYPE_CHOICES)[number];

/** What a param may be (mlflow/types/schema.py, `ParamSpec`): no bytes, and of the nested types only objects. */
export const PARAM_CHOICES = [...SCALAR_TYPES.filter((name) => name !== 'binary'), 'object'] as const;

/** numpy types that tensors usually have; any other that numpy knows can be typed. */
export const DTYPES = [
  'float32',
  'float64',
  'float16',
  'int64',
  'int32',
  'int16',
  'int8',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'bool',
  'str',
  'object',
  'datetime64[ns]',
] as const;

/** The choice that a type is; null for one that this program does not know. */
export function choiceOf(type: DataType): TypeChoice | null {
  if (type.kind === 'scalar') return type.name;
  return type.kind === 'unknown' ? null : type.kind;
}

/** A type of that choice, made of what was there: a list of it, a map of it, an object that holds it. */
export function withChoice(type: DataType, choice: TypeChoice): DataType {
  if (choiceOf(type) === choice) return type;
  const inner: DataType = innerOf(type);
  switch (choice) {
    case 'array':
      return { kind: 'array', items: inner };
    case 'map':
      return { kind: 'map', values: inner };
    case 'object':
      return { kind: 'object', properties: [{ name: 'property', type: inner, required: true }] };
    case 'any':
    case 'sparkml_vector':
      return { kind: choice };
    default:
      return { kind: 'scalar', name: choice };
  }
}

function innerOf(type: DataType): DataType {
  if (type.kind === 'array') return type.items;
  if (type.kind === 'map') return type.values;
  return type.kind === 'unknown' ? { kind: 'scalar', name: 'string' } : type;
}

/** A tensor in place of a column, and back; the name stays. */
export function toTensor({ name }: ColumnSpec): TensorSpec {
  return { kind: 'tensor', name: name === null ? null : String(name), dtype: 'float64', shape: [-1n] };
}

export function toColumn({ name }: TensorSpec, choice: TypeChoice): ColumnSpec {
  return { kind: 'column', name, type: withChoice({ kind: 'scalar', name: 'double' }, choice), required: true };
}

/** `-1, 224, 224, 3` as sizes; null for anything else. */
export function parseShape(text: string): bigint[] | null {
  const inner = text
    .trim()
    .replace(/^[[(]|[\])]$/g, '')
    .replace(/,\s*$/, '')
    .trim();
  if (inner === '') return [];
  const parts = inner.split(',').map((part) => part.trim());
  return parts.every((part) => /^(?:-1|\d{1,15})$/.test(part)) ? parts.map(BigInt) : null;
}

export function shapeText(shape: TensorSpec['shape']): string {
  return shape.map(String).join(', ');
}

const DEFAULTS: Readonly<Record<ScalarType, string>> = {
  boolean: 'false',
  integer: '0',
  long: '0',
  float: '0.0',
  double: '0.0',
  string: '""',
  binary: 'null',
  datetime: '2024-01-31T00:00:00',
};

/** A param's row with another type; its default stays where it can be of that type, which the reader decides. */
export function withParamType(
  row: ParamRow,
  choice: TypeChoice,
  isDefault: (type: DataType, shape: ParamRow['shape'], value: string) => boolean,
): Pick<ParamRow, 'type' | 'shape' | 'value'> {
  const type = withChoice(row.type, choice);
  const shape = type.kind === 'object' ? null : row.shape;
  if (isDefault(type, shape, row.value)) return { type, shape, value: row.value };
  const value = shape !== null ? '[]' : type.kind === 'scalar' ? DEFAULTS[type.name] : 'null';
  return { type, shape, value };
}

export function specWithName(spec: Spec, name: string): Spec {
  return { ...spec, name: name === '' ? null : name };
}
