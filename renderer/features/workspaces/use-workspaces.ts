import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { IndexState, WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import { useHost, useHostEvent } from '../../client.tsx';

const LIST = ['workspaces'] as const;
/** What is asked of one workspace is kept under this. */
export const inWorkspace = (name: string) => ['in-workspace', name] as const;

/** All workspaces, as they were when somebody last looked or one changed. */
export function useWorkspaceList() {
  const { client } = useHost();
  return useQuery({
    queryKey: LIST,
    queryFn: ({ signal }) => client.call('workspace.list', {}, { signal }),
    // A disk may have been plugged in meanwhile.
    refetchOnMount: 'always',
  });
}

/** One of them; null while it is not known, or not there. */
export function useWorkspaceRow(name: string): WorkspaceRow | null {
  const { data } = useWorkspaceList();
  return data?.workspaces.find((each) => each.name === name) ?? null;
}

/** Keeps what pages know of workspaces in step with what the host says. Once, for the whole window. */
export function useWorkspaceEvents(): void {
  const queries = useQueryClient();
  useHostEvent(
    'workspace.changed',
    useCallback(
      ({ name }: { name: string | null }) => {
        void queries.invalidateQueries({ queryKey: LIST });
        if (name !== null) void queries.invalidateQueries({ queryKey: inWorkspace(name) });
      },
      [queries],
    ),
  );
}

/** Milliseconds between two looks at what was read meanwhile. */
const LOOK = 1000;

/** Follows the reading of a file store where it is not whole yet; null where it is. */
export function useIndexing(name: string, index: IndexState | undefined): IndexState | null {
  const { client } = useHost();
  const queries = useQueryClient();
  const [state, setState] = useState<IndexState | null>(null);
  const partial = index !== undefined && index.done < index.of;
  useEffect(() => {
    if (!partial) return;
    const stop = new AbortController();
    let last = performance.now();
    const look = () => void queries.invalidateQueries({ queryKey: inWorkspace(name) });
    const onProgress = (now: IndexState) => {
      setState(now);
      if (performance.now() - last < LOOK) return;
      last = performance.now();
      look();
    };
    client
      .call('workspace.wait', { name }, { signal: stop.signal, onProgress })
      .then(look, () => undefined)
      .finally(() => setState(null));
    return () => stop.abort();
  }, [partial, client, name, queries]);
  return partial ? (state ?? index) : null;
}
