import { describe, expect, it } from 'vitest';
import { buildFrame } from '../../../shared/pandas/build-frame.ts';
import type { Cell } from '../../../shared/pandas/cell.ts';
import { PandasError, seriesCells } from '../../../shared/pandas/frame.ts';
import { parseJson } from '../../../shared/python/json.ts';

function built(text: string, columns?: Cell[], index?: Cell[]) {
  try {
    const table = buildFrame(parseJson(text) as Cell, { columns: columns ?? null, index: index ?? null });
    return [table.columns, table.series.map((series) => series.dtype.name), table.series.map(seriesCells)];
  } catch (error) {
    if (error instanceof PandasError) return error.type;
    throw error;
  }
}

// Each line was asked of pandas 3.1.1.
describe('DataFrame of Python data', () => {
  it.each<[string, Cell[] | undefined, Cell[] | undefined, unknown]>([
    [
      '[{"a": 1, "b": "x"}, {"a": 2}]',
      undefined,
      undefined,
      [
        ['a', 'b'],
        ['int64', 'str'],
        [
          [1n, 2n],
          ['x', NaN],
        ],
      ],
    ],
    [
      '[[1, null], [2.5]]',
      undefined,
      undefined,
      [
        [0n, 1n],
        ['float64', 'object'],
        [
          [1, 2.5],
          [null, null],
        ],
      ],
    ],
    ['[1, true]', undefined, undefined, [[0n], ['object'], [[1n, true]]]],
    ['[9223372036854775808]', undefined, undefined, [[0n], ['uint64'], [[9223372036854775808n]]]],
    ['[9223372036854775808, -1]', undefined, undefined, [[0n], ['object'], [[9223372036854775808n, -1n]]]],
    ['[null, 18446744073709551616]', undefined, undefined, [[0n], ['object'], [[null, 18446744073709551616n]]]],
    ['{"a": [], "b": {}}', undefined, undefined, 'ValueError'],
    [
      '{"a": [true, false], "b": 1}',
      undefined,
      undefined,
      [
        ['a', 'b'],
        ['bool', 'int64'],
        [
          [true, false],
          [1n, 1n],
        ],
      ],
    ],
    [
      '{"a": {"k": 1}, "b": {"j": "x"}}',
      undefined,
      undefined,
      [
        ['a', 'b'],
        ['float64', 'str'],
        [
          [1, NaN],
          [NaN, 'x'],
        ],
      ],
    ],
    ['{"a": 1}', undefined, undefined, 'ValueError'],
    ['{"a": [1], "b": [1, 2]}', undefined, undefined, 'ValueError'],
    ['[[1]]', ['a', 'b'], undefined, 'ValueError'],
    ['[[1]]', ['a'], [5n, 6n], [['a'], ['int64'], [[1n, 1n]]]],
    ['[]', ['a'], undefined, [['a'], ['object'], [[]]]],
    ['[[1], null]', undefined, undefined, 'TypeError'],
    ['"x"', undefined, undefined, 'ValueError'],
  ])('%s', (text, columns, index, expected) => expect(built(text, columns, index)).toEqual(expected));
});
