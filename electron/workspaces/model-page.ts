import type { RegisteredRow } from '../../shared/contract/store-schemas.ts';
import type { IndexState, ModelPage, ModelQuery } from '../../shared/contract/workspace-schemas.ts';

/** The words of a search, as they are compared. */
export function wordsOf(search: string): string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether all words occur in what a row says. */
export function fitsRow({ name, description, tags, aliases }: RegisteredRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const texts = [name, description ?? '', ...tags.map(({ key, value }) => `${key}=${value}`)];
  const text = [...texts, ...aliases.map(({ alias }) => alias)].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** By name without regard to case, as a database sorts them; then by bytes. */
export function byName(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left !== right) return left < right ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

export function sortRows(rows: readonly RegisteredRow[], { sort, descending }: ModelQuery): RegisteredRow[] {
  const way = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (sort === 'name') return way * byName(a.name, b.name);
    const [left, right] = sort === 'updated' ? [a.updated ?? 0, b.updated ?? 0] : [a.versions, b.versions];
    return left === right ? byName(a.name, b.name) : left < right ? -way : way;
  });
}

export function pageOf(
  rows: readonly RegisteredRow[],
  { cursor, limit }: Pick<ModelQuery, 'cursor' | 'limit'>,
  index: IndexState,
): ModelPage {
  const next = cursor + limit;
  return {
    rows: rows.slice(cursor, next),
    next: next < rows.length ? next : null,
    total: rows.length,
    index,
  };
}
