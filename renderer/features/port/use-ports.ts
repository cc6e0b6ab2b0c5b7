import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { isActive, type PortRow } from '../../../shared/export/port-row.ts';
import { useHost, useHostEvent } from '../../client.tsx';
import { noteProgress } from './pace.ts';

const KEY = ['ports'] as const;

/** All ports, as they are now. */
export function usePorts() {
  const { client } = useHost();
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => client.call('port.list', {}, { signal }) });
}

/** Keeps the list of ports as the host tells it; mounted once, in the shell. */
export function usePortEvents(): void {
  const queries = useQueryClient();
  const put = useCallback(
    (row: PortRow) => {
      noteProgress(row, performance.now());
      queries.setQueryData<Output<'port.list'>>(KEY, (known) => {
        if (known === undefined) return known;
        const there = known.ports.some(({ id }) => id === row.id);
        const ports = there ? known.ports.map((each) => (each.id === row.id ? row : each)) : [row, ...known.ports];
        return { ...known, ports };
      });
      // A list that was asked for before may come after, and nothing more is told of one that rests.
      if (!isActive(row.state) && queries.isFetching({ queryKey: KEY }) > 0)
        void queries.cancelQueries({ queryKey: KEY }).then(() => queries.invalidateQueries({ queryKey: KEY }));
      if (row.progress === null || row.ended !== null)
        void queries.invalidateQueries({ queryKey: ['port-report', row.id] });
    },
    [queries],
  );
  const drop = useCallback(
    ({ id }: { id: string }) =>
      queries.setQueryData<Output<'port.list'>>(KEY, (known) =>
        known === undefined ? known : { ...known, ports: known.ports.filter((each) => each.id !== id) },
      ),
    [queries],
  );
  useHostEvent('port.changed', put);
  useHostEvent('port.gone', drop);
}
