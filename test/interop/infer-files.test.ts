import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openData } from '../../electron/tables/data-file.ts';
import { readParquetFrame } from '../../electron/tables/parquet-frame.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Frame } from '../../shared/pandas/frame.ts';
import { parseSchema } from '../../shared/signature/parse-schema.ts';
import { checkPayload } from '../../shared/signature/payload/check-payload.ts';
import { PANDAS_3 } from '../../shared/pandas/rules.ts';
import { parseJson } from '../../shared/python/json.ts';
import type { PyDict, PyValue } from '../../shared/python/value.ts';
import { encodeReceived } from '../agree/encoded.ts';
import { sorted, untagged } from '../agree/rows.ts';
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

/** The table of a Parquet file; null where we say that it is not judged. */
async function readFrame(file: string): Promise<Frame | null> {
  const data = await openData({ kind: 'path', path: path.join(folder.path, file) }, null);
  try {
    return (await readParquetFrame(data, {}))(PANDAS_3);
  } catch (error) {
    if (error instanceof KnownError && error.code === 'parquet-not-judged') return null;
    throw error;
  } finally {
    await data.close();
  }
}

function accepts(table: Frame, type: string): boolean {
  const inputs = parseSchema(JSON.stringify([{ type, name: 'a', required: true }]));
  const signature = { valid: true, problems: [], inputs, outputs: null, params: null };
  const payload = { channel: 'dataframe', contentType: '', text: '', table: () => table } as const;
  return checkPayload(signature, payload, '3.17.2').report.ok;
}

/** Of these we say so: pandas makes categories, durations and objects of them that MLflow refuses or hands on unread. */
const NOT_JUDGED = [
  'decimal.parquet',
  'dictionary.parquet',
  'map.parquet',
  'pandas-category.parquet',
  'pandas-int64[pyarrow].parquet',
  'pandas-timedelta64[ns].parquet',
  ...['ms', 'ns', 'us'].map((unit) => `struct-timestamp-${unit}.parquet`),
  'time.parquet',
];

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

  it('reads the tables of Parquet files as pandas does, value by value, and takes them for the same types', async () => {
    make('describe_parquet.py');
    const lines = readFileSync(path.join(folder.path, 'frames.jsonl'), 'utf8').trim().split('\n');
    const rows = lines.map((line) => parseJson(line) as PyDict);
    const differing: PyValue[] = [];
    const left: string[] = [];
    let taken = 0;
    for (const row of rows) {
      const file = row.get('file') as string;
      const table = await readFrame(file);
      if (table === null) {
        left.push(file);
        continue;
      }
      if (sorted(untagged(encodeReceived(table))) !== sorted(untagged(row.get('frame') ?? null))) differing.push(file);
      for (const [type, accepted] of row.get('accepted') as PyDict) {
        const ok = accepts(table, String(type));
        taken += ok ? 1 : 0;
        if (ok !== accepted) differing.push(`${file} as ${type}: ${ok}`);
      }
    }
    expect(differing).toEqual([]);
    expect(left).toEqual(NOT_JUDGED);
    expect(taken).toBeGreaterThan(100);
  });

  it('of 2,000 odd CSV texts and nested JSON values', async () => {
    make('make_infer_tables.py', '1', '2000');
    const differences: string[] = [];
    const { same } = await agree(path.join(folder.path, 'infer.jsonl'), {}, (line) => differences.push(line));
    expect(differences).toEqual([]);
    expect(same).toBe(2000);
  });
});
