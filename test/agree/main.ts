import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseJson } from '../../shared/python/json.ts';
import type { PyValue } from '../../shared/python/value.ts';
import { KINDS, kindOf, LATER } from './kinds.ts';
import { sorted, type Row } from './rows.ts';

const USAGE =
  'Usage: npm run -s agree -- FILE.jsonl... [--models DIR] [--stores DIR]   (kind by file name: inspect, stores, ...)';

/** Asks our code every row of a table; prints each disagreement. Returns how many rows agree, and of how many. */
export async function agree(
  file: string,
  { models = null, stores = null }: { readonly models?: string | null; readonly stores?: string | null },
  print: (line: string) => void,
): Promise<{ same: number; all: number }> {
  const kind = kindOf(path.basename(file));
  const ask = kind === null ? undefined : (KINDS[kind] ?? LATER[kind]);
  if (ask === undefined)
    throw new Error(`${file}: its name says no known kind (${Object.keys({ ...KINDS, ...LATER }).join(', ')})`);
  const table = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => parseJson(line) as Row);
  let same = 0;
  for (const row of table) {
    const { theirs, ours } = await ask(row, { models, stores, table });
    if (sorted(theirs) === sorted(ours)) same += 1;
    else print(`${String(row.get('id') ?? row.get('folder'))} ${difference(theirs, ours)}`);
  }
  return { same, all: table.length };
}

/** Both answers, of two objects only the columns that differ. */
function difference(theirs: PyValue, ours: PyValue): string {
  if (!(theirs instanceof Map) || !(ours instanceof Map)) return `theirs ${sorted(theirs)} ours ${sorted(ours)}`;
  const differing = [...theirs.keys()].filter(
    (key) => sorted(theirs.get(key) ?? null) !== sorted(ours.get(key) ?? null),
  );
  return differing
    .map((key) => `${String(key)}: theirs ${sorted(theirs.get(key) ?? null)} ours ${sorted(ours.get(key) ?? null)}`)
    .join('; ');
}

async function main(): Promise<number> {
  const options = { models: { type: 'string' }, stores: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (positionals.length === 0) {
    console.error(USAGE);
    return 2;
  }
  let same = 0;
  let all = 0;
  for (const file of positionals) {
    const result = await agree(file, values, (line) => console.log(line));
    same += result.same;
    all += result.all;
  }
  console.log(`agree ${same} of ${all}`);
  return same === all ? 0 : 1;
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(`agree: ${(error as Error).message}\n${USAGE}`);
    process.exitCode = 2;
  }
}
