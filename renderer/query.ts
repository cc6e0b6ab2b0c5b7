import { QueryClient } from '@tanstack/react-query';

/** The host is the source of truth and says when something changed: nothing is fetched again on a hunch. */
export function createQueries(): QueryClient {
  const queries = { networkMode: 'always', staleTime: Infinity, retry: false, refetchOnWindowFocus: false } as const;
  return new QueryClient({ defaultOptions: { queries, mutations: { networkMode: 'always', retry: false } } });
}
