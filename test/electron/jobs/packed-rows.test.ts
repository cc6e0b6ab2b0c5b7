import { expect, it } from 'vitest';
import { packedPage, packRows } from '../../../electron/jobs/packed-rows.ts';

const rows = Array.from({ length: 2500 }, (_, at) => ({ at, big: BigInt(at), name: `__proto__ ${at}` }));
const packed = packRows(rows);

it.each([
  [0, 5],
  [0, 1000],
  [999, 2],
  [1000, 1000],
  [1500, 5000],
  [2499, 1],
  [2500, 10],
  [0, 2500],
])('gives the rows from %d, at most %d', (cursor, limit) => {
  const end = cursor + limit;
  expect(packedPage(packed, cursor, limit)).toEqual({ rows: rows.slice(cursor, end), next: end < 2500 ? end : null });
});

it('of nothing is nothing', () => {
  expect(packedPage(packRows([]), 0, 10)).toEqual({ rows: [], next: null });
});
