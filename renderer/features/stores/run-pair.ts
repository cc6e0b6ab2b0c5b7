import type { RunValue } from '../../../shared/contract/store-schemas.ts';

/** One key of two runs. */
export interface PairRow {
  readonly key: string;
  readonly a: RunValue | null;
  readonly b: RunValue | null;
  readonly same: boolean;
}

/** The values of two runs by key, in the order of keys. NaN is the same as NaN. */
export function pairRows(a: readonly RunValue[], b: readonly RunValue[]): PairRow[] {
  const right = new Map(b.map((value) => [value.key, value]));
  const left = new Map(a.map((value) => [value.key, value]));
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort((x, y) => (x < y ? -1 : 1));
  return keys.map((key) => {
    const [x, y] = [left.get(key) ?? null, right.get(key) ?? null];
    return { key, a: x, b: y, same: x !== null && y !== null && Object.is(x.value, y.value) };
  });
}

/** How much a metric changed: the difference, and in percent of A where that says something. */
export function changeOf({ a, b }: PairRow): { readonly by: number; readonly percent: number | null } | null {
  if (typeof a?.value !== 'number' || typeof b?.value !== 'number') return null;
  const by = b.value - a.value;
  if (!Number.isFinite(by) || by === 0) return null;
  return { by, percent: a.value === 0 ? null : (by / Math.abs(a.value)) * 100 };
}
