import { pyRepr, pyStr } from '../python/dumps.ts';
import type { PyValue } from '../python/value.ts';
import type { DataType, ParamSpec, Property, Spec } from './types.ts';

type Entries = [PyValue, PyValue][];

/** The specs of a part as MLflow writes them again (`Schema.to_dict`, `ParamSchema.to_dict`). Only for valid parts. */
export function canonicalSpec(spec: Spec): PyValue {
  if (spec.kind === 'tensor') {
    const info = new Map<PyValue, PyValue>([
      ['dtype', spec.dtype],
      ['shape', [...spec.shape]],
    ]);
    const name: Entries = spec.name === null ? [] : [['name', spec.name]];
    return new Map<PyValue, PyValue>([...name, ['type', 'tensor'], ['tensor-spec', info]]);
  }
  const name: Entries = spec.name === null ? [] : [['name', spec.name]];
  return new Map<PyValue, PyValue>([...typeEntries(spec.type), ...name, ['required', spec.required]]);
}

export function canonicalParam(param: ParamSpec): PyValue {
  return new Map<PyValue, PyValue>([
    ['name', param.name],
    ['default', isoformat(param.default)],
    ['shape', param.shape === null ? null : [...param.shape]],
    ...typeEntries(param.type),
  ]);
}

/** `datetime.isoformat()`, for dates inside lists too. */
function isoformat(value: PyValue): PyValue {
  if (Array.isArray(value)) return value.map(isoformat);
  if (typeof value === 'object' && value !== null && 'text' in value) return value.text.replace(' ', 'T');
  return value;
}

function typeEntries(type: DataType): Entries {
  switch (type.kind) {
    case 'scalar':
      return [['type', type.name]];
    case 'array':
      return [
        ['type', 'array'],
        ['items', new Map(typeEntries(type.items))],
      ];
    case 'map':
      return [
        ['type', 'map'],
        ['values', new Map(typeEntries(type.values))],
      ];
    case 'object':
      return [
        ['type', 'object'],
        [
          'properties',
          new Map<PyValue, PyValue>(type.properties.map((property) => [property.name, propertyDict(property)])),
        ],
      ];
    case 'unknown':
      return [['type', type.source]];
    default:
      return [['type', type.kind]];
  }
}

function propertyDict(property: Property): PyValue {
  return new Map<PyValue, PyValue>([...typeEntries(property.type), ['required', property.required]]);
}

/** MLflow's own `repr` of a type: `Array(string)`, `{a: long (required)}`; `inMap` since a map prints its scalar as DataType.x. */
export function typeRepr(type: DataType, inMap = false): string {
  switch (type.kind) {
    case 'scalar':
      return inMap ? `DataType.${type.name}` : type.name;
    case 'array':
      return `Array(${typeRepr(type.items)})`;
    case 'map':
      return `Map(str -> ${typeRepr(type.values, true)})`;
    case 'object':
      return `{${type.properties.map((p) => `${p.name}: ${typeRepr(p.type)} (${p.required ? 'required' : 'optional'})`).join(', ')}}`;
    case 'any':
      return 'Any';
    case 'sparkml_vector':
      return 'SparkML vector';
    case 'unknown':
      return type.source;
  }
}

export function specRepr(spec: Spec): string {
  const name = spec.name === null ? '' : `${pyRepr(spec.name)}: `;
  if (spec.kind === 'tensor') return `${name}Tensor('${spec.dtype}', ${tupleRepr(spec.shape)})`;
  return `${name}${typeRepr(spec.type)} (${spec.required ? 'required' : 'optional'})`;
}

export function paramRepr(param: ParamSpec): string {
  const shape = param.shape === null ? '' : ` (shape: ${tupleRepr(param.shape)})`;
  return `${pyRepr(param.name)}: ${typeRepr(param.type)} (default: ${defaultText(param.default)})${shape}`;
}

function tupleRepr(items: readonly PyValue[]): string {
  return items.length === 1 ? `(${pyRepr(items[0] ?? null)},)` : `(${items.map(pyRepr).join(', ')})`;
}

/** Inside a list Python prints `datetime.datetime(2024, 1, 31, 0, 0)`. */
function defaultText(value: PyValue): string {
  return Array.isArray(value) ? `[${value.map(itemRepr).join(', ')}]` : pyStr(value);
}

function itemRepr(value: PyValue): string {
  if (typeof value !== 'object' || value === null || !('text' in value)) return pyRepr(value);
  const numbers = value.text.split(/[-: .]/).map(Number);
  if (value.type === 'datetime' && numbers[5] === 0 && numbers.length === 6) numbers.pop();
  return `datetime.${value.type}(${numbers.join(', ')})`;
}
