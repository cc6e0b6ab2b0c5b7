import type { SearchAnswer } from '../../shared/search/hits.ts';
import { search } from '../../shared/search/search.ts';
import type { SearchIndex } from '../sources/search-index.ts';

/** How many things the indexes may hold together: some 150 bytes each. The newest is kept whatever it holds. */
const KEPT = 600_000;

/** Indexes of models, the one used last at the end. They live as long as the process: whoever asks can have them made anew. */
const indexes = new Map<string, SearchIndex>();

export function keepIndex(key: string, index: SearchIndex): void {
  indexes.delete(key);
  indexes.set(key, index);
  let held = [...indexes.values()].reduce((sum, { items }) => sum + items.length, 0);
  for (const [oldest, { items }] of indexes) {
    if (held <= KEPT || oldest === key) return;
    indexes.delete(oldest);
    held -= items.length;
  }
}

/** null where there is no index of that key (any more). */
export function searchIndex(key: string, query: string, limit: number): SearchAnswer | null {
  const index = indexes.get(key);
  if (index === undefined) return null;
  indexes.delete(key);
  indexes.set(key, index);
  return { ...search(index.items, query, limit), size: index.items.length, gaps: index.gaps };
}
