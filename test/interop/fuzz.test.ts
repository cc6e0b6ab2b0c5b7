import { afterAll, describe, expect, it } from 'vitest';
import { fuzz } from './fuzz/fuzz.ts';
import { describeRun } from './fuzz/main.ts';
import { Mlflow } from './fuzz/mlflow.ts';

const fresh = Math.floor(Math.random() * 2 ** 31);

describe('random questions answered as real MLflow answers them', () => {
  const mlflow = new Mlflow();
  afterAll(() => mlflow.close());

  it.each([
    ['the fixed seed', 20_260_801, 2_000],
    [`a new seed, ${fresh}`, fresh, 1_000],
  ])('%s', async (_name, seed, cases) => {
    const result = await fuzz(mlflow, seed, cases);
    const lines = describeRun(result);
    console.log([`seed ${seed}, ${cases} cases`, ...lines].join('\n'));
    expect(result.shown.map(({ difference, answer }) => `${difference} ${answer.text}`)).toEqual([]);
    expect(result.histogram.report().short).toEqual([]);
  });
});
