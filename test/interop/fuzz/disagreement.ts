import { KINDS } from '../../agree/kinds.ts';
import { sorted } from '../../agree/rows.ts';
import type { Question } from './cases.ts';
import type { Answered } from './mlflow.ts';

export interface Disagreement {
  readonly question: Question;
  readonly answer: NonNullable<Answered>;
  readonly difference: string;
}

/** A verdict of green against a request that MLflow refuses or changes; the other shades of a verdict are counted by `npm run agree`. */
const WRONG_GREEN = /^"wrong green/;

/** What our code says otherwise than MLflow; null where they agree (or where this kind is not answered by our code yet). */
export function differenceOf({ ask }: Pick<Question, 'ask'>, answer: NonNullable<Answered>): string | null {
  const kind = KINDS[ask];
  if (kind === undefined) return null;
  try {
    const { theirs, ours } = kind(answer.row, { models: null, table: [answer.row] });
    if (ask === 'compare' && !WRONG_GREEN.test(sorted(ours))) return null;
    return sorted(theirs) === sorted(ours) ? null : `theirs ${sorted(theirs)} ours ${sorted(ours)}`;
  } catch (error) {
    return `ours failed: ${(error as Error).stack?.split('\n').slice(0, 3).join(' ') ?? ''}`;
  }
}
