import path from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz, type FuzzResult } from './fuzz.ts';
import { Mlflow } from './mlflow.ts';

const USAGE = 'Usage: npm run -s fuzz:mlflow -- --seed N --cases N   (a new seed where none is given)';

/** The figures, what falls short, and each disagreement as a row to be pasted into a table of tests. */
export function describeRun({ histogram, unasked, disagreements, shown }: FuzzResult): string[] {
  const { lines, short } = histogram.report();
  const rows = shown.flatMap(({ question, answer, difference }) => [`${question.ask} ${difference}`, answer.text]);
  return [
    ...lines,
    `not asked (pandas can't build the data): ${unasked}`,
    ...short.map((line) => `falls short: ${line}`),
    `disagreements: ${disagreements}`,
    ...rows,
  ];
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, cases: { type: 'string' } } });
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const cases = Number(values.cases ?? 2_000);
  if (!Number.isInteger(seed) || !Number.isInteger(cases) || cases < 1) {
    console.error(USAGE);
    return 2;
  }
  console.log(`seed ${seed}, ${cases} cases`);
  const mlflow = new Mlflow();
  try {
    const result = await fuzz(mlflow, seed, cases);
    for (const line of describeRun(result)) console.log(line);
    return result.disagreements === 0 && result.histogram.report().short.length === 0 ? 0 : 1;
  } finally {
    mlflow.close();
  }
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(`fuzz:mlflow: ${(error as Error).message}\n${USAGE}`);
    process.exitCode = 2;
  }
}
