import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { mkdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { agree } from '../agree/main.ts';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';
import { PYTHON } from './fuzz/mlflow.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('stores that real MLflow writes are read as MlflowClient reads them', () => {
  it.each([1, 2])('file store and database of seed %i', async (seed) => {
    const place = path.join(folder.path, String(seed));
    mkdirSync(place);
    execFileSync(PYTHON, [path.join(ROOT, 'test/interop/make_stores.py'), place, String(seed), 'files', 'sqlite'], {
      cwd: place,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const differences: string[] = [];
    const { same, all } = await agree(path.join(place, 'stores.jsonl'), { stores: place }, (line) =>
      differences.push(line),
    );
    expect(differences).toEqual([]);
    expect(all).toBeGreaterThan(45);
    expect(same).toBe(all);
  });
});
