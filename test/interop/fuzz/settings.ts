import type { Draw } from './draw.ts';
import type { Param } from './signatures.ts';

/** Values for params in the tables' encoding, odd ones among them. */
const ODD: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  3,
  2.5,
  -1,
  0x80000000,
  { $float: '3.0' },
  { $int: '9223372036854775808' },
  { $float: 'nan' },
  { $float: 'inf' },
  'a',
  '',
  '1',
  'nan',
  'NaT',
  '2024',
  '2024-01-31',
  '2024-01-31T10:00:00',
  '2024-01-31T10:00:00Z',
  '2024-01-31T10:00:00.1234567',
  '2024-02-30',
  '31/01/2024',
  'True',
  [],
  [1],
  [1, 2],
  [1.5, 2],
  ['a'],
  [true],
  [null],
  [[1]],
  ['2024-01-31', null],
  { $dict: [] },
  { $dict: [['a', 1]] },
  { $dict: [['a', 'x']] },
  { $dict: [['b', 'x']] },
  {
    $dict: [
      ['a', 1],
      ['c', 2],
    ],
  },
  {
    $dict: [
      ['a', 1],
      ['b', null],
    ],
  },
  { $dict: [['a', 1.5]] },
];
const GOOD: Readonly<Record<string, readonly unknown[]>> = {
  boolean: [true, false],
  integer: [1, -7, 2147483648],
  long: [1, -7, { $int: '9007199254740993' }],
  float: [0.1, { $float: '2.0' }, 3],
  double: [1.5, { $float: '-2.0' }, 3],
  string: ['a', 'ñ', ''],
  datetime: ['2024-01-31', '2024-01-31T10:20:30', '2024-01'],
  object: [
    { $dict: [['a', 1]] },
    {
      $dict: [
        ['a', 1],
        ['b', 'x'],
      ],
    },
  ],
};

/** A value for each param, some left out, an unknown one at times. */
export function givenParams(draw: Draw, params: readonly Param[]): [string, unknown][] {
  const odd = draw.chance(0.5) ? 0 : 0.5;
  const given = params
    .filter(() => draw.chance(0.8))
    .map((param): [string, unknown] => [param.name, draw.chance(odd) ? draw.pick(ODD) : good(draw, param)]);
  return draw.chance(0.15) ? [...given, ['unknown', draw.pick(ODD)]] : given;
}

function good(draw: Draw, param: Param): unknown {
  const one = () => draw.pick(GOOD[param.type] ?? ODD);
  return param.shape === null ? one() : draw.times(draw.int(0, 2), one);
}

/** The same values as a JSON text. */
export function jsonText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const [[tag, content] = ['', '']] = Object.entries(value);
  if (tag === '$dict') return dictText(content as [string, unknown][]);
  return { nan: 'NaN', inf: 'Infinity' }[String(content)] ?? String(content);
}

export function dictText(entries: readonly (readonly [string, unknown])[]): string {
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}: ${jsonText(value)}`).join(', ')}}`;
}
