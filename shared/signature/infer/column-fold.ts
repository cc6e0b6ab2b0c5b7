import type { Cell } from '../../pandas/cell.ts';
import type { DataType } from '../types.ts';
import { InferError } from './infer-error.ts';
import { TypeFold } from './infer-type.ts';

/** A fold that keeps its first failure instead of throwing, so that evidence can go on being counted. */
export class ColumnFold {
  failure: InferError | null = null;
  private readonly fold: TypeFold;

  /** `type`: of values that came before. */
  constructor(type?: DataType) {
    this.fold = new TypeFold(undefined, type);
  }

  add(cell: Cell): void {
    if (this.failure !== null) return;
    try {
      this.fold.add(cell);
    } catch (error) {
      if (!(error instanceof InferError)) throw error;
      this.failure = error;
    }
  }

  /** Throws `InferError` when the values do not go together, or say nothing (only empty numpy arrays). */
  result(): DataType {
    if (this.failure !== null) throw this.failure;
    if (this.fold.type === undefined) throw new InferError('infer-empty-array', { name: '' });
    return this.fold.type;
  }
}
