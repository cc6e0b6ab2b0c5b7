import { useQueries } from '@tanstack/react-query';
import { useHost } from '../../client.tsx';
import type { DraftSource } from './draft.ts';

/** What is known of each source, in their order: looked at anew at each step, as it may have gone or changed meanwhile. */
export function useSources(sources: readonly DraftSource[]) {
  const { client } = useHost();
  return useQueries({
    queries: sources.map(({ key, source }) => ({
      queryKey: ['port-source', 'grant' in source ? source.grant : null, key],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.call('port.source', { source }, { signal }),
      refetchOnMount: 'always' as const,
    })),
  });
}
