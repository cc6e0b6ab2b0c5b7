import type { Cell } from '../../pandas/cell.ts';
import { numpyDtype, OBJECT, type Dtype } from '../../pandas/dtype.ts';
import { ndarray } from '../../pandas/ndarray.ts';

/** A list as pandas gives it: a numpy array of objects, so that an empty one says nothing. */
export function arrayCell(items: readonly Cell[]): Cell {
  return ndarray(OBJECT, [items.length], [...items]);
}

/** A value out of a numpy array of some dtype. */
export function numpyCell(dtype: string, value: Cell): Cell {
  const known: Dtype | null = numpyDtype(dtype);
  return known === null ? value : { type: 'scalar', dtype: known, value };
}
