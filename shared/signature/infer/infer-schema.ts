import { isNdArray, type Cell, type CellDict, type NdArray } from '../../pandas/cell.ts';
import { withoutLength, type Dtype } from '../../pandas/dtype.ts';
import { labelKey, seriesCells, type Frame, type Label, type Series } from '../../pandas/frame.ts';
import { dtypeName } from '../numpy-dtype.ts';
import type { ColumnSpec, DataType, Property, Spec, TensorSpec } from '../types.ts';
import { ColumnFold } from './column-fold.ts';
import { dtypeType, FrameColumn } from './frame-column.ts';
import { InferError } from './infer-error.ts';
import { sortedProperties } from './merge.ts';
import { ANY, inferType, isNoneOrNan, scalar } from './infer-type.ts';

export interface InferredSchema {
  readonly specs: readonly Spec[];
  /** Why MLflow gave up: it then says one unnamed column of any type. */
  readonly failure: InferError | null;
}

/**
 * The input schema that `mlflow.models.infer_signature(data)` gives (mlflow/types/utils.py `_infer_schema`). Any failure is
 * swallowed there, and leaves one column of type any. Data must not be None, of which MLflow infers nothing.
 */
export function inferSchema(data: Cell | Frame): InferredSchema {
  return orAny(() => schemaOf(data));
}

/** Runs an inference; its failure is the schema MLflow falls back to. */
export function orAny(infer: () => Spec[]): InferredSchema {
  try {
    const specs = infer();
    if (specs.length === 0) throw new InferError('infer-no-columns');
    return { specs, failure: null };
  } catch (error) {
    if (!(error instanceof InferError)) throw error;
    return { specs: [column(null, ANY, true)], failure: error };
  }
}

export function column(name: ColumnSpec['name'], type: DataType, required: boolean): ColumnSpec {
  return { kind: 'column', name, type, required };
}

/** MLflow's warning about columns of whole numbers, which can't say "missing" in Python. */
export function hasIntegerColumn(specs: readonly Spec[]): boolean {
  return specs.some(
    (spec) =>
      spec.kind === 'column' &&
      spec.type.kind === 'scalar' &&
      (spec.type.name === 'integer' || spec.type.name === 'long'),
  );
}

function schemaOf(data: Cell | Frame): Spec[] {
  if (isFrame(data)) return frameSchema(data);
  if (Array.isArray(data)) return listSchema(data);
  if (data instanceof Map) return dictSchema(data);
  if (isNdArray(data)) return [tensor(data, null)];
  const type = inferType(data);
  return [column(null, type ?? ANY, true)];
}

function isFrame(data: Cell | Frame): data is Frame {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'frame';
}

function listSchema(items: readonly Cell[]): Spec[] {
  // Since MLflow 2.9.0, for those who relied on it before.
  if (items.length === 0) return [column(null, scalar('string'), true)];
  if (items.every((item) => item instanceof Map)) {
    const records = new RecordsFold();
    for (const item of items) records.add(item);
    return records.specs();
  }
  const fold = new ColumnFold();
  for (const item of items) fold.add(item);
  return [column(null, fold.result(), true)];
}

/** A list of dicts, one after another: a column a key, in the order they are first seen. */
export class RecordsFold {
  rows = 0;
  private empty = 0;
  private readonly columns = new Map<Cell, { readonly fold: ColumnFold; present: number; determined: number }>();

  add(record: CellDict): void {
    this.rows += 1;
    if (record.size === 0) this.empty += 1;
    for (const [key, value] of record) {
      let entry = this.columns.get(key);
      if (entry === undefined) this.columns.set(key, (entry = { fold: new ColumnFold(), present: 0, determined: 0 }));
      // NaN counts as present here, None does not.
      if (value !== null) entry.present += 1;
      if (isDetermined(value)) entry.determined += 1;
      entry.fold.add(value);
    }
  }

  /** Throws `InferError`. */
  specs(): Spec[] {
    return [...this.columns].map(([key, { fold, present }]) =>
      named(key as Label, () => fold.result(), present === this.rows),
    );
  }

  /** The type of the list's items, as merging them one by one gives it. Throws `InferError`. */
  type(): DataType {
    if (this.columns.size === 0) return ANY;
    const properties = [...this.columns].map(([name, { fold, determined }]): Property => {
      const required = this.empty === 0 && determined === this.rows;
      return { name: String(name), type: fold.result(), required };
    });
    return { kind: 'object', properties: sortedProperties(properties) };
  }
}

/** Says something about its type: neither missing nor an empty list or dict. */
function isDetermined(cell: Cell): boolean {
  if (Array.isArray(cell)) return cell.length > 0;
  return cell instanceof Map ? cell.size > 0 : !isNoneOrNan(cell);
}

/** A column of a given name; its failure says which column it was. */
export function named(label: Label, type: () => DataType, required: boolean): ColumnSpec {
  if (typeof label !== 'string' && typeof label !== 'bigint') throw new InferError('infer-bad-key');
  try {
    return column(label, type(), required);
  } catch (error) {
    if (!(error instanceof InferError)) throw error;
    throw new InferError(error.code, { ...error.details, column: String(label) });
  }
}

function dictSchema(dict: CellDict): Spec[] {
  const entries = [...dict];
  if (entries.every(([, value]) => isNdArray(value)))
    return entries.map(([name, value]) => tensor(value as NdArray, String(name)));
  return entries.map(([name, value]) => {
    if (typeof name !== 'string') throw new InferError('infer-bad-key');
    return named(name, () => known(inferType(value)), dictRequired(value));
  });
}

function known(type: DataType | undefined): DataType {
  if (type === undefined) throw new InferError('infer-empty-array', { name: '' });
  return type;
}

/** `_infer_required`: a list counts as missing when one of its items is. */
export function dictRequired(value: Cell): boolean {
  return Array.isArray(value) ? !value.some(isNoneOrNan) : !isNoneOrNan(value);
}

function frameSchema(frame: Frame): Spec[] {
  const labels = new Set(frame.columns.map(labelKey));
  // `data[col]` is then a frame of several columns, which MLflow does not take.
  if (labels.size < frame.columns.length) throw new InferError('infer-repeated-column');
  return frame.columns.map((label, at) => {
    const series = frame.series[at];
    if (series === undefined) throw new InferError('infer-no-columns');
    const { type, required } = seriesType(series);
    return named(label, type, required);
  });
}

function seriesType(series: Series): { readonly type: () => DataType; readonly required: boolean } {
  const cells = seriesCells(series);
  if (series.dtype.kind !== 'O') return { type: () => dtypeType(series.dtype), required: !cells.some(isNoneOrNan) };
  const values = new FrameColumn();
  for (const cell of cells) values.add(cell);
  return { type: () => values.type(), required: values.required() };
}

function tensor(array: NdArray, name: string | null): TensorSpec {
  return tensorSpec(array.dtype, array.shape, name);
}

/** An array as a tensor of any number of rows. A 0-d array has no axis to leave open, and MLflow gives up. */
export function tensorSpec(dtype: Dtype, shape: readonly number[], name: string | null): TensorSpec {
  if (shape.length === 0) throw new InferError('infer-no-axis');
  const clean = withoutLength(dtype);
  const spelled = clean.kind === 'U' ? 'str' : clean.kind === 'S' ? 'bytes' : (dtypeName(clean.name) ?? clean.name);
  return { kind: 'tensor', name, dtype: spelled, shape: [-1n, ...shape.slice(1).map(BigInt)] };
}
