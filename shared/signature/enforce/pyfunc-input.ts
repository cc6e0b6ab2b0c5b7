import type { Cell } from '../../pandas/cell.ts';
import type { Frame } from '../../pandas/frame.ts';

/** What `predict` may be called with: a table, a numpy array, a dict, a list, a lone value. */
export type PyFuncInput = Frame | Cell;

export function isFrame(data: PyFuncInput): data is Frame {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'frame';
}
