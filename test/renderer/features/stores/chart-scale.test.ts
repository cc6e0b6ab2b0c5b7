import { describe, expect, it } from 'vitest';
import { linesOf, scaleOf, ticks } from '../../../../renderer/features/stores/chart-scale.ts';
import { changeOf, pairRows } from '../../../../renderer/features/stores/run-pair.ts';
import { metricText } from '../../../../renderer/features/stores/use-store-texts.tsx';

const point = (step: number | bigint, value: number, timestamp = 0) => ({ step, value, timestamp });
const series = (...points: ReturnType<typeof point>[]) => [{ name: 'loss', points, total: points.length }];

describe('a metric that is drawn', () => {
  it.each([
    ['points of other steps', series(point(0, 1), point(10, 3)), { along: 'step', x: [0, 10], y: [1, 3] }],
    ['one step: by time', series(point(0, 1, 5), point(0, 2, 9)), { along: 'time', x: [5, 9], y: [1, 2] }],
    ['one point', series(point(4, 2)), { along: 'step', x: [4, 4], y: [1.8, 2.2] }],
    ['only zeros', series(point(0, 0), point(1, 0)), { along: 'step', x: [0, 1], y: [-1, 1] }],
    [
      'NaN and infinities aside',
      series(point(0, NaN), point(1, 1), point(2, Infinity), point(3, 5)),
      { x: [1, 3], y: [1, 5] },
    ],
    ['steps beyond 2^53', series(point(0, 1), point(2n ** 62n, 2)), { x: [0, 2 ** 62] }],
  ])('has room for %s', (_name, drawn, expected) => expect(scaleOf(drawn)).toMatchObject(expected));

  it('is not drawn without a number', () => expect(scaleOf(series(point(0, NaN)))).toBeNull());

  it.each([
    [[0, 1], 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[0, 119], 6, [0, 20, 40, 60, 80, 100]],
    [[-3, 3], 4, [-2, 0, 2]],
    [[2, 2], 4, [2]],
    [[1e-9, 2e-9], 2, [1e-9, 1.5e-9, 2e-9]],
  ])('has round ticks in %j', (range, about, expected) =>
    expect(ticks(range as [number, number], about)).toEqual(expected),
  );

  it('is broken where a point is no number', () =>
    expect(linesOf([point(0, 1), point(1, NaN), point(2, 2), point(3, 3)]).map((line) => line.length)).toEqual([1, 2]));
});

it.each([
  [0, '0'],
  [0.1 + 0.2, '0.3'],
  [1.9157e-5, '1.9157e-5'],
  [123456789, '123456789'],
  [1234567.891, '1234568'],
  [-1e10 - 0.5, '-1.0000e+10'],
  [1e22, '1e+22'],
  [-Infinity, '-∞'],
  [NaN, 'NaN'],
])('%d is written %s', (value, text) => expect(metricText(value)).toBe(text));

describe('two runs by key', () => {
  const value = (key: string, of: string | number) => ({ key, value: of, cut: false, step: null, timestamp: null });
  it('are the same where both have the same, NaN too', () =>
    expect(
      pairRows(
        [value('a', 1), value('b', NaN), value('c', 'x')],
        [value('c', 'y'), value('b', NaN), value('d', '')],
      ).map(({ key, a, b, same }) => [key, a?.value, b?.value, same]),
    ).toEqual([
      ['a', 1, undefined, false],
      ['b', NaN, NaN, true],
      ['c', 'x', 'y', false],
      ['d', undefined, '', false],
    ]));

  it.each([
    [2, 3, { by: 1, percent: 50 }],
    [-2, -3, { by: -1, percent: -50 }],
    [0, 3, { by: 3, percent: null }],
    [2, 2, null],
    [NaN, 2, null],
    ['x', 2, null],
  ])('change from %s to %s', (a, b, expected) =>
    expect(changeOf({ key: 'k', a: value('k', a), b: value('k', b), same: false })).toEqual(expected),
  );
});
