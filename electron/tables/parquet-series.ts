import type { Cell, Data } from '../../shared/pandas/cell.ts';
import { NA } from '../../shared/pandas/cell.ts';
import {
  BOOL,
  datetimeDtype,
  FLOAT64,
  OBJECT,
  pandasDtype,
  STR,
  STRING,
  type Dtype,
} from '../../shared/pandas/dtype.ts';
import type { Series } from '../../shared/pandas/frame.ts';
import { emptyData, NAT_TICKS, ndarray } from '../../shared/pandas/ndarray.ts';
import type { PandasRules } from '../../shared/pandas/rules.ts';
import type { LeafKind, ParquetNode } from './parquet-kinds.ts';

/** What pandas' own notes add to a column: its dtype, and the zone of its times. */
export interface ColumnNotes {
  readonly noted: string | null;
  readonly zone: string;
}

/** A column of decoded Parquet values as pandas holds it; null where that is not known here. */
export function columnSeries(
  values: readonly unknown[],
  node: ParquetNode,
  { noted, zone }: ColumnNotes,
): ((rules: PandasRules) => Series) | null {
  const nulls = values.some(isNull);
  if (node.shape !== 'leaf') {
    const cells = nestedCells(values, node);
    return cells && (() => ({ dtype: OBJECT, data: cells }));
  }
  const { leaf } = node;
  if (noted !== null && /^(?:category|timedelta|period|interval|.*\[pyarrow\])/.test(noted)) return null;
  const extension = noted === null ? null : pandasDtype(noted);
  if (extension?.extension === 'masked' || extension === STRING) {
    const cells = values.map((value) => (isNull(value) ? NA : leafCell(value, leaf)));
    return () => ({ dtype: extension, data: cells as Cell[] });
  }
  if (leaf.kind === 'text') {
    // pandas 3 has a dtype for texts, where a missing one is NaN.
    const missing = (rules: PandasRules) => (rules.text === 'str' ? NaN : null);
    return (rules) => ({
      dtype: rules.text === 'str' ? STR : OBJECT,
      data: values.map((value) => (isNull(value) ? missing(rules) : String(value))),
    });
  }
  const typed = typedData(values, leaf, nulls);
  if (typed !== null) {
    const dtype = leaf.kind === 'timestamp' && leaf.utc ? datetimeDtype(leaf.unit, zone) : typed.dtype;
    return () => ({ dtype, data: typed.data });
  }
  if (leaf.kind === 'other') return null;
  const cells = values.map((value) => (isNull(value) ? null : leafCell(value, leaf)));
  return () => ({ dtype: OBJECT, data: cells });
}

function isNull(value: unknown): boolean {
  return value === null || value === undefined;
}

/** Numbers, dates and truths in numpy's own types, missing ones in the way of numpy; null for Python's objects. */
function typedData(
  values: readonly unknown[],
  leaf: LeafKind,
  nulls: boolean,
): { readonly dtype: Dtype; readonly data: Data } | null {
  if (leaf.kind === 'timestamp') {
    const dtype = datetimeDtype(leaf.unit);
    return {
      dtype,
      data: BigInt64Array.from(values, (value) => (isNull(value) ? NAT_TICKS : BigInt(value as bigint))),
    };
  }
  if (leaf.kind === 'bool') {
    return nulls ? null : { dtype: BOOL, data: Uint8Array.from(values, (value) => (value === true ? 1 : 0)) };
  }
  if (leaf.kind !== 'int' && leaf.kind !== 'float') return null;
  // numpy has no missing whole number: pandas gives floats for all.
  const dtype = leaf.kind === 'int' && nulls ? FLOAT64 : pandasDtype(leaf.dtype);
  if (dtype === null) return null;
  const data = emptyData(dtype, values.length);
  const big = data instanceof BigInt64Array || data instanceof BigUint64Array;
  values.forEach((value, at) => {
    const number = isNull(value) ? NaN : big ? BigInt(value as number | bigint) : Number(value);
    data[at] =
      leaf.kind === 'int' && leaf.dtype.startsWith('u') && !isNull(value) ? unsigned(number, leaf.dtype) : number;
  });
  return { dtype, data };
}

/** Parquet stores unsigned numbers as signed ones of the same bits. */
function unsigned(number: number | bigint, dtype: string): number | bigint {
  if (typeof number === 'bigint') return BigInt.asUintN(64, number);
  return number < 0 && dtype === 'uint32' ? number + 2 ** 32 : number;
}

/** Lists as numpy arrays, structs as dicts, as pyarrow gives them; null for what it renders in ways not known here. */
function nestedCells(values: readonly unknown[], node: ParquetNode): Cell[] | null {
  if (!known(node, false)) return null;
  const floats = new Set<LeafKind>();
  for (const value of values) missingIn(value, node, floats);
  return values.map((value) => nestedCell(value, node, floats));
}

/** Whole numbers in structs are floats for all where one is missing, that of a missing struct too. */
function missingIn(value: unknown, node: ParquetNode, floats: Set<LeafKind>): void {
  if (node.shape === 'list' && !isNull(value)) {
    if (node.items.shape !== 'leaf') for (const item of value as unknown[]) missingIn(item, node.items, floats);
  } else if (node.shape === 'struct') {
    const fields = (value ?? {}) as Readonly<Record<string, unknown>>;
    for (const [name, field] of node.fields) missingIn(fields[name], field, floats);
  } else if (node.shape === 'leaf' && node.leaf.kind === 'int' && isNull(value)) floats.add(node.leaf);
}

/** Maps, and dates or times inside structs, come in forms that differ by pyarrow's version. */
function known(node: ParquetNode, inStruct: boolean): boolean {
  if (node.shape === 'map') return false;
  if (node.shape === 'list') return known(node.items, false);
  if (node.shape === 'struct') return [...node.fields.values()].every((field) => known(field, true));
  const { kind } = node.leaf;
  return kind !== 'other' && kind !== 'null' && !(inStruct && kind === 'timestamp');
}

function nestedCell(value: unknown, node: ParquetNode, floats: ReadonlySet<LeafKind>): Cell {
  if (isNull(value)) return null;
  if (node.shape === 'list') return listCell(value as unknown[], node.items, floats);
  if (node.shape === 'struct') {
    const fields = value as Readonly<Record<string, unknown>>;
    return new Map(
      [...node.fields].map(([name, field]): [Cell, Cell] => [name, nestedCell(fields[name], field, floats)]),
    );
  }
  if (node.shape !== 'leaf') return null;
  return floats.has(node.leaf) ? Number(value) : leafCell(value, node.leaf);
}

function listCell(items: readonly unknown[], node: ParquetNode, floats: ReadonlySet<LeafKind>): Cell {
  const typed = node.shape === 'leaf' ? typedData(items, node.leaf, items.some(isNull)) : null;
  if (typed !== null) return ndarray(typed.dtype, [items.length], typed.data);
  return ndarray(
    OBJECT,
    [items.length],
    items.map((item) => nestedCell(item, node, floats)),
  );
}

function leafCell(value: unknown, leaf: LeafKind): Cell {
  switch (leaf.kind) {
    case 'int': {
      const whole = BigInt(value as number | bigint);
      return leaf.dtype.startsWith('u') ? BigInt.asUintN(Number(leaf.dtype.slice(4)), whole) : whole;
    }
    case 'float':
      return Number(value);
    case 'bool':
      return value === true;
    case 'text':
      return String(value);
    case 'bytes':
      return value as Uint8Array;
    case 'date':
      return { type: 'date', text: new Date(Number(value) * 86_400_000).toISOString().slice(0, 10) };
    default:
      return null;
  }
}
