import { isDict, isNdArray, isScalarCell, markOf, type Cell, type NdArray, type Data } from './cell.ts';
import { BOOL, FLOAT64, INT64, OBJECT, UINT64, bytesDtype, textDtype, type Dtype } from './dtype.ts';
import { PandasError } from './frame.ts';
import { cellsOf, emptyData, itemAt, ndarray, rowsOf, sizeOf } from './ndarray.ts';
import { promote } from './promote.ts';
import { codePoints, flexibleLength, itemSetter } from './set-item.ts';

/** numpy's own limit on dimensions. */
const MAX_DIMENSIONS = 64;

/**
 * `np.array(data, dtype)` for Python data: the shape of nested lists, then every value stored in the dtype; without a dtype
 * the one all values fit. Throws `PandasError` where numpy raises; its `at` is the place of the value at fault.
 */
export function npArray(data: Cell, dtype: Dtype | null = null): NdArray {
  if (isNdArray(data)) return dtype === null ? data : fill(cellsOf(data.dtype, data.data), data.shape, dtype);
  const shape = shapeOf(data, dtype?.kind === 'O');
  const leaves = leavesOf(data, shape.length);
  const own = dtype ?? commonDtype(data, shape.length);
  return fill(leaves, shape, own);
}

/** `np.array(object_column, dtype)`: one value a cell, lists are not looked into (a text can't be made of one). */
export function npList(cells: Cell[], dtype: Dtype): NdArray {
  const list = dtype.kind === 'U' || dtype.kind === 'S' ? cells.findIndex(Array.isArray) : -1;
  if (list >= 0) throw new PandasError('ValueError', 'setting an array element with a sequence', [list]);
  return fill(cells, [cells.length], dtype);
}

function fill(leaves: Cell[], shape: readonly number[], dtype: Dtype): NdArray {
  const data = storeAll(leaves, dtype, shape);
  if (dtype.itemsize > 0 || (dtype.kind !== 'U' && dtype.kind !== 'S')) return ndarray(dtype, shape, data);
  const length = flexibleLengthBefore(leaves, dtype, data);
  return ndarray(dtype.kind === 'U' ? textDtype(length) : bytesDtype(length), shape, data);
}

/** Texts keep the length they had before zeros at their end were dropped. */
function flexibleLengthBefore(leaves: Cell[], dtype: Dtype, data: Data): number {
  const given = leaves.reduce<number>(
    (most, leaf) => Math.max(most, typeof leaf === 'string' ? codePoints(leaf) : 0),
    0,
  );
  return dtype.kind === 'U' ? Math.max(given, flexibleLength(data)) : Math.max(given, flexibleLength(data));
}

function storeAll(leaves: Cell[], dtype: Dtype, shape: readonly number[]): Data {
  const set = itemSetter(dtype);
  const data = emptyData(dtype, leaves.length) as Cell[];
  for (let at = 0; at < leaves.length; at += 1) {
    try {
      const leaf = leaves[at] ?? null;
      data[at] = set(dtype.kind === 'O' ? leaf : unwrapped(leaf));
    } catch (error) {
      if (error instanceof PandasError) throw new PandasError(error.type, error.message, unravel(at, shape));
      throw error;
    }
  }
  return data as Data;
}

function unravel(at: number, shape: readonly number[]): number[] {
  const place: number[] = [];
  let rest = at;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    const size = shape[axis] ?? 1;
    place.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return place;
}

function itemsOf(cell: Cell): Cell[] | null {
  if (Array.isArray(cell)) return cell;
  return isNdArray(cell) && cell.shape.length > 0 ? rowsOf(cell) : null;
}

function isSequence(cell: Cell): boolean {
  return Array.isArray(cell) || (isNdArray(cell) && cell.shape.length > 0);
}

/** The shape that nested lists agree on; lists of different lengths are refused, or for objects end the nesting. */
function shapeOf(data: Cell, ragged: boolean): number[] {
  const shape: number[] = [];
  let level: Cell[] = [data];
  for (;;) {
    if (!level.some(isSequence)) return shape;
    const inner = commonShape(level);
    if (inner !== null) return [...shape, ...inner];
    const lists = level.map(itemsOf);
    const first = lists[0];
    if (first === undefined || lists.every((list) => list === null)) return shape;
    const same = first !== null && lists.every((list) => list !== null && list.length === first.length);
    if (!same) {
      if (ragged) return shape;
      throw raggedError(shape, lists);
    }
    if (shape.length === MAX_DIMENSIONS)
      throw new PandasError(
        'ValueError',
        `setting an array element with a sequence. The requested array would exceed the maximum number of dimension of ${MAX_DIMENSIONS}.`,
      );
    shape.push(first.length);
    if (first.length === 0) return shape;
    level = (lists as Cell[][]).flat();
  }
}

/** Arrays of one shape end the search: what an array of objects holds is not looked into. */
function commonShape(level: readonly Cell[]): readonly number[] | null {
  const [first] = level;
  if (first === undefined || !isNdArray(first) || first.shape.length === 0) return null;
  const same = (cell: Cell) => isNdArray(cell) && cell.shape.join() === first.shape.join();
  return level.every(same) ? first.shape : null;
}

function raggedError(shape: readonly number[], lists: readonly (Cell[] | null)[]): PandasError {
  const first = lists[0];
  const odd = lists.findIndex((list) => list?.length !== first?.length);
  return new PandasError(
    'ValueError',
    `setting an array element with a sequence. The requested array has an inhomogeneous shape after ${shape.length} dimensions.`,
    unravel(Math.max(odd, 0), shape),
  );
}

function leavesOf(data: Cell, depth: number): Cell[] {
  if (depth === 1 && Array.isArray(data)) return data;
  let level: Cell[] = [data];
  for (let at = 0; at < depth; at += 1) level = level.flatMap((cell) => itemsOf(cell) ?? []);
  return level;
}

/** An array without dimensions counts as its one value. */
function unwrapped(cell: Cell): Cell {
  return isNdArray(cell) && cell.shape.length === 0 ? itemAt(cell.dtype, cell.data, 0) : cell;
}

/** The dtype numpy finds for values it is told nothing about: the smallest that all fit; arrays bring their own. */
function commonDtype(data: Cell, depth: number): Dtype {
  let level: readonly Cell[] = [data];
  let common: Dtype | null = null;
  for (let left = depth; level.length > 0; left -= 1) {
    const deeper: Cell[] = [];
    for (const cell of level) {
      if (Array.isArray(cell) && left > 0) {
        for (const item of cell) deeper.push(item);
        continue;
      }
      const own = dtypeOfCell(cell);
      if (own === OBJECT) return OBJECT;
      common = common === null ? own : promote(common, own);
    }
    level = deeper;
  }
  return common ?? FLOAT64;
}

function dtypeOfCell(cell: Cell): Dtype {
  switch (typeof cell) {
    case 'boolean':
      return BOOL;
    case 'bigint':
      if (BigInt.asIntN(64, cell) === cell) return INT64;
      return BigInt.asUintN(64, cell) === cell ? UINT64 : OBJECT;
    case 'number':
      return FLOAT64;
    case 'string':
      return textDtype(Math.max(1, codePoints(cell)));
    default:
  }
  if (cell === null || isDict(cell) || Array.isArray(cell)) return OBJECT;
  if (cell instanceof Uint8Array) return bytesDtype(Math.max(1, cell.length));
  if (isScalarCell(cell) || isNdArray(cell)) return cell.dtype;
  if (markOf(cell) === 'timestamp') return OBJECT;
  return OBJECT;
}

/** `ndarray.reshape`; one -1 is worked out. Throws where the sizes differ. */
export function reshape(array: NdArray, shape: readonly number[]): NdArray {
  const size = sizeOf(array.shape);
  const known = sizeOf(shape.filter((n) => n !== -1));
  const open = shape.filter((n) => n === -1).length;
  const fits = open === 0 ? known === size : open === 1 && known > 0 && size % known === 0;
  if (!fits || shape.some((n) => n < -1))
    throw new PandasError('ValueError', `cannot reshape array of size ${size} into shape (${shape.join(', ')})`);
  return ndarray(
    array.dtype,
    shape.map((n) => (n === -1 ? size / known : n)),
    array.data,
  );
}
