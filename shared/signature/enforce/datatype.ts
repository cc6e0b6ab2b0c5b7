import { astype } from '../../pandas/astype.ts';
import type { Cell } from '../../pandas/cell.ts';
import {
  BOOL,
  BYTES,
  DATETIME_NS,
  FLOAT32,
  FLOAT64,
  INT32,
  INT64,
  OBJECT,
  TEXT,
  type Dtype,
} from '../../pandas/dtype.ts';
import { PandasError, type Series } from '../../pandas/frame.ts';
import { inferColumn } from '../../pandas/infer-objects.ts';
import { cellsOf } from '../../pandas/ndarray.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import { toNumeric } from '../../pandas/to-numeric.ts';
import { isMissing } from '../../pandas/cell.ts';
import type { ScalarType } from '../types.ts';

/** numpy's dtype of a scalar type (`DataType.to_numpy`). */
export const NUMPY_TYPE: Readonly<Record<ScalarType, Dtype>> = {
  boolean: BOOL,
  integer: INT32,
  long: INT64,
  float: FLOAT32,
  double: FLOAT64,
  string: TEXT,
  binary: BYTES,
  datetime: DATETIME_NS,
};

/** pandas' dtype of a scalar type (`DataType.to_pandas`): texts and bytes are objects. */
export const PANDAS_TYPE: Readonly<Record<ScalarType, Dtype>> = { ...NUMPY_TYPE, string: OBJECT, binary: OBJECT };

/**
 * Why a column does not fit its declared type. reason: `type` (this dtype is never taken), `not-0-1` (whole numbers other
 * than 0 and 1 for a float), `missing-ints` (ints with gaps, which pandas holds as floats), `zone`, `convert`.
 */
export class Mismatch extends Error {
  readonly reason: 'type' | 'not-0-1' | 'missing-ints' | 'zone' | 'convert';
  readonly found: string;
  /** The row to blame, where one is. */
  readonly row: number | null;

  constructor(reason: Mismatch['reason'], found: string, row: number | null = null) {
    super(`${found}: ${reason}`);
    this.reason = reason;
    this.found = found;
    this.row = row;
  }
}

/**
 * A column against a scalar type, as mlflow/models/utils.py `_enforce_mlflow_datatype` does: only widening is taken.
 * Throws `Mismatch`.
 */
export function enforceDatatype(given: Series, type: ScalarType, rules: PandasRules): Series {
  const isText = type === 'string' || type === 'binary';
  const series = given.dtype === OBJECT && !isText ? inferColumn(given.data as Cell[], true, null, rules) : given;
  const { dtype } = series;
  const object = dtype === OBJECT;
  const textType = rules.textTypes && (dtype.extension === 'str' || dtype.extension === 'string');
  if (isText && (object || textType)) return series;
  const target = NUMPY_TYPE[type];
  if (dtype.name === target.name) return series;
  if (type === 'binary' && dtype.kind === 'S') return series;
  if (type === 'datetime' && (dtype.kind === 'M' || object)) return toNanoseconds(series);
  if (type === 'boolean' && object) return series;
  if (type === 'double' && object) return attempt(series, () => toNumeric(series.data as Cell[]));
  if (isUpcast(dtype, target)) return attempt(series, () => astype(series, target));
  if (dtype === INT64 && (type === 'float' || type === 'double')) {
    const odd = (series.data as BigInt64Array).findIndex((value) => value !== 0n && value !== 1n);
    if (odd < 0) return astype(series, target);
    throw new Mismatch('not-0-1', dtype.name, odd);
  }
  throw new Mismatch(missingInts(series, type) ? 'missing-ints' : 'type', dtype.name, firstOdd(given, type));
}

function isUpcast(from: Dtype, to: Dtype): boolean {
  if (from.extension === 'category' || from.kind === 'O') return false;
  if (from.kind === to.kind) return from.itemsize <= to.itemsize;
  if (from.kind === 'u' && to.kind === 'i') return from.itemsize < to.itemsize;
  return (from.kind === 'i' || from.kind === 'u') && to === FLOAT64 && from.itemsize <= 6;
}

function toNanoseconds(series: Series): Series {
  if (series.dtype.extension === 'tz') throw new Mismatch('zone', series.dtype.name);
  return attempt(series, () => astype(series, DATETIME_NS));
}

function attempt(series: Series, step: () => Series): Series {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof PandasError)) throw error;
    throw new Mismatch('convert', series.dtype.name, error.at[0] ?? null);
  }
}

function missingInts(series: Series, type: ScalarType): boolean {
  if (series.dtype !== FLOAT64 || (type !== 'integer' && type !== 'long')) return false;
  const data = series.data as Float64Array;
  return data.some(Number.isNaN) && data.every((value) => Number.isNaN(value) || Number.isInteger(value));
}

/** In a mixed column the first value that alone would not fit either. */
function firstOdd(series: Series, type: ScalarType): number | null {
  if (series.dtype !== OBJECT) return null;
  const cells = cellsOf(series.dtype, series.data);
  const row = cells.findIndex((cell) => !isMissing(cell) && !fitsAlone(cell, type));
  return row < 0 ? null : row;
}

function fitsAlone(cell: Cell, type: ScalarType): boolean {
  const { dtype } = inferColumn([cell]);
  return dtype.name === NUMPY_TYPE[type].name || isUpcast(dtype, NUMPY_TYPE[type]);
}
