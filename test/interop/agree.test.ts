import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { agree } from '../agree/main.ts';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';

const python = path.join(process.env['MODEL_PORTER_VENV'] ?? path.join(ROOT, '.venv'), 'bin/python');
const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('real MLflow agrees', () => {
  it('is installed', () => expect(existsSync(python), `${python}: run npm test, or set MODEL_PORTER_VENV`).toBe(true));

  it.each([1, 2])('with every row of the tables of seed %i', (seed) => {
    const place = path.join(folder.path, String(seed));
    execFileSync('mkdir', ['-p', path.join(place, 'models')]);
    execFileSync(python, [path.join(ROOT, 'test/interop/make_tables.py'), place, String(seed)], {
      cwd: place,
      stdio: ['ignore', 'inherit', 'ignore'],
    });
    const differences: string[] = [];
    const schemas = agree(path.join(place, 'schema-parse.jsonl'), null, (line) => differences.push(line));
    const models = agree(path.join(place, 'inspect.jsonl'), path.join(place, 'models'), (line) =>
      differences.push(line),
    );
    expect(differences).toEqual([]);
    expect([schemas.same, models.same]).toEqual([400, 25]);
  });
});
