import type { PyDate, PyValue } from '../../python/value.ts';
import type { DataType, ParamSpec } from '../types.ts';

type Param = Pick<ParamSpec, 'type' | 'shape'>;

/** What rare types of params need, which is as large as all else that reads a signature: see `paramTools`. */
export interface ParamTools {
  /** Whether MLflow takes a value for an object. */
  readonly fitsObject: (value: PyValue, type: DataType) => boolean;
  /** What numpy makes of a text; null where it refuses. */
  readonly datetime: (text: string) => PyDate | null;
}

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
  tools: ParamTools,
): { readonly value: PyValue } | ParamRefusal {
  const { type, shape } = param;
  if (shape === null) {
    if (type.kind === 'object') return tools.fitsObject(value, type) ? { value } : { reason: 'value', item: null };
    const cast = castScalar(value, type, tools);
    return cast === undefined ? { reason: 'value', item: null } : { value: cast };
  }
  if (shape.length !== 1 || Number(shape[0]) !== -1) return { reason: 'shape', item: null };
  if (!Array.isArray(value) || value.some(Array.isArray)) return { reason: 'not-a-list', item: null };
  const cast = value.map((item) => castScalar(item, type, tools));
  const odd = cast.indexOf(undefined);
  return odd >= 0 ? { reason: 'value', item: odd } : { value: cast as PyValue[] };
}

/** undefined where MLflow raises. */
function castScalar(value: PyValue, type: DataType, tools: ParamTools): PyValue | undefined {
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
      return /^$|^nat$/i.test(value) ? null : (tools.datetime(value) ?? undefined);
    case 'binary':
      return undefined;
  }
}
