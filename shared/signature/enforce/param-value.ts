import { numpyDatetime } from '../numpy-datetime.ts';
import type { DataType, ParamSpec } from '../types.ts';
import type { PyValue } from '../../python/value.ts';
import type { Cell } from '../../pandas/cell.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import { enforceType } from './nested.ts';
import { Refusal } from './problem.ts';

type Param = Pick<ParamSpec, 'type' | 'shape'>;

/** Why MLflow refuses a param's value, as the catalogues name it; `item` is the place in a list. */
export interface ParamRefusal {
  readonly reason: 'value' | 'shape' | 'not-a-list';
  readonly item: number | null;
}

/**
 * A param's value as MLflow keeps it (`ParamSpec.validate_type_and_shape`, mlflow/types/schema.py, and
 * `_enforce_param_datatype`, mlflow/models/utils.py): a whole number for a double becomes a float, an ISO text for a
 * datetime becomes one, null stays null.
 */
export function paramValue(
  param: Param,
  value: PyValue,
  rules: PandasRules,
): { readonly value: PyValue } | ParamRefusal {
  const { type, shape } = param;
  if (shape === null) {
    if (type.kind === 'object') return fitsObject(value, type, rules) ? { value } : { reason: 'value', item: null };
    const cast = castScalar(value, type);
    return cast === undefined ? { reason: 'value', item: null } : { value: cast };
  }
  if (shape.length !== 1 || Number(shape[0]) !== -1) return { reason: 'shape', item: null };
  if (!Array.isArray(value) || value.some(Array.isArray)) return { reason: 'not-a-list', item: null };
  const cast = value.map((item) => castScalar(item, type));
  const odd = cast.indexOf(undefined);
  return odd >= 0 ? { reason: 'value', item: odd } : { value: cast as PyValue[] };
}

function fitsObject(value: PyValue, type: DataType, rules: PandasRules): boolean {
  try {
    enforceType(value as Cell, type, true, null, rules);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** undefined where MLflow raises. */
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
      return /^$|^nat$/i.test(value) ? null : (numpyDatetime(value) ?? undefined);
    case 'binary':
      return undefined;
  }
}
