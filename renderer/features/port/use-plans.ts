import { useQueries } from '@tanstack/react-query';
import type { Output } from '../../../shared/contract/contract.ts';
import { useHost } from '../../client.tsx';
import { planRequest, type Draft } from './draft.ts';

export type Planned = Output<'port.plan'>;

/** A plan for each source, or the one that was kept in a file; made again when something it rests on was changed by the person. */
export function usePlans(draft: Draft) {
  const { client } = useHost();
  const { id, sources, opened, attempt } = draft;
  const wanted =
    opened === null
      ? sources.flatMap((source) => {
          const request = planRequest(draft, source);
          return request === null ? [] : [{ key: source.key, name: source.name, request }];
        })
      : [{ key: opened.token, name: opened.name, request: null }];
  const queries = useQueries({
    queries: wanted.map(({ request }) => ({
      queryKey: ['port-plan', id, attempt, opened?.token ?? JSON.stringify(request)],
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Planned> =>
        request === null
          ? client.call('port.open', { grant: opened?.token ?? '' }, { signal })
          : client.call('port.plan', request, { signal }),
    })),
  });
  return wanted.map(({ key, name }, at) => ({ key, name, query: queries[at] as (typeof queries)[number] }));
}
