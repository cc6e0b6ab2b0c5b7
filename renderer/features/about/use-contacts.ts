import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { useHost, useHostEvent } from '../../client.tsx';

type Contacts = Output<'app.contacts'>;
const KEY = ['contacts'];

/** The hosts that were contacted since the start; null while nobody has said. */
export function useContacts(): Contacts['hosts'] | null {
  const { client } = useHost();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => client.call('app.contacts', {}) });
  useHostEvent(
    'app.contacted',
    useCallback((contacts: Contacts) => void queries.setQueryData(KEY, contacts), [queries]),
  );
  return data?.hosts ?? null;
}
