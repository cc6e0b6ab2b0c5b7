import type { CheckProblem, Stage } from '../enforce/problem.ts';
import type { RuleSet } from '../serve/rules.ts';
import type { TextSpan } from './locate.ts';

/** Ways to send a payload. `azure` is Azure ML's online dialect: from its documents, not run. */
export const CHECK_CHANNELS = ['rest', 'dataframe', 'azure'] as const;
export type CheckChannel = (typeof CHECK_CHANNELS)[number];

/** A problem and where it stands in the payload's text; null where it stands nowhere. */
export interface PlacedProblem extends CheckProblem {
  readonly span: TextSpan | null;
}

/** What the model's own `predict` would be called with, in words; at most some rows and characters of it. */
export type Preview =
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly name: string; readonly dtype: string }[];
      readonly rows: readonly (readonly string[])[];
      /** Rows in all. */
      readonly length: number;
    }
  | { readonly kind: 'value'; readonly type: string; readonly text: string };

/** What one version of MLflow answers to a payload. */
export interface CheckReport {
  readonly rules: RuleSet;
  readonly ok: boolean;
  /** Where it is refused; null when it is accepted. */
  readonly stage: Stage | null;
  /** At most `PROBLEM_LIMIT`, in the order of the payload. */
  readonly problems: readonly PlacedProblem[];
  readonly received: Preview | null;
  /** The params that the model gets; null without params. */
  readonly params: string | null;
}

/** The answer by the rules of the model's own MLflow version, and by the other's where that differs. */
export interface CheckAnswer {
  readonly report: CheckReport;
  readonly other: CheckReport | null;
}
