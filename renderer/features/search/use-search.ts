import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SearchAnswer } from '../../../shared/search/hits.ts';
import { useHost } from '../../client.tsx';
import { limiter } from '../../host/limiter.ts';
import { findQuery, onlyModel } from '../open/find-models.ts';
import type { ModelRef } from '../shell/open-tabs.ts';

/** How far the search is with one open model. `several`: what was opened holds several, and none of them was chosen. */
export type ModelSearch = { readonly model: ModelRef } & (
  | { readonly state: 'busy' | 'none' | 'several' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'found'; readonly answer: SearchAnswer }
);

/** Models that are looked through at once: the first search of each reads it, and other work goes on beside. */
const inTurn = limiter(2);
/** Typing rests for so many milliseconds before anything is looked for. */
const REST = 120;

/** Characters of a query that count. */
const LONGEST = 200;

/**
 * Looks through every open model for what was typed, the newest only: what was typed before is given up. `resting`: not all
 * of what was typed is looked for yet.
 */
export function useSearch(
  models: readonly ModelRef[],
  typed: string,
  limit: number,
): { readonly searches: readonly ModelSearch[]; readonly resting: boolean } {
  const { client } = useHost();
  const text = typed.trim().slice(0, LONGEST);
  const query = useRested(text);
  const finds = useQueries({
    queries: models.map(({ grant, path }) => ({
      ...findQuery(client, grant.token),
      enabled: path === null && query !== '',
    })),
  });
  const known = models.map((model, at): ModelRef => {
    const only = model.path === null ? onlyModel(finds[at]?.data) : undefined;
    return only === undefined ? model : { grant: model.grant, path: only.path, name: only.name };
  });
  const searches = useQueries({
    queries: known.map(({ grant: { token }, path }) => ({
      queryKey: ['search', token, path, query, limit],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        inTurn(() => client.call('search.model', { grant: token, path: path ?? '', query, limit }, { signal }), signal),
      enabled: path !== null && query !== '',
      gcTime: 30_000,
    })),
  });
  const searched = known.map((model, at): ModelSearch => {
    const find = finds[at];
    const search = searches[at];
    const error = model.path === null ? find?.error : search?.error;
    if (error != null) return { model, state: 'failed', error };
    if (model.path === null) {
      const rows = find?.data?.rows.length;
      return { model, state: rows === undefined ? 'busy' : rows === 0 ? 'none' : 'several' };
    }
    return search?.data === undefined ? { model, state: 'busy' } : { model, state: 'found', answer: search.data };
  });
  return { searches: query === '' ? [] : searched, resting: query !== text };
}

/** A text that has not changed for a moment. Nothing is waited for to empty it. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return text === '' ? '' : rested;
}
