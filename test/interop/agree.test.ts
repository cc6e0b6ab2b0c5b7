import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { agree } from '../agree/main.ts';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';
import { ASKS } from './fuzz/cases.ts';
import { Mlflow, PYTHON } from './fuzz/mlflow.ts';
import { writeTable } from './fuzz/tables.ts';

const ROWS = { 'enforce-json': 600, 'enforce-dataframe': 500, params: 300, infer: 300, compare: 100 };
const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('real MLflow agrees', () => {
  const mlflow = new Mlflow();
  afterAll(() => mlflow.close());

  it('is installed', () => expect(existsSync(PYTHON), `${PYTHON}: run npm test, or set MODEL_PORTER_VENV`).toBe(true));

  it.each([1, 2])('with every model and signature of seed %i', async (seed) => {
    const place = seedFolder(seed);
    execFileSync(PYTHON, [path.join(ROOT, 'test/interop/make_tables.py'), place, String(seed)], {
      cwd: place,
      stdio: ['ignore', 'inherit', 'ignore'],
    });
    const differences: string[] = [];
    const print = (line: string) => differences.push(line);
    const schemas = await agree(path.join(place, 'schema-parse.jsonl'), {}, print);
    const models = await agree(path.join(place, 'inspect.jsonl'), { models: path.join(place, 'models') }, print);
    expect(differences).toEqual([]);
    expect([schemas.same, models.same]).toEqual([400, 25]);
  });

  const asked = ASKS.flatMap((ask) => [1, 2].map((seed) => [ask, seed] as const));
  it.each(asked)('with every row of a fresh %s table of seed %i', async (ask, seed) => {
    const file = await writeTable(mlflow, seedFolder(seed), ask, seed, ROWS[ask]);
    const differences: string[] = [];
    const { all } = await agree(file, {}, (line) => differences.push(line));
    const left = ask === 'compare' ? beyondLimits(differences, all) : differences;
    expect(left).toEqual([]);
    expect(all).toBe(ROWS[ask]);
  });
});

/**
 * What the verdicts may not be: green or milder against a request that shows otherwise, never; without a request that shows
 * them on more than 2 % of the pairs, or not judged on more than 1 %.
 */
function beyondLimits(differences: readonly string[], all: number): string[] {
  const few = (word: string, share: number) => {
    const found = differences.filter((line) => line.includes(word));
    return found.length > all * share ? found : [];
  };
  const known = /unshown|unknown/;
  return [...differences.filter((line) => !known.test(line)), ...few('unshown', 0.02), ...few('unknown', 0.01)];
}

function seedFolder(seed: number): string {
  const place = path.join(folder.path, String(seed));
  mkdirSync(path.join(place, 'models'), { recursive: true });
  return place;
}
