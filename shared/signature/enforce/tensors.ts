import {
  isDict,
  isNdArray,
  isNumpyScalarLike,
  pyTypeName,
  type Cell,
  type CellDict,
  type NdArray,
} from '../../pandas/cell.ts';
import { OBJECT, numpyDtype, withoutLength, type Dtype } from '../../pandas/dtype.ts';
import {
  PandasError,
  columnOf,
  labelKey,
  seriesCells,
  seriesItem,
  type Frame,
  type Label,
  type Series,
} from '../../pandas/frame.ts';
import { reshape } from '../../pandas/np-array.ts';
import { castArray, frameToArray, seriesToArray, vstack } from '../../pandas/to-numpy.ts';
import { nameOf } from './columns.ts';
import type { TensorSpec } from '../types.ts';
import type { Locator } from './locate.ts';
import { becauseOf, collect, refusal, type Path } from './problem.ts';
import type { PyFuncInput } from './pyfunc-input.ts';

export function tensorDtype(spec: TensorSpec): Dtype {
  return numpyDtype(spec.dtype) ?? OBJECT;
}

export function tensorShape(spec: TensorSpec): number[] {
  return spec.shape.map(Number);
}

function shapeText(shape: readonly number[]): string {
  return `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
}

/** mlflow/models/utils.py `_enforce_tensor_spec`: the dtype exactly, the shape but for -1; two ways out for ragged arrays. */
export function enforceTensor(array: NdArray, spec: TensorSpec, path: Path | null): NdArray {
  const expected = tensorShape(spec);
  const dtype = tensorDtype(spec);
  if (expected.length === 1 && expected[0] === -1 && dtype === OBJECT) return array;
  if (expected.length > 1 && expected.slice(1).includes(-1) && array.shape.length === 1 && array.dtype === OBJECT)
    return array;
  const fits =
    expected.length === array.shape.length && expected.every((size, axis) => size === -1 || size === array.shape[axis]);
  if (!fits)
    throw refusal(
      'check-tensor-shape',
      { found: shapeText(array.shape), declared: shapeText(expected), name: spec.name ?? '' },
      path,
    );
  if (withoutLength(array.dtype).name !== dtype.name)
    throw refusal('check-tensor-dtype', { found: array.dtype.name, declared: spec.dtype, name: spec.name ?? '' }, path);
  return array;
}

/** `_enforce_tensor_schema`. */
export function enforceTensors(data: PyFuncInput, specs: readonly TensorSpec[], locate: Locator): Cell {
  const [first] = specs;
  if (first === undefined) throw refusal('check-no-inputs', {}, null);
  if (first.name === null) return enforceUnnamedTensor(data, first, locate);
  if (!isFrame(data) && !isDict(data)) throw refusal('check-tensors-need-names', { found: inputName(data) }, null);
  const result: CellDict = new Map();
  collect(
    specs.map((spec, at) => () => {
      const name = nameOf(spec, at);
      result.set(name, isFrame(data) ? columnTensor(data, name, spec, locate) : dictTensor(data, name, spec, locate));
    }),
  );
  return result;
}

function isFrame(data: PyFuncInput): data is Frame {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'frame';
}

function inputName(data: PyFuncInput): string {
  return isFrame(data) ? 'DataFrame' : pyTypeName(data);
}

function dictTensor(data: CellDict, name: Label, spec: TensorSpec, locate: Locator): NdArray {
  const value = data.get(name);
  const path = locate.column(name);
  if (value === undefined || !isNdArray(value))
    throw refusal('check-tensor-not-array', { name: String(name as string), found: pyTypeName(value ?? null) }, path);
  return enforceTensor(value, spec, path);
}

function columnTensor(table: Frame, name: Label, spec: TensorSpec, locate: Locator): NdArray {
  const wanted = labelKey(name);
  if (table.columns.filter((label) => labelKey(label) === wanted).length > 1)
    throw refusal('check-column-twice', { column: String(name as string) }, locate.column(name));
  const series = columnOf(table, name);
  if (series === null) throw refusal('check-missing-column', { column: String(name as string) }, locate.column(name));
  return columnAsTensor(table, series, name, spec, locate);
}

function enforceUnnamedTensor(data: PyFuncInput, spec: TensorSpec, locate: Locator): NdArray {
  if (isFrame(data)) {
    const [name] = data.columns;
    const [series] = data.series;
    if (name === undefined || series === undefined || data.length === 0) throw refusal('check-empty-frame', {}, null);
    if (data.columns.length === 1) return columnAsTensor(data, series, name, spec, locate);
    const shape = tensorShape(spec);
    if (shape.length !== 2 || shape[0] !== -1 || shape[1] !== data.columns.length)
      throw refusal('check-tensor-width', { columns: data.columns.length, declared: shapeText(shape) }, null);
    return enforceTensor(frameToArray(data), spec, null);
  }
  if (typeof data === 'object' && data !== null && isNdArray(data)) return enforceTensor(data, spec, locate.column(''));
  throw refusal('check-tensor-needs-array', { found: inputName(data) }, null);
}

/** `_reshape_and_cast_pandas_column_values`: scalars, lists or arrays in a column, put together. */
function columnAsTensor(table: Frame, series: Series, name: Label, spec: TensorSpec, locate: Locator): NdArray {
  const shape = tensorShape(spec);
  const dtype = tensorDtype(spec);
  const details = { name: String(name as string), declared: shapeText(shape), dtype: spec.dtype };
  if (shape[0] !== -1 || shape.slice(1).includes(-1)) throw refusal('check-tensor-column-shape', details, null);
  const row = table.index === null ? 0 : table.index.findIndex((label) => labelKey(label) === 'n0');
  // MLflow looks at the row labelled 0.
  if (row < 0 || table.length === 0) throw refusal('check-tensor-no-row-0', details, null);
  const first = seriesItem(series, row);
  const path = locate.column(name);
  try {
    if (isNumpyScalarLike(first)) return scalarTensor(series, spec, shape, dtype, path);
    if (Array.isArray(first)) {
      if (first.length > 0 && isNumpyScalarLike(first[0] ?? null))
        return stacked(castArray(reshape(vstack(seriesCells(series)), shape), dtype), table, details, path);
    } else if (isNdArray(first)) return stacked(reshape(vstack(seriesCells(series)), shape), table, details, path);
  } catch (error) {
    if (error instanceof PandasError) throw becauseOf(error, 'check-tensor-column', details, path);
    throw error;
  }
  throw refusal('check-tensor-column-values', { ...details, found: pyTypeName(first) }, path);
}

function scalarTensor(series: Series, spec: TensorSpec, shape: number[], dtype: Dtype, path: Path | null): NdArray {
  if (shape.length > 2 || (shape.length === 2 && shape[1] !== 1))
    throw refusal('check-tensor-scalars', { declared: shapeText(shape), name: spec.name ?? '' }, path);
  return enforceTensor(reshape(seriesToArray(series, dtype), shape), spec, path);
}

function stacked(array: NdArray, table: Frame, details: Record<string, string>, path: Path | null): NdArray {
  if (array.shape[0] !== table.length) throw refusal('check-tensor-column', { ...details, reason: '' }, path);
  return array;
}
