import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Client } from '../../../shared/contract/contract.ts';
import type { StoreSummary } from '../../../shared/contract/store-schemas.ts';
import { useHost } from '../../client.tsx';
import { asErrorData } from '../../texts.ts';

export interface OpenedStore {
  readonly handle: string;
  readonly summary: StoreSummary;
}

/** Milliseconds between two looks at what was read meanwhile. */
const LOOK = 700;
/** How often a reading that was cut off with its process is begun again. */
const AGAIN = 2;

/** What a store's rows are kept under: everything that may still grow. */
export const grows = (handle: string) => ['store-grows', handle] as const;

/** Opens the store behind a grant, and follows its reading. The host keeps it open until the grant is given back. */
export function useStore(grant: string) {
  const { client } = useHost();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['store', grant],
    queryFn: ({ signal }) => openStore(client, queries, grant, signal),
    gcTime: Infinity,
  });
  const handle = query.data?.handle;
  const [followed, setFollowed] = useState<{ handle: string; summary: StoreSummary } | null>(null);
  const [failed, setFailed] = useState<{ handle: string; error: unknown } | null>(null);
  useEffect(() => {
    if (handle === undefined) return;
    const stop = new AbortController();
    const opened = queries.getQueryData<OpenedStore>(['store', grant])?.summary;
    let last = 0;
    let listed = opened?.listed === true;
    let newest: StoreSummary | undefined;
    const see = (summary: StoreSummary, now = performance.now()) => {
      newest = summary;
      // Whoever opened a store that is read already has all of it.
      if (opened?.complete === true) return setFollowed({ handle, summary });
      const news = summary.complete || summary.listed !== listed;
      if (!news && now - last < LOOK) return setFollowed({ handle, summary });
      last = now;
      listed = summary.listed;
      // What is final is said to be when it is there. A question that is asked anew meanwhile ends with the newer one, and after it.
      const again = queries.invalidateQueries({ queryKey: grows(handle) });
      void again.then(() => stop.signal.aborted || newest !== summary || setFollowed({ handle, summary }));
    };
    void follow(client, handle, see, stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted) setFailed({ handle, error });
    });
    return () => stop.abort();
  }, [client, grant, handle, queries]);
  const summary = followed !== null && followed.handle === handle ? followed.summary : query.data?.summary;
  const failure = failed !== null && failed.handle === handle ? failed.error : null;
  return { handle, summary, error: query.error ?? failure, retry: () => void query.refetch() };
}

async function openStore(
  client: Client,
  queries: QueryClient,
  grant: string,
  signal: AbortSignal,
): Promise<OpenedStore> {
  const before = queries.getQueryData<OpenedStore>(['store', grant]);
  const { experiments, ...opened } = await client.call('store.open', { grant }, { signal });
  if (experiments.next === null) queries.setQueryData([...grows(opened.handle), 'experiments'], experiments.rows);
  if (before !== undefined) client.call('store.close', { handle: before.handle }).catch(() => undefined);
  return opened;
}

/** Until all is read; again where the process that read it died. */
async function follow(
  client: Client,
  handle: string,
  see: (summary: StoreSummary) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      see(await client.call('store.wait', { handle }, { signal, onProgress: see }));
      return;
    } catch (error) {
      if (signal.aborted || attempt === AGAIN || asErrorData(error).code !== 'job-died') throw error;
    }
  }
}
