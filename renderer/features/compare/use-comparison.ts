import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useHost } from '../../client.tsx';
import type { CompareTab } from '../shell/open-tabs.ts';
import { fetchComparison, type Compared } from './fetch-comparison.ts';
import type { SideState } from './use-sides.ts';

/** Files of so many bytes in all are compared by content without asking; a tab has to send them first. */
const AT_ONCE = { window: 256 * 1024 * 1024, tab: 32 * 1024 * 1024 } as const;

/** How far the contents of the files are compared. */
export interface Contents {
  readonly state: 'compared' | 'reading' | 'sizes' | 'stopped';
  readonly done: number;
  readonly total: number;
  /** Starts reading; for what is too large to be read unasked. */
  readonly start: () => void;
  readonly stop: () => void;
  readonly error: unknown;
}

export interface ComparisonState {
  readonly compared: Compared | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  readonly contents: Contents;
}

/**
 * The comparison of a tab's two models. The answer comes first, from MLmodel and the sizes of files; then, where it is
 * quick or a person asks for it, the contents of the files are read and compared too.
 */
export function useComparison(tab: CompareTab, { a, b }: Record<'a' | 'b', SideState>): ComparisonState {
  const { client, face } = useHost();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [stopped, setStopped] = useState(false);
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  const ready = a.kind === 'ready' && b.kind === 'ready';
  const input = {
    a: { grant: tab.a.grant.token, path: a.kind === 'ready' ? a.path : '' },
    b: { grant: tab.b.grant.token, path: b.kind === 'ready' ? b.path : '' },
    renames: tab.answers.filter(({ renamed }) => renamed).map(({ part, from, to }) => ({ part, from, to })),
    rules: tab.view.rules,
  };
  const pair = [input.a.grant, input.a.path, input.b.grant, input.b.path];
  const key = [...pair, input.renames, input.rules];
  const first = useQuery<Compared>({
    queryKey: ['compare', ...key],
    enabled: ready,
    // While renames are looked at anew, not while other models are.
    placeholderData: (data, query) => (query?.queryKey.slice(1, 5).join() === pair.join() ? data : undefined),
    queryFn: ({ signal }) => fetchComparison(client, { ...input, contents: false }, { signal }),
  });
  const size = first.data?.summary.size ?? 0;
  const wanted = first.data?.summary.contents === 'sizes' && !first.isPlaceholderData && !stopped;
  const whole = useQuery({
    queryKey: ['compare-contents', ...key],
    enabled: ready && wanted && (asked || size <= AT_ONCE[face]),
    queryFn: ({ signal }) => fetchComparison(client, { ...input, contents: true }, { signal, onProgress: setProgress }),
  });
  const state = whole.data !== undefined || first.data?.summary.contents === 'compared' ? 'compared' : 'sizes';
  return {
    compared: ready ? (whole.data ?? first.data ?? null) : null,
    busy: ready ? first.isPending : a.kind === 'busy' || b.kind === 'busy',
    error: first.error,
    retry: () => void first.refetch(),
    contents: {
      state: whole.isFetching && state !== 'compared' ? 'reading' : stopped && state === 'sizes' ? 'stopped' : state,
      ...progress,
      error: whole.error,
      start: () => {
        setStopped(false);
        setAsked(true);
      },
      stop: () => {
        setStopped(true);
        void queries.cancelQueries({ queryKey: ['compare-contents', ...key] });
      },
    },
  };
}
