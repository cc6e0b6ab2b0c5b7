import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readYaml } from '../../shared/mlmodel/yaml-reader.ts';
import { toValue } from '../../shared/mlmodel/yaml-node.ts';
import type { PyValue } from '../../shared/python/value.ts';
import { ROOT } from '../support/build.ts';
import { Draw } from './fuzz/draw.ts';
import { PYTHON } from './fuzz/mlflow.ts';

const TEXTS = [path.join(ROOT, 'assets/examples'), path.resolve(ROOT, '../shared/fixtures')]
  .filter((root) => existsSync(root))
  .flatMap((root) => readdirSync(root, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.name === 'MLmodel' && entry.isFile())
  .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
  .filter((text) => text.length < 8000);

const CHANGES = 4000;
/** What YAML gives a meaning to, and what PyYAML reads in its own way; not U+2028, a line break to PyYAML alone. */
const PIECES = [
  ...':-?[]{}#&*!|>\'"%@`, \n\t~=<0_.e+yx',
  '\n ',
  '\n  ',
  ': ',
  '- ',
  '\n\n',
  '\\',
  '\\n',
  "''",
  '---\n',
  '...\n',
  '&a ',
  '*a',
  '!!str ',
  '<<: ',
  '|-\n',
  '>\n',
  'yes',
  'null',
  '1_0',
  '0o7',
  '0x1f',
  '1:30',
  '.inf',
  '1e3',
  '2020-01-01',
  '\u0085',
  '\u{1f600}',
  ' #',
];

/** Where the two may differ; none of it is in any file that MLflow wrote. */
const LEFT: readonly RegExp[] = [
  // An anchor at once followed by a colon: to PyYAML the anchor of an empty key.
  /(?:^|\s)&[\w-]+:(?:\s|$)/,
  // A tab before the text of a line inside quotes.
  /\n *\t/,
  // A directive that is none, and a document that holds nothing but its end: PyYAML refuses both.
  /^%/m,
  /^(?:\s*(?:#.*)?\n)*\.\.\.\s*$/,
];

/** A real MLmodel with one to three small changes. */
function changed(draw: Draw): string {
  let text = draw.pick(TEXTS);
  for (let left = draw.int(1, 3); left > 0; left -= 1) {
    const at = draw.int(0, text.length);
    const end = Math.min(text.length, at + draw.int(0, 6));
    switch (draw.int(0, 3)) {
      case 0:
        text = text.slice(0, at) + text.slice(end);
        break;
      case 1:
        text = text.slice(0, at) + draw.pick(PIECES) + text.slice(at);
        break;
      case 2:
        text = text.slice(0, at) + draw.pick(PIECES) + text.slice(end);
        break;
      default:
        text = text.slice(0, end) + text.slice(at);
    }
  }
  return text;
}

type Encoded = string | boolean | null | Encoded[] | { readonly [key: string]: string | Encoded[] };

function encoded(value: PyValue): Encoded {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return { int: String(value) };
  if (typeof value === 'number') return { float: doubleHex(value) };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('hex') };
  if (Array.isArray(value)) return value.map(encoded);
  if (value instanceof Map) return { map: [...value].map(([key, item]) => [encoded(key), encoded(item)]) };
  return { [value.type]: value.text };
}

function doubleHex(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString('hex');
}

it.each([1, 2])('reads MLmodel files with random changes of seed %i as PyYAML does', (seed) => {
  const draw = new Draw('yaml', seed);
  const texts = Array.from({ length: CHANGES }, () => changed(draw));
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('');
  const out = execFileSync(PYTHON, [path.join(ROOT, 'test/interop/load_yaml.py')], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const differences: object[] = [];
  let refused = 0;
  for (const [at, line] of out.trim().split('\n').entries()) {
    const text = texts[at] ?? '';
    const theirs = JSON.parse(line) as { value?: Encoded; refused?: string };
    const { root, loads } = readYaml(text);
    const ours = loads ? { value: root === null ? null : encoded(toValue(root)) } : 'refused';
    if (theirs.refused !== undefined) refused += 1;
    const same = theirs.refused === undefined ? JSON.stringify(ours) === JSON.stringify(theirs) : ours === 'refused';
    if (!same && !LEFT.some((pattern) => pattern.test(text)))
      differences.push({ text, theirs: theirs.refused ?? theirs.value, ours });
  }
  expect(differences).toEqual([]);
  // Neither nearly all fine nor nearly all broken: both are asked.
  expect(refused / CHANGES).toBeGreaterThan(0.2);
  expect(refused / CHANGES).toBeLessThan(0.9);
});
