import type { Int64 } from '../../../shared/contract/int64.ts';

/** Rows by one value each: 2 before 10; those without one come last either way. */
export function sortRows<T>(
  rows: readonly T[],
  valueOf: (row: T) => string | Int64 | null,
  descending: boolean,
): readonly T[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const keyed = rows.map((row) => ({ row, value: valueOf(row) }));
  keyed.sort(({ value: a }, { value: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === 'string' || typeof b === 'string' ? compare(String(a), String(b)) : a < b ? -1 : a > b ? 1 : 0;
    return descending ? -order : order;
  });
  return keyed.map(({ row }) => row);
}
