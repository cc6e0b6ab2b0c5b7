import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { agree } from '../../agree/main.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures/mlflow-answers');

// A sample of what MLflow 3.17.2 answered; the interop tests ask it anew.
describe('requests and data are answered as MLflow answers them', () => {
  it.each(['enforce-json', 'enforce-dataframe', 'params'])('%s', async (kind) => {
    const differences: string[] = [];
    const { same, all } = await agree(path.join(FIXTURES, `${kind}.jsonl`), {}, (line) => differences.push(line));
    expect(differences).toEqual([]);
    expect(all).toBeGreaterThan(60);
    expect(same).toBe(all);
  });
});
