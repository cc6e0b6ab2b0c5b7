import { question, type Question } from './cases.ts';
import { Histogram } from './histogram.ts';
import { differenceOf, type Disagreement } from './disagreement.ts';
import type { Mlflow } from './mlflow.ts';
import { reduced } from './reduce.ts';

/** So many disagreements are reduced; of more there is only a count. */
const REDUCED_AT_MOST = 12;
/** Questions under way at once: enough that neither side waits for the other. */
const BATCH = 200;

export interface FuzzResult {
  readonly histogram: Histogram;
  readonly unasked: number;
  readonly disagreements: number;
  /** Reduced to the smallest case, each different from the others. */
  readonly shown: readonly Disagreement[];
}

/** Asks MLflow and our code `cases` questions of a seed, and reduces those they answer differently. */
export async function fuzz(mlflow: Mlflow, seed: number, cases: number, from = 0): Promise<FuzzResult> {
  const histogram = new Histogram();
  const found: Disagreement[] = [];
  let unasked = 0;
  for (let start = from; start < from + cases; start += BATCH) {
    const questions = Array.from({ length: Math.min(BATCH, from + cases - start) }, (_, at) =>
      question(seed, start + at),
    );
    const answers = await Promise.all(questions.map((each) => mlflow.ask(each)));
    for (const [at, answer] of answers.entries()) {
      const each = questions[at] as Question;
      if (answer === null) unasked += 1;
      else histogram.add(each, answer.row);
      const difference = answer === null ? null : differenceOf(each, answer);
      if (answer !== null && difference !== null) found.push({ question: each, answer, difference });
    }
  }
  const judge = async (asked: Question): Promise<Disagreement | null> => {
    const answer = await mlflow.ask(asked);
    const difference = answer === null ? null : differenceOf(asked, answer);
    return answer === null || difference === null ? null : { question: asked, answer, difference };
  };
  const shown = new Map<string, Disagreement>();
  for (const each of found.slice(0, REDUCED_AT_MOST)) {
    const smallest = await reduced(each, judge);
    shown.set(JSON.stringify(smallest.question.row), smallest);
  }
  return { histogram, unasked, disagreements: found.length, shown: [...shown.values()] };
}
