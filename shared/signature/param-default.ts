import { toJson } from '../python/dumps.ts';
import type { PyDict, PyValue } from '../python/value.ts';
import { numpyDatetime } from './numpy-datetime.ts';
import type { PartProblems } from './part-problems.ts';
import type { DataType, ParamSpec, ScalarType } from './types.ts';

type Param = Pick<ParamSpec, 'name' | 'type' | 'shape'>;

/**
 * Checks a default as `ParamSpec.validate_type_and_shape` (mlflow/types/schema.py) does and returns what MLflow keeps:
 * a whole number for a double becomes a float, an ISO text for a datetime becomes one. A refused default is returned as it is.
 */
export function checkDefault(param: Param, value: PyValue, problems: PartProblems): PyValue {
  const { name, type, shape } = param;
  const refuse = () =>
    problems.error('param-default', { name, type: typeName(type), value: toJson(value).slice(0, 120) });
  if (shape === null) {
    if (type.kind === 'object') {
      if (!fitsObject(value, type)) refuse();
      return value;
    }
    const cast = castScalar(value, type);
    if (cast === undefined) refuse();
    else if (cast === null && isDatetime(type)) problems.error('param-date-without-default', { name });
    return cast ?? value;
  }
  if (shape.length !== 1 || Number(shape[0]) !== -1) {
    problems.error('param-shape', { name, shape: toJson([...shape]) });
    return value;
  }
  if (!Array.isArray(value) || value.some(Array.isArray)) {
    problems.error('param-default-not-a-list', { name, value: toJson(value).slice(0, 120) });
    return value;
  }
  return castList(param, value, problems, refuse);
}

function castList(param: Param, value: PyValue[], problems: PartProblems, refuse: () => void): PyValue {
  const cast = value.map((item) => castScalar(item, param.type));
  if (cast.includes(undefined)) refuse();
  else if (isDatetime(param.type) && cast.includes(null))
    problems.error('param-date-without-default', { name: param.name });
  return cast.map((item, index) => item ?? value[index] ?? null);
}

function isDatetime(type: DataType): boolean {
  return type.kind === 'scalar' && type.name === 'datetime';
}

function typeName(type: DataType): string {
  return type.kind === 'scalar' ? type.name : type.kind;
}

/** mlflow/models/utils.py `_enforce_param_datatype`; undefined where it raises. */
function castScalar(value: PyValue, type: DataType): PyValue | undefined {
  if (value === null) return null;
  if (type.kind !== 'scalar') return undefined;
  switch (type.name) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'integer':
    case 'long':
      return typeof value === 'bigint' ? value : undefined;
    case 'float':
    case 'double':
      if (typeof value === 'number') return value;
      return typeof value === 'bigint' && Number.isFinite(Number(value)) ? Number(value) : undefined;
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'datetime':
      if (typeof value !== 'string') return undefined;
      return /^\s*$|^nat$/i.test(value) ? null : (numpyDatetime(value) ?? undefined);
    case 'binary':
      return undefined;
  }
}

/** mlflow/models/utils.py `_enforce_object`: nothing missing, nothing unknown, every value of its type. */
function fitsObject(value: PyValue, type: DataType): boolean {
  if (type.kind !== 'object' || !(value instanceof Map)) return false;
  const known = new Map(type.properties.map((property) => [property.name, property]));
  for (const [key, item] of value as PyDict) {
    const property = typeof key === 'string' ? known.get(key) : undefined;
    if (property === undefined || !fits(item, property.type, property.required)) return false;
  }
  return type.properties.every((property) => !property.required || value.has(property.name));
}

function fits(value: PyValue, type: DataType, required: boolean): boolean {
  if (type.kind === 'any') return true;
  if (type.kind === 'scalar') {
    if (!required && (value === null || Number.isNaN(value))) return true;
    return fitsScalar(value, type.name);
  }
  if (type.kind === 'array') {
    if ((!required || type.items.kind === 'any') && (value === null || (Array.isArray(value) && value.length === 0)))
      return true;
    return (
      Array.isArray(value) && value.every((item) => fits(item, type.items, type.items.kind === 'scalar' || required))
    );
  }
  if (!required && (value === null || (value instanceof Map && value.size === 0))) return true;
  if (type.kind === 'map')
    return value instanceof Map && [...value.values()].every((item) => fits(item, type.values, required));
  return fitsObject(value, type);
}

/** What `_enforce_datatype` takes for one JSON value (a one-value pandas Series, not cast; asked of MLflow 3.17.2). */
function fitsScalar(value: PyValue, type: ScalarType): boolean {
  const bit = value === 0n || value === 1n;
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'long':
      return typeof value === 'bigint' && BigInt.asIntN(64, value) === value;
    case 'float':
      return bit;
    case 'double':
      return bit || typeof value === 'number';
    case 'string':
    case 'binary':
      return typeof value === 'string';
    case 'integer':
    case 'datetime':
      return false;
  }
}
