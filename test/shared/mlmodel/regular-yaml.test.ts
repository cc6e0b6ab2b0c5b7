import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModelDocument } from '../../../shared/mlmodel/read-model-document.ts';
import { readRegularDocument } from '../../../shared/mlmodel/read-regular-document.ts';
import { readRegularYaml } from '../../../shared/mlmodel/regular-yaml.ts';
import { readYaml } from '../../../shared/mlmodel/yaml-reader.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { pace } from '../../support/pace.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Every MLmodel that real MLflow wrote: our examples and, where they are, the shared fixtures. */
const REAL = [path.join(ROOT, 'assets/examples'), path.resolve(ROOT, '../shared/fixtures')].flatMap(mlmodels);
function mlmodels(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name === 'MLmodel' && entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** The quick reader gives up, or says just what the full one says. */
function agrees(text: string): boolean {
  const quick = readRegularYaml(text);
  if (quick === null) return false;
  expect({ root: quick, stop: null, loads: true, problems: [] }, text).toEqual(readYaml(text));
  return true;
}

// What MLflow writes, and what is only nearly so.
const REGULAR = [
  'a: 1\n',
  'a: b c\nb: 3.10\nc: null\nd: ~\ne: yes\nf: 0o7\ng: 1e3\nh: 2024-01-31\n',
  "a: 'one\n  two'\nb: \"one\n  two\"\nc: 'it''s'\nd: ''\n",
  "a: 'ends in a quote'''\n",
  'a: {}\nb: []\n',
  'a:\n  b:\n    c: d\n  e: f\ng: h\n',
  'a:\n- b\n- c\nd: e\n',
  'a:\n  - b\n  - c\n',
  'a:\n- b: 1\n  c:\n    d: 2\n- b: 2\n',
  'a: -1\nb: .5\nc: +2\nd: ~x\ne: (x)\nf: /etc\n',
  'a: http://b/c\n',
];
const IRREGULAR = [
  "'a': 1\n",
  '',
  '\n',
  'a\n',
  '- a\n',
  'a:\n',
  'a: \n',
  'a:  b\n',
  'a: b \n',
  'a: b # c\n',
  '# c\na: b\n',
  'a: b\n\nc: d\n',
  'a: b\n  c\n',
  'a: b\n b: c\n',
  'a: b: c\n',
  'a: b:\n',
  'a: &x b\n',
  'a: *x\n',
  'a: !!int 1\n',
  'a: |\n  b\n',
  'a: [1]\n',
  'a: {b: 1}\n',
  'a: =\n',
  'a: 0x_\n',
  'a: 2024-02-31\n',
  'a: 1\na: 2\n',
  '1: a\n',
  'no: a\n',
  '<<: a\n',
  '? a\n',
  '---\na: b\n',
  'a: b\n...\n',
  'a: \t1\n',
  'a: b\r\n',
  '\ufeffa: b\n',
  'a: \u00e9\n',
  "a: 'b\nc'\n",
  "a: 'b\n\n  c'\n",
  "a: 'b \n  c'\n",
  "a: '\n  c'\n",
  "a: 'b\n  '\n",
  "a: 'b' c\n",
  "a: 'b\n",
  'a: "\\u00e9"\n',
  'a: - b\n',
  'a:\n- - b\n',
  'a:\n-\n',
  'a:\n- b\n c: d\n',
  'a:\n  b: c\n d: e\n',
  'a: %x\n',
  'a: @x\n',
  'a: `x\n',
  'a: >x\n',
];

describe('the quick reader of MLflow’s own style', () => {
  it.each(REGULAR)('reads %j as the full reader does', (text) => expect(agrees(text)).toBe(true));
  it.each(IRREGULAR)('leaves %j', (text) => expect(readRegularYaml(text)).toBeNull());

  it('reads the files that MLflow wrote, as the full reader does', () => {
    expect(REAL.length).toBeGreaterThan(1);
    let quick = 0;
    for (const file of REAL) {
      const bytes = readFileSync(file);
      const document = readRegularDocument(bytes);
      if (document === null) continue;
      quick += 1;
      expect(document, file).toEqual(readModelDocument(bytes));
    }
    expect(quick / REAL.length).toBeGreaterThan(0.5);
  });

  it('is right about 10,000 damaged ones or leaves them', () => {
    const random = draw(7);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
    const texts = REAL.map((file) => readFileSync(file, 'latin1')).filter((text) => text.length < 5000);
    const pieces = [
      'x',
      'e',
      '1',
      '_',
      'a b',
      'a: b\n',
      ' ',
      '  ',
      '\n',
      ': ',
      ':',
      '- ',
      '-',
      "'",
      "''",
      '"',
      '#',
      ' #',
      '{}',
      '[]',
      '&a ',
      '*a',
      '!',
      '|',
      '>',
      '%',
      '~',
      '\\',
      '?',
      ',',
    ];
    let quick = 0;
    for (let round = 0; round < 10_000; round += 1) {
      let text = pick([...texts, ...REGULAR]);
      for (let change = 0; change < 1 + random() * 3; change += 1) {
        const at = Math.floor(random() * text.length);
        const cut = pick([0, 0, 1, 2, 5]);
        text = text.slice(0, at) + pick(pieces) + text.slice(at + cut);
      }
      if (agrees(text)) quick += 1;
    }
    // Otherwise nothing was proved.
    expect(quick).toBeGreaterThan(1000);
  });

  it('is not slowed down by depth, length or width', () => {
    const spent = cpuTime(() => {
      const deep = Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}a:\n`).join('');
      readRegularYaml(deep);
      readRegularYaml(`a: '${"''".repeat(2_000_000)}'\n`);
      readRegularYaml(`a: '${'b\n  '.repeat(500_000)}'\n`);
      readRegularYaml(Array.from({ length: 200_000 }, (_, at) => `k${at}: ${at}\n`).join(''));
    });
    expect(spent).toBeLessThan(2000 * pace());
  });
});

/** Numbers from 0 to 1, the same in every run. */
function draw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
