import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useHost } from '../../client.tsx';
import { useShownStore } from './use-opening.ts';
import { allRows } from './use-pages.ts';
import { grows } from './use-store.ts';

/** The names of the experiments, by id. */
export function useExperimentNames(): ReadonlyMap<string, string> {
  const { client } = useHost();
  const { handle } = useShownStore();
  const { data } = useQuery({
    queryKey: [...grows(handle), 'experiments'],
    queryFn: ({ signal }) =>
      allRows((cursor, limit) => client.call('store.experiments', { handle, cursor, limit }, { signal })),
  });
  return useMemo(() => new Map((data ?? []).map(({ id, name }) => [id, name ?? id])), [data]);
}
