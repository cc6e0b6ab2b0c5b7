import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Client } from '../../../shared/contract/contract.ts';
import type { FilesSummary, ListedFile } from '../../../shared/contract/file-methods.ts';
import { useHost } from '../../client.tsx';

export interface ModelFiles {
  readonly summary: FilesSummary;
  readonly files: readonly ListedFile[];
}

/** Rows fetched at a time. */
const PAGE = 5000;

/** All files of a model. The host's list is closed as soon as the page has it. */
export function useFiles(grant: string, path: string): UseQueryResult<ModelFiles> {
  const { client } = useHost();
  return useQuery({
    queryKey: ['files', grant, path],
    queryFn: ({ signal }) => fetchFiles(client, grant, path, signal),
  });
}

async function fetchFiles(client: Client, grant: string, path: string, signal: AbortSignal): Promise<ModelFiles> {
  const { handle, summary } = await client.call('files.list', { grant, path }, { signal });
  try {
    const files: ListedFile[] = [];
    for (let cursor: number | null = 0; cursor !== null;) {
      const page: { rows: ListedFile[]; next: number | null } = await client.call(
        'files.page',
        { handle, cursor, limit: PAGE },
        { signal },
      );
      for (const row of page.rows) files.push(row);
      cursor = page.next;
    }
    return { summary, files };
  } finally {
    void client.call('files.close', { handle });
  }
}

/** What the files of a model come to, without their list. */
export function useFilesSummary(grant: string, path: string, enabled: boolean): UseQueryResult<FilesSummary> {
  const { client } = useHost();
  return useQuery({
    queryKey: ['files-summary', grant, path],
    enabled,
    queryFn: async ({ signal }) => {
      const { handle, summary } = await client.call('files.list', { grant, path }, { signal });
      void client.call('files.close', { handle });
      return summary;
    },
  });
}
