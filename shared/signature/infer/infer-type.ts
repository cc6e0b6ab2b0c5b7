import { isNdArray, isScalarCell, markOf, NA, NAT, pyTypeName, type Cell, type NdArray } from '../../pandas/cell.ts';
import type { Dtype } from '../../pandas/dtype.ts';
import { rowsOf } from '../../pandas/ndarray.ts';
import type { DataType, Property, ScalarType } from '../types.ts';
import { InferError } from './infer-error.ts';
import { mergeTypes, nameOf, sortedProperties } from './merge.ts';

export const ANY: DataType = { kind: 'any' };

/** Python's recursion limit, less what is in use: a list takes MLflow two calls a level, a dict one. */
const CALLS = 960;

const SCALARS: ReadonlyMap<ScalarType, DataType> = new Map(
  (['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'] as const).map((name) => [
    name,
    { kind: 'scalar', name },
  ]),
);

export function scalar(name: ScalarType): DataType {
  return SCALARS.get(name) ?? ANY;
}

/** None, NaN (a float64's; a float32's is a float), NA or NaT: mlflow/types/utils.py `_is_none_or_nan`. */
export function isNoneOrNan(cell: Cell): boolean {
  if (cell === null || cell === NA || cell === NAT) return true;
  if (typeof cell === 'number') return Number.isNaN(cell);
  return isScalarCell(cell) && cell.dtype.name === 'float64' && Number.isNaN(cell.value);
}

/**
 * The type of one value (`_infer_datatype`); undefined for an empty numpy array, which says nothing. Throws `InferError`
 * for values MLflow has no type for and lists of mixed types.
 */
export function inferType(cell: Cell, calls = CALLS): DataType | undefined {
  if (calls < 0) throw new InferError('infer-too-deep');
  if (isNoneOrNan(cell)) return ANY;
  if (Array.isArray(cell)) return cell.length === 0 ? ANY : inferItems(cell, calls);
  if (cell instanceof Map) return cell.size === 0 ? ANY : inferObject(cell, calls);
  if (isNdArray(cell)) return inferArray(cell, calls);
  return inferScalar(cell);
}

function inferItems(items: readonly Cell[], calls: number): DataType | undefined {
  const fold = new TypeFold(calls - 2);
  for (const item of items) fold.add(item);
  return fold.type === undefined ? undefined : { kind: 'array', items: fold.type };
}

function inferArray(array: NdArray, calls: number): DataType | undefined {
  if (array.shape.length !== 1 || array.dtype.kind === 'O' || array.dtype.kind === 'f')
    return inferItems(
      rowsOf(array).map((item) => (isNdArray(item) ? item : { type: 'scalar', dtype: array.dtype, value: item })),
      calls,
    );
  return array.shape[0] === 0 ? undefined : { kind: 'array', items: inferNumpyScalar(array.dtype) };
}

function inferObject(dict: ReadonlyMap<Cell, Cell>, calls: number): DataType {
  const properties: Property[] = [];
  for (const [name, value] of dict) {
    const type = inferType(value, calls - 1);
    if (type === undefined) throw new InferError('infer-empty-array', { name: String(name) });
    if (typeof name !== 'string') throw new InferError('infer-bad-key');
    properties.push({ name, type, required: type.kind !== 'any' });
  }
  return { kind: 'object', properties: sortedProperties(properties) };
}

/** `_infer_scalar_datatype`. A pandas Timestamp is none of its types; a datetime of Python's own is. */
function inferScalar(cell: Cell): DataType {
  if (typeof cell === 'boolean') return scalar('boolean');
  if (typeof cell === 'bigint') return scalar('long');
  if (typeof cell === 'number') return scalar('double');
  if (typeof cell === 'string') return scalar('string');
  if (cell instanceof Uint8Array) return scalar('binary');
  if (markOf(cell) === 'date' || markOf(cell) === 'datetime') return scalar('datetime');
  if (isScalarCell(cell)) return inferNumpyScalar(cell.dtype, cell.value);
  throw new InferError('infer-unsupported-value', { type: pyTypeName(cell) });
}

const NUMPY_SCALARS: Readonly<Record<string, ScalarType>> = {
  bool: 'boolean',
  int64: 'long',
  int32: 'integer',
  float64: 'double',
  float32: 'float',
};

/** A scalar taken from a numpy array: only some of numpy's types are known; an object array holds plain values. */
function inferNumpyScalar(dtype: Dtype, value: Cell = null): DataType {
  const name = NUMPY_SCALARS[dtype.name];
  if (name !== undefined) return scalar(name);
  if (dtype.kind === 'U') return scalar('string');
  if (dtype.kind === 'S') return scalar('binary');
  if (dtype.kind === 'M') return scalar('datetime');
  if (dtype.kind === 'O') return inferType(value) ?? ANY;
  throw new InferError('infer-unsupported-value', { type: dtype.name });
}

/** The type that holds every item, one after another (`_infer_array_datatype`): memory stays flat however many come. */
export class TypeFold {
  type: DataType | undefined;
  private readonly calls: number;

  /** `type`: of items that came before. */
  constructor(calls = CALLS - 2, type?: DataType) {
    this.calls = calls;
    this.type = type;
  }

  /** Throws `InferError` when the item does not go with those before it. */
  add(item: Cell): void {
    const next = inferType(item, this.calls);
    if (next === undefined || next === this.type) return;
    if (this.type === undefined) this.type = next;
    else if (this.type.kind !== 'scalar') this.type = mergeTypes(this.type, next);
    else if (next.kind !== 'any' && (next.kind !== 'scalar' || next.name !== this.type.name))
      throw new InferError('infer-mixed-types', { first: nameOf(this.type), second: nameOf(next) });
  }
}
