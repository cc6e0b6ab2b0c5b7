import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { dumpMeta, type MetaValue } from '../../shared/python/yaml-dump.ts';
import { ROOT } from '../support/build.ts';
import { Draw } from './fuzz/draw.ts';
import { PYTHON } from './fuzz/mlflow.ts';

const ROUNDS = 6000;
/** Words, and what YAML gives a meaning to; long enough together for lines to be broken. */
const PIECES = [
  ...':-?[]{}#&*!|>\'"%@`,\t~=<0_.e+yx \n\\;',
  'a word',
  'yes',
  'null',
  '1_0',
  '0x1f',
  '1:30',
  '.inf',
  '1e3',
  '2020-01-01',
  '2020-99-99',
  '<<',
  '=',
  '---',
  ' ',
  '  ',
  '\n',
  '\n\n',
  ' \n',
  '\n ',
  ': ',
  ' #',
  '\r',
  '\u0085',
  '\u2028',
  '\u00a0',
  'é',
  '日本',
  '\ufeff',
  '\u{1f600}',
  '\u0007',
  '\u001b',
  '\u007f',
  '\ufffe',
  'x'.repeat(85),
  'six words in a row here',
];

it('writes meta.yaml as MLflow does, whatever is in it', () => {
  const draw = new Draw('meta', 1);
  const maps = draw.times(ROUNDS, (): Record<string, MetaValue> => {
    const description = draw.times(draw.int(0, 12), () => draw.pick(PIECES)).join(draw.pick(['', '', ' ']));
    const key = draw.pick(['description', 'name', 'run_link', 'last_updated_timestamp']);
    return { [key]: description, version: draw.int(1, 99), run_id: null, aliases: draw.chance(0.5) ? [] : {} };
  });
  const out = execFileSync(PYTHON, [path.join(ROOT, 'test/interop/dump_yaml.py')], {
    input: maps.map((map) => `${JSON.stringify(map)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const theirs = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string);
  expect(theirs).toHaveLength(ROUNDS);
  const different = maps.flatMap((map, at) =>
    dumpMeta(map) === theirs[at] ? [] : [{ map, ours: dumpMeta(map), theirs: theirs[at] }],
  );
  expect(different.slice(0, 5)).toEqual([]);
});
