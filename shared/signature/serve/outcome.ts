import type { Cell } from '../../pandas/cell.ts';
import type { Frame } from '../../pandas/frame.ts';
import type { PyValue } from '../../python/value.ts';
import type { CheckProblem, Stage } from '../enforce/problem.ts';

/** What the model's own `predict` is called with: a table, or a value (an array, a dict, a list, ...). */
export type Received = Frame | Cell;

/** What MLflow answers to a request: accepted, or refused at a stage. */
export type Outcome =
  | {
      readonly ok: true;
      readonly stage: null;
      /** Warnings and notes. */
      readonly problems: readonly CheckProblem[];
      readonly received: Received;
      readonly params: PyValue;
    }
  | { readonly ok: false; readonly stage: Stage; readonly problems: readonly CheckProblem[] };
