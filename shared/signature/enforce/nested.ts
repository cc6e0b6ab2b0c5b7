import { isDict, isMissing, isNdArray, isNumpyScalarLike, plain, pyTypeName, type Cell } from '../../pandas/cell.ts';
import type { Dtype } from '../../pandas/dtype.ts';
import { PandasError, type Series } from '../../pandas/frame.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import { inferColumn } from '../../pandas/infer-objects.ts';
import { arrayColumn } from '../../pandas/build-frame.ts';
import { itemAt, ndarray, rowsOf, toNested, cellsOf } from '../../pandas/ndarray.ts';
import { npArray, npList } from '../../pandas/np-array.ts';
import { typeRepr } from '../canonical.ts';
import type { DataType, Property, ScalarType } from '../types.ts';
import { Mismatch, NUMPY_TYPE, enforceDatatype } from './datatype.ts';
import { becauseOf, collect, refusal, type Fix, type Path } from './problem.ts';

/**
 * One value against a type, as mlflow/models/utils.py `_enforce_type` does for the cells of structured columns: nothing is
 * cast but what widens; an object takes no property that is not declared. `required` null counts as not required. Returns
 * what the model gets. Throws `Refusal` with the way to the value, below `path`.
 */
export function enforceType(
  value: Cell,
  type: DataType,
  required: boolean | null,
  path: Path | null,
  rules: PandasRules,
): Cell {
  switch (type.kind) {
    case 'scalar':
      return enforceScalar(value, type.name, required, path, rules);
    case 'array':
      return enforceArray(value, type.items, required, path, rules);
    case 'sparkml_vector':
      return enforceArray(value, { kind: 'scalar', name: 'double' }, required, path, rules);
    case 'object':
      return enforceObject(value, type.properties, required, path, rules);
    case 'map':
      return enforceMap(value, type.values, required, path, rules);
    case 'any':
      return value;
    case 'unknown':
      throw refusal('check-unknown-type', { type: type.source }, path);
  }
}

function inside(path: Path | null, ...keys: (string | number)[]): Path | null {
  return path === null ? null : [...path, ...keys];
}

function wrong(value: Cell, declared: string, path: Path | null, code = 'check-value-type') {
  return refusal(code, { declared, found: pyTypeName(value), value: shown(value) }, path);
}

/** A value for a message: short, on one line. */
export function shown(value: Cell): string {
  const bare = plain(value);
  if (typeof bare === 'string') return JSON.stringify(bare).slice(0, 80);
  if (bare === null || typeof bare !== 'object') return String(bare).slice(0, 80);
  return pyTypeName(bare);
}

function enforceScalar(
  value: Cell,
  type: ScalarType,
  required: boolean | null,
  path: Path | null,
  rules: PandasRules,
): Cell {
  if (!required && isMissing(value)) return null;
  if (!isNumpyScalarLike(value)) throw wrong(value, type, path);
  return enforced(rules, inferColumn([value], true, undefined, rules), type, value, path, firstOf);
}

/** `series[0]`: a narrow number keeps numpy's type, which decides when it is looked at again. */
function firstOf({ dtype, data }: Series): Cell {
  return typed(itemAt(dtype, data, 0), dtype);
}

function typed(value: Cell, dtype: Dtype): Cell {
  const narrow = dtype.extension === undefined && 'iuf'.includes(dtype.kind) && dtype.itemsize < 8;
  return narrow && !isNdArray(value) ? { type: 'scalar', dtype, value } : value;
}

function enforced<T>(
  rules: PandasRules,
  series: Series,
  type: ScalarType,
  value: Cell,
  path: Path | null,
  then: (s: Series) => T,
): T {
  try {
    return then(enforceDatatype(series, type, rules));
  } catch (error) {
    if (error instanceof PandasError)
      throw becauseOf(error, 'check-convert', { declared: type, value: shown(value) }, path);
    if (!(error instanceof Mismatch)) throw error;
    const items = Array.isArray(value) ? value : null;
    const at = items === null ? path : inside(path, ...(error.row === null ? [] : [error.row]));
    const culprit = items === null ? value : error.row === null ? value : (items[error.row] ?? null);
    const details = { declared: type, found: error.found, value: shown(culprit) };
    throw refusal(`check-${error.reason}`, details, at, wholeFix(error, culprit, at));
  }
}

/** A whole number that should be a float is mended by writing it as one. */
export function wholeFix(error: Mismatch, value: Cell, path: Path | null): Fix | undefined {
  const whole = plain(value);
  if (error.reason !== 'not-0-1' || path === null || typeof whole !== 'bigint') return undefined;
  return { kind: 'replace', path, value: `${whole}.0` };
}

function enforceArray(
  value: Cell,
  items: DataType,
  required: boolean | null,
  path: Path | null,
  rules: PandasRules,
): Cell {
  const length = Array.isArray(value) ? value.length : isNdArray(value) ? (value.shape[0] ?? null) : null;
  if ((!required || items.kind === 'any') && (value === null || length === 0)) return value;
  if (length === null || !(Array.isArray(value) || isNdArray(value)))
    throw wrong(value, typeRepr({ kind: 'array', items }), path);
  if (length === 0) return value;
  if (items.kind === 'scalar') return enforceScalars(value, items.name, path, rules);
  const rows = Array.isArray(value) ? value : rowsOf(value).map((item) => typed(item, value.dtype));
  const result: Cell[] = [];
  collect(rows.map((item, at) => () => void result.push(enforceType(item, items, required, inside(path, at), rules))));
  return Array.isArray(value) ? result : npArray(result);
}

/** A list of scalars goes through the column rules as a whole, then to numpy's type and back to a list. */
function enforceScalars(
  value: Cell[] | Extract<Cell, { type: 'ndarray' }>,
  type: ScalarType,
  path: Path | null,
  rules: PandasRules,
): Cell {
  if (!Array.isArray(value) && value.shape.length > 1)
    throw refusal('check-array-depth', { declared: type, dimensions: value.shape.length }, path);
  const series = Array.isArray(value) ? inferColumn(value, true, undefined, rules) : arrayColumn(value, rules);
  return enforced(rules, series, type, value, path, (column) => {
    const array = toNumpy(column, type);
    return Array.isArray(value) ? toNested(array) : array;
  });
}

/** `Series.to_numpy(dtype=...)`; a missing text is cut to the length of the others. */
function toNumpy(series: Series, type: ScalarType) {
  const target = NUMPY_TYPE[type];
  if (series.dtype.name === target.name) return ndarray(series.dtype, [series.data.length], series.data);
  const cells = cellsOf(series.dtype, series.data);
  const missing = 'nan'.slice(0, longest(cells));
  const given =
    series.dtype.extension === 'str' ? cells.map((cell) => (typeof cell === 'string' ? cell : missing)) : cells;
  return npList(given, target);
}

function longest(cells: readonly Cell[]): number {
  return cells.reduce<number>((most, cell) => (typeof cell === 'string' ? Math.max(most, cell.length) : most), 1);
}

/** `value == {}`: numpy compares item by item, so an array of one empty dict counts. */
function isEmptyDict(value: Cell): boolean {
  if (isNdArray(value)) return value.data.length === 1 && isEmptyDict(itemAt(value.dtype, value.data, 0));
  return isDict(value) && value.size === 0;
}

function enforceObject(
  value: Cell,
  properties: readonly Property[],
  required: boolean | null,
  path: Path | null,
  rules: PandasRules,
): Cell {
  if (!required && (value === null || isEmptyDict(value))) return value;
  if (!isDict(value)) throw wrong(value, typeRepr({ kind: 'object', properties }), path);
  const known = new Map<Cell, Property>(properties.map((property) => [property.name, property]));
  const result = new Map<Cell, Cell>();
  const missing = properties.filter((property) => property.required && !value.has(property.name));
  collect([
    ...missing.map((property) => () => {
      throw refusal(
        'check-property-missing',
        { property: property.name, declared: typeRepr(property.type) },
        inside(path),
      );
    }),
    ...[...value].map(([name, item]) => () => {
      const property = known.get(name);
      const at = inside(path, String(name as string));
      if (property === undefined)
        throw refusal(
          'check-property-unknown',
          { property: String(name as string) },
          at,
          at === null ? undefined : { kind: 'remove', path: at },
        );
      result.set(name, enforceType(item, property.type, property.required, at, rules));
    }),
  ]);
  return result;
}

function enforceMap(
  value: Cell,
  values: DataType,
  required: boolean | null,
  path: Path | null,
  rules: PandasRules,
): Cell {
  if ((!required || values.kind === 'any') && (value === null || isEmptyDict(value))) return value;
  if (!isDict(value)) throw wrong(value, typeRepr({ kind: 'map', values }), path);
  const result = new Map<Cell, Cell>();
  collect(
    [...value].map(([name, item]) => () => {
      if (typeof name !== 'string') throw refusal('check-map-key', { key: shown(name) }, path);
      result.set(name, enforceType(item, values, required, inside(path, name), rules));
    }),
  );
  return result;
}
