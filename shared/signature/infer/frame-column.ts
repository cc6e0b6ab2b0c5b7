import { markOf, NA, NAT, type Cell } from '../../pandas/cell.ts';
import type { Dtype } from '../../pandas/dtype.ts';
import type { DataType } from '../types.ts';
import { ColumnFold } from './column-fold.ts';
import { InferError } from './infer-error.ts';
import { isNoneOrNan, scalar } from './infer-type.ts';

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;

/**
 * What MLflow says of a pandas column of Python objects, value by value: pandas first settles a dtype
 * (`lib.maybe_convert_objects`, as the DataFrame constructor and `infer_objects` do), then `_infer_pandas_column` reads it.
 */
export class FrameColumn {
  rows = 0;
  nulls = 0;
  private readonly fold = new ColumnFold();
  private readonly seen = new Set<string>();

  add(cell: Cell): void {
    this.rows += 1;
    if (isNoneOrNan(cell)) this.nulls += 1;
    this.seen.add(classOf(cell));
    this.fold.add(cell);
  }

  /** The rows that had no such key are NaN; where they stand makes no difference. */
  fillTo(rows: number): void {
    if (rows <= this.rows) return;
    this.add(NaN);
    this.nulls += rows - this.rows;
    this.rows = rows;
  }

  /** Throws `InferError` where MLflow refuses the column. */
  type(): DataType {
    if (this.rows === 0) return scalar('string');
    const dtype = settledKind(this.seen);
    if (dtype === 'uint64') throw new InferError('infer-unsupported-dtype', { dtype });
    if (dtype === 'complex128') throw new InferError('infer-unsupported-dtype', { dtype });
    return dtype === null ? this.fold.result() : scalar(dtype);
  }

  required(): boolean {
    return this.nulls === 0;
  }

  /** pandas made it uint64, which MLflow has no type for. */
  get isUnsigned(): boolean {
    return settledKind(this.seen) === 'uint64';
  }

  /** Whole numbers that became floats because values are missing. */
  get intsWithNulls(): boolean {
    const whole = this.seen.has('int') || this.seen.has('uint') || this.seen.has('negative');
    return whole && !this.seen.has('float') && this.nulls > 0;
  }
}

function classOf(cell: Cell): string {
  if (cell === null) return 'none';
  if (cell === NA) return 'NA';
  if (cell === NAT) return 'NaT';
  if (typeof cell === 'boolean') return 'bool';
  if (typeof cell === 'number') return Number.isNaN(cell) ? 'nan' : 'float';
  if (typeof cell === 'bigint') {
    if (cell > UINT64_MAX || cell < INT64_MIN) return 'object';
    return cell > INT64_MAX ? 'uint' : cell < 0n ? 'negative' : 'int';
  }
  const mark = markOf(cell);
  if (mark === 'timestamp' || mark === 'datetime') return 'datetime';
  return mark === 'complex' ? 'complex' : 'object';
}

/** The type a settled dtype stands for; null while the column stays one of objects, and its values decide. */
function settledKind(
  seen: ReadonlySet<string>,
): 'long' | 'double' | 'boolean' | 'datetime' | 'uint64' | 'complex128' | null {
  const only = (...classes: string[]) => [...seen].every((each) => classes.includes(each));
  if (only('bool')) return 'boolean';
  if (seen.has('datetime') && only('datetime', 'none', 'nan', 'NaT')) return 'datetime';
  if (only('int', 'negative')) return 'long';
  if (seen.has('uint') && only('int', 'uint')) return 'uint64';
  if (seen.has('complex') && only('complex', 'float', 'int', 'negative', 'none', 'nan')) return 'complex128';
  if (!only('int', 'uint', 'negative', 'float', 'none', 'nan') || only('none')) return null;
  return seen.has('uint') && seen.has('negative') ? null : 'double';
}

/** `_infer_numpy_dtype`. Throws `InferError` for the dtypes MLflow has no type for. */
export function dtypeType(dtype: Dtype): DataType {
  const { kind, itemsize } = dtype;
  if (kind === 'b') return scalar('boolean');
  if (kind === 'M') return scalar('datetime');
  if (kind === 'U') return scalar('string');
  if (kind === 'S') return scalar('binary');
  if (kind === 'f' && itemsize <= 8) return scalar(itemsize <= 4 ? 'float' : 'double');
  if (kind === 'i' && itemsize <= 8) return scalar(itemsize <= 4 ? 'integer' : 'long');
  if (kind === 'u' && itemsize <= 4) return scalar(itemsize < 4 ? 'integer' : 'long');
  throw new InferError('infer-unsupported-dtype', { dtype: dtype.name });
}
