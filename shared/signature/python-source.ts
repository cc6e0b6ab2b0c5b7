import { pyRepr } from '../python/dumps.ts';
import type { DataType, ParamSpec, SignatureReading, Spec } from './types.ts';

/** Python that builds the same signature with MLflow's own classes; null for one that MLflow refuses. */
export function pythonSource(signature: SignatureReading): string | null {
  if (!signature.valid) return null;
  const parts = [
    schema('inputs', signature.inputs?.specs),
    schema('outputs', signature.outputs?.specs),
    paramSchema(signature.params?.specs),
  ].filter((part) => part !== null);
  const code = `signature = ModelSignature(\n${parts.join('')})\n`;
  return `${imports(code)}\n${code}`;
}

const SCHEMA_NAMES = [
  'AnyType',
  'Array',
  'ColSpec',
  'Map',
  'Object',
  'ParamSchema',
  'ParamSpec',
  'Property',
  'Schema',
  'SparkMLVector',
  'TensorSpec',
];

function imports(code: string): string {
  const used = SCHEMA_NAMES.filter((name) => new RegExp(`\\b${name}\\(`).test(code));
  return [
    ...(code.includes('np.dtype(') ? ['import numpy as np'] : []),
    'from mlflow.models import ModelSignature',
    `from mlflow.types.schema import ${used.join(', ')}`,
    '',
  ].join('\n');
}

function schema(key: string, specs: readonly Spec[] | undefined): string | null {
  return specs === undefined
    ? null
    : `    ${key}=Schema([\n${specs.map((spec) => `        ${specCode(spec)},\n`).join('')}    ]),\n`;
}

function paramSchema(specs: readonly ParamSpec[] | undefined): string | null {
  return specs === undefined
    ? null
    : `    params=ParamSchema([\n${specs.map((spec) => `        ${paramCode(spec)},\n`).join('')}    ]),\n`;
}

function specCode(spec: Spec): string {
  const name = spec.name === null ? '' : `, name=${pyRepr(spec.name)}`;
  if (spec.kind === 'tensor') {
    return `TensorSpec(np.dtype(${pyRepr(spec.dtype)}), ${tuple(spec.shape.map(pyRepr))}${name})`;
  }
  const required = spec.required === true ? '' : `, required=${pyRepr(spec.required)}`;
  return `ColSpec(${typeCode(spec.type)}${name}${required})`;
}

function paramCode(param: ParamSpec): string {
  const shape = param.shape === null ? '' : `, shape=${tuple(param.shape.map(pyRepr))}`;
  const value = pyRepr(isoDates(param.default));
  return `ParamSpec(${pyRepr(param.name)}, ${typeCode(param.type)}, ${value}${shape})`
    .replace(/\bnan\b(?=[,)])/, 'float("nan")')
    .replace(/(?<=[ [])-?inf\b(?=[,)\]])/, (text) => `float("${text}")`);
}

function isoDates(value: ParamSpec['default']): ParamSpec['default'] {
  if (Array.isArray(value)) return value.map(isoDates);
  return typeof value === 'object' && value !== null && 'text' in value ? value.text : value;
}

function tuple(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0] ?? ''},)` : `(${items.join(', ')})`;
}

function typeCode(type: DataType): string {
  switch (type.kind) {
    case 'scalar':
      return pyRepr(type.name);
    case 'array':
      return `Array(${typeCode(type.items)})`;
    case 'map':
      return `Map(${typeCode(type.values)})`;
    case 'object': {
      const properties = type.properties.map(
        (property) =>
          `Property(${pyRepr(property.name)}, ${typeCode(property.type)}${property.required ? '' : ', required=False'})`,
      );
      return `Object([${properties.join(', ')}])`;
    }
    case 'sparkml_vector':
      return 'SparkMLVector()';
    default:
      return 'AnyType()';
  }
}
