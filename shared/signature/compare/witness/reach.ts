import type { DataType } from '../../types.ts';

/**
 * Whether any JSON value can reach what stands at `path` inside a column's type. Inside structures MLflow casts nothing, so
 * no JSON value fits an integer or a datetime (mlflow/models/utils.py, `_enforce_type`), and an object that needs one takes
 * no JSON at all.
 */
export function reaches(type: DataType, path: readonly string[]): boolean {
  let at = type;
  for (const step of path) {
    if (at.kind === 'array') at = at.items;
    else if (at.kind === 'map') at = at.values;
    else if (at.kind !== 'object') return true;
    else {
      const own = at.properties.find(({ name }) => name === step);
      if (!at.properties.every((each) => each === own || !each.required || takesJson(each.type))) return false;
      // A property that is added is reached wherever its object is.
      if (own === undefined) return true;
      at = own.type;
    }
  }
  return takesJson(at) || path.length === 0;
}

function takesJson(type: DataType): boolean {
  if (type.kind === 'scalar') return type.name !== 'integer' && type.name !== 'datetime';
  return type.kind !== 'object' || type.properties.every(({ required, type: inner }) => !required || takesJson(inner));
}
