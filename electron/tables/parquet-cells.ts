import type { Cell } from '../../shared/pandas/cell.ts';
import { InferError } from '../../shared/signature/infer/infer-error.ts';
import { scalar } from '../../shared/signature/infer/infer-type.ts';
import { arrayCell, numpyCell } from '../../shared/signature/infer/nested-column.ts';
import type { DataType } from '../../shared/signature/types.ts';
import type { LeafKind, ParquetNode } from './parquet-kinds.ts';

/** Which leaves hold missing values: a whole number among them makes pandas give floats for all. */
export type MissingLeaves = Set<LeafKind>;

/** A decoded Parquet value as Python gets it from pandas: lists as numpy arrays, structs as dicts of Python values. */
export function toCell(value: unknown, node: ParquetNode, missing: MissingLeaves, inArray = false): Cell {
  if (value === null || value === undefined) {
    markMissing(node, missing);
    return inArray && node.shape === 'leaf' ? missingItem(node.leaf) : null;
  }
  if (node.shape === 'map') return { type: 'decimal', text: 'map' };
  if (node.shape === 'list')
    return arrayCell((value as unknown[]).map((item) => toCell(item, node.items, missing, true)));
  if (node.shape === 'struct') {
    const fields = value as Readonly<Record<string, unknown>>;
    return new Map([...node.fields].map(([name, field]): [Cell, Cell] => [name, toCell(fields[name], field, missing)]));
  }
  return leafCell(value, node.leaf, inArray);
}

/** A missing item of a numpy array: float32's NaN and NaT have a type, float64's NaN and None say nothing. */
function missingItem(leaf: LeafKind): Cell {
  if (leaf.kind === 'float' && leaf.dtype !== 'float64') return numpyCell(leaf.dtype, NaN);
  return leaf.kind === 'timestamp' ? { type: 'datetime', text: '' } : null;
}

/**
 * The type of a nested column once all its rows are known: whole numbers next to missing ones are floats; in arrays they keep
 * numpy's type, in structs they are Python's. Throws `InferError` for numpy's narrow integers.
 */
export function settledType(type: DataType, node: ParquetNode, missing: MissingLeaves, inArray = false): DataType {
  if (node.shape === 'list' && type.kind === 'array')
    return { kind: 'array', items: settledType(type.items, node.items, missing, true) };
  if (node.shape === 'struct' && type.kind === 'object') {
    const properties = type.properties.map((property) => {
      const field = node.fields.get(property.name);
      return field === undefined ? property : { ...property, type: settledType(property.type, field, missing) };
    });
    return { kind: 'object', properties };
  }
  if (node.shape !== 'leaf' || node.leaf.kind !== 'int' || type.kind !== 'scalar') return type;
  if (missing.has(node.leaf)) return scalar('double');
  if (!inArray || node.leaf.dtype === 'int64') return type;
  if (node.leaf.dtype === 'int32') return scalar('integer');
  throw new InferError('infer-unsupported-value', { type: node.leaf.dtype });
}

function markMissing(node: ParquetNode, missing: MissingLeaves): void {
  if (node.shape === 'leaf') missing.add(node.leaf);
  // The fields of a missing struct are missing too; a missing list has no items.
  if (node.shape === 'struct') for (const field of node.fields.values()) markMissing(field, missing);
}

function leafCell(value: unknown, leaf: LeafKind, inArray: boolean): Cell {
  switch (leaf.kind) {
    case 'int': {
      const whole = BigInt(value as number | bigint);
      // Whether it stays whole is known at the end: `settledType`.
      return whole;
    }
    case 'float':
      return inArray ? numpyCell(leaf.dtype, Number(value)) : Number(value);
    case 'bool':
      return value === true;
    case 'text':
      return String(value);
    case 'bytes':
      return value as Uint8Array;
    case 'date':
      return { type: 'date', text: '' };
    case 'timestamp':
      // pandas gives nanoseconds inside a struct as whole numbers.
      return leaf.unit === 'ns' && !inArray ? BigInt(value as bigint) : { type: 'datetime', text: '' };
    default:
      return { type: 'decimal', text: String(leaf.kind) };
  }
}
