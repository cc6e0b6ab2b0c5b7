import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openData } from '../../electron/tables/data-file.ts';
import { inferData } from '../../electron/tables/infer-data.ts';
import { agree } from '../agree/main.ts';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';

const python = path.join(process.env['MODEL_PORTER_VENV'] ?? path.join(ROOT, '.venv'), 'bin/python');
const folder = temporaryFolder();
afterAll(() => folder.remove());
const make = (script: string, ...args: string[]) =>
  execFileSync(python, [path.join(ROOT, 'test/interop', script), folder.path, ...args], {
    cwd: folder.path,
    stdio: ['ignore', 'inherit', 'ignore'],
  });

async function infer(file: string): Promise<unknown> {
  const data = await openData({ kind: 'path', path: path.join(folder.path, file) }, null);
  try {
    const report = await inferData(data, { format: null, delimiter: ',', records: 'list' });
    return JSON.parse(report.text) as unknown;
  } finally {
    await data.close();
  }
}

describe('real MLflow infers the same', () => {
  it('of files that pandas, pyarrow and numpy wrote', async () => {
    make('make_data_files.py');
    const answers = readFileSync(path.join(folder.path, 'answers.jsonl'), 'utf8').trim().split('\n');
    const rows = answers.map((line) => JSON.parse(line) as { file: string; inputs: unknown });
    expect(rows.length).toBeGreaterThan(250);
    const ours = [];
    for (const { file } of rows) ours.push({ file, inputs: await infer(file) });
    expect(ours).toEqual(rows);
  });

  it('of 2,000 odd CSV texts and nested JSON values', () => {
    make('make_infer_tables.py', '1', '2000');
    const differences: string[] = [];
    const { same } = agree(path.join(folder.path, 'infer.jsonl'), null, (line) => differences.push(line));
    expect(differences).toEqual([]);
    expect(same).toBe(2000);
  });
});
