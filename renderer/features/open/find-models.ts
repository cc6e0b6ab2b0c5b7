import type { Client, Output, Progress } from '../../../shared/contract/contract.ts';
import type { FindSummary, FoundModel } from '../../../shared/contract/model-reading.ts';

export interface Found {
  readonly summary: FindSummary;
  readonly rows: readonly FoundModel[];
}

/** Rows that the host sends at once: its most. */
export const PAGE = 1000;

/** The query for what lies behind a grant, the same wherever it is asked. */
export function findQuery(client: Client, grant: string, onProgress?: (progress: Progress<'models.find'>) => void) {
  return {
    queryKey: ['find', grant],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      findModels(client, grant, { signal, ...(onProgress === undefined ? {} : { onProgress }) }),
  };
}

/** The only model behind a grant; undefined where there are several, none, or more to say than its place. */
export function onlyModel(found: Found | undefined): FoundModel | undefined {
  return found?.rows.length === 1 && found.summary.complete ? found.rows[0] : undefined;
}

/** The query for whether a grant is a store, the same wherever it is asked. */
export function lookQuery(client: Client, grant: string) {
  return {
    queryKey: ['look', grant],
    queryFn: ({ signal }: { signal: AbortSignal }) => client.call('store.look', { grant }, { signal }),
    // What it is can change, and does so with a reload.
    gcTime: 0,
  };
}

/** Looks for models and fetches the list page by page; the host need not keep it. */
async function findModels(
  client: Client,
  grant: string,
  options: Parameters<typeof client.call<'models.find'>>[2],
): Promise<Found> {
  const { handle, summary } = await client.call('models.find', { grant }, options);
  const rows: FoundModel[] = [];
  for (let cursor: number | null = 0; cursor !== null;) {
    const page: Output<'models.page'> = await client.call('models.page', { handle, cursor, limit: PAGE });
    rows.push(...page.rows);
    cursor = page.next;
  }
  void client.call('models.close', { handle }).catch(() => undefined);
  return { summary, rows };
}
