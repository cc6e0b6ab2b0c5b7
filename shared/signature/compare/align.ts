import type { Change } from './comparison.ts';

/** Two lists of named things set against each other. Indexes are of the lists given. */
export interface Alignment<A, B> {
  readonly pairs: readonly Pair<A, B>[];
  readonly removed: readonly { readonly a: A; readonly at: number }[];
  readonly added: readonly { readonly b: B; readonly at: number }[];
}

export interface Pair<A, B> {
  readonly a: A;
  readonly b: B;
  readonly atA: number;
  readonly atB: number;
  /** `moved`: it had to move for the rest to stay in order. */
  readonly how: Extract<Change, 'same' | 'moved' | 'renamed'>;
}

/** Pairs by key; `renamed` maps a key of A to the key of B that a person says it became. */
export function align<T>(
  a: readonly T[],
  b: readonly T[],
  keyOf: (item: T, at: number) => string,
  renamed: ReadonlyMap<string, string>,
): Alignment<T, T> {
  const places = new Map(b.map((item, at) => [keyOf(item, at), at]));
  const taken = new Set<number>();
  const removed: { a: T; at: number }[] = [];
  const met: { a: T; atA: number; atB: number; renamed: boolean }[] = [];
  a.forEach((item, atA) => {
    const key = keyOf(item, atA);
    const direct = places.get(key);
    const through = renamed.get(key);
    const atB = direct ?? (through === undefined ? undefined : places.get(through));
    if (atB === undefined || taken.has(atB)) return void removed.push({ a: item, at: atA });
    taken.add(atB);
    met.push({ a: item, atA, atB, renamed: direct === undefined });
  });
  const still = longestRise(met.map(({ atB }) => atB));
  const pairs = met.map(({ a: item, atA, atB, renamed: other }, at): Pair<T, T> => {
    const how = other ? 'renamed' : still.has(at) ? 'same' : 'moved';
    return { a: item, b: b[atB] as T, atA, atB, how };
  });
  return { pairs, removed, added: b.flatMap((item, at) => (taken.has(at) ? [] : [{ b: item, at }])) };
}

/** The places of a longest rising run in a list of different numbers (patience sorting, n log n). */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  if (numbers.every((value, at) => at === 0 || (numbers[at - 1] ?? 0) < value)) return new Set(numbers.keys());
  const ends: number[] = [];
  const before: number[] = [];
  numbers.forEach((value, at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = at;
  });
  const rise = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) rise.add(at);
  return rise;
}
