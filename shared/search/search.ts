import { SEARCH_KINDS, type RankedHit, type SearchAnswer, type SearchKind } from './hits.ts';
import type { Findable } from './index-of.ts';
import { plain, rank, wanted, type Wanted } from './match.ts';

/** Characters of a value that are shown of it. */
const SNIPPET = 160;

/** What a query finds, of each kind at most `limit`, the best first and else in the model's own order. */
export function search(
  items: readonly Findable[],
  query: string,
  limit: number,
): Pick<SearchAnswer, 'hits' | 'totals'> {
  const sought = wanted(query);
  const totals: Record<SearchKind, number> = { column: 0, package: 0, file: 0, value: 0 };
  const best = new Map<string, RankedHit[]>();
  for (const { name, text, hit } of sought.whole === '' ? [] : items) {
    const found = rank(sought, name, text);
    if (found === 0) continue;
    totals[hit.kind] += 1;
    const key = `${hit.kind} ${found}`;
    const same = best.get(key);
    if (same === undefined) best.set(key, [{ rank: found, hit }]);
    else if (same.length < limit) same.push({ rank: found, hit });
  }
  const hits = SEARCH_KINDS.flatMap((kind) =>
    [5, 4, 3, 2].flatMap((found) => best.get(`${kind} ${found}`) ?? []).slice(0, limit),
  );
  const shown = hits.map(({ rank: found, hit }) => ({
    rank: found,
    hit: hit.kind === 'value' ? { ...hit, value: around(hit.value, sought) } : hit,
  }));
  return { hits: shown, totals };
}

/** The part of a long value in which the first word stands that is in it. */
function around(value: string, { words }: Wanted): string {
  if (value.length <= SNIPPET) return value;
  const given = plain(value);
  const at = Math.max(0, ...words.map((word) => given.indexOf(word)));
  const start = at < SNIPPET - 40 ? 0 : at - 40;
  const end = start + SNIPPET;
  return `${start > 0 ? '…' : ''}${value.slice(start, end)}${end < value.length ? '…' : ''}`;
}
