import { useQueries } from '@tanstack/react-query';
import { useHost } from '../../client.tsx';
import type { DraftSource } from './draft.ts';

/** What is known of each source, in their order. */
export function useSources(sources: readonly DraftSource[]) {
  const { client } = useHost();
  return useQueries({
    queries: sources.map(({ key, source }) => ({
      queryKey: ['port-source', 'grant' in source ? source.grant : null, key],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.call('port.source', { source }, { signal }),
    })),
  });
}
