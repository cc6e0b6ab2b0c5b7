import { afterAll, describe, expect, it } from 'vitest';
import { compareSignatures } from '../../shared/signature/compare/compare-signatures.ts';
import type { Finding } from '../../shared/signature/compare/comparison.ts';
import { PAIRS } from '../shared/signature/compare/pairs.ts';
import { questionOf } from './fuzz/cases.ts';
import { differenceOf } from './fuzz/disagreement.ts';
import { Mlflow } from './fuzz/mlflow.ts';
import type { Side } from './fuzz/pairs.ts';
import { readingOf, sideOf } from './sides.ts';

const mlflow = new Mlflow();
afterAll(() => mlflow.close());

/** The requests that we show, and what real MLflow says of each otherwise than we. */
async function wrongWitnesses(a: Side, b: Side): Promise<{ shown: number; wrong: string[] }> {
  const { forward, rollback } = compareSignatures(readingOf(a), readingOf(b));
  const wrong: string[] = [];
  let shown = 0;
  for (const [from, to, findings] of [
    [a, b, forward.findings],
    [b, a, rollback.findings],
  ] as const) {
    for (const { rule, witness } of findings) {
      if (witness === null) continue;
      shown += 1;
      const effect = await effectOf(from, to, witness);
      if (effect !== witness.effect)
        wrong.push(`${rule} ${witness.effect}, MLflow: ${effect} | ${witness.body} | ${JSON.stringify([from, to])}`);
    }
  }
  return { shown, wrong };
}

async function effectOf(a: Side, b: Side, { body }: NonNullable<Finding['witness']>): Promise<string> {
  const answer = await mlflow.ask({ ask: 'compare', row: { a, b, payloads: [body] } });
  const first = (column: string) => (answer?.row.get(column) as unknown[] | undefined)?.[0];
  if (first('accepted_by_b') === undefined) return 'refused by A';
  return first('accepted_by_b') === false ? 'refused' : first('same_values') === true ? 'same' : 'changed';
}

describe('real MLflow confirms', () => {
  it('every request that shows a finding, for the pair of every rule', async () => {
    let all = 0;
    for (const [, a, b] of PAIRS) {
      const { shown, wrong } = await wrongWitnesses(sideOf(a), sideOf(b));
      expect(wrong).toEqual([]);
      all += shown;
    }
    expect(all).toBeGreaterThan(80);
  });

  it('every request that shows a finding, and the verdict, for 300 random pairs', async () => {
    const wrong: string[] = [];
    let all = 0;
    for (let number = 0; number < 300; number += 1) {
      const question = questionOf('compare', 5, number);
      const { a, b } = question.row as unknown as { a: Side; b: Side };
      const checked = await wrongWitnesses(a, b);
      wrong.push(...checked.wrong);
      all += checked.shown;
      const answer = await mlflow.ask(question);
      const difference = answer === null ? null : differenceOf(question, answer);
      if (difference !== null) wrong.push(`${number} ${difference} ${JSON.stringify([a, b])}`);
    }
    expect(wrong).toEqual([]);
    expect(all).toBeGreaterThan(300);
  });
});
