import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useHost } from '../../client.tsx';
import type { Client } from '../../../shared/contract/contract.ts';

/** Rows fetched at a time. */
const PAGE = 100;

interface Page<T> {
  readonly rows: readonly T[];
}

export interface Pages<T, P> {
  /** The page of the first row in sight: what else was answered with it. */
  readonly answer: P | undefined;
  readonly rowAt: (index: number) => T | null;
  readonly onRange: (first: number, last: number) => void;
  readonly error: unknown;
  readonly retry: () => void;
  /** What is shown is not yet what was asked for. */
  readonly stale: boolean;
}

/** The pages of a list that are in sight. `ask` fetches one; it is asked again when `key` changes or is invalidated. */
export function usePages<T, P extends Page<T>>(
  key: readonly unknown[],
  ask: (client: Client, cursor: number, limit: number, signal: AbortSignal) => Promise<P>,
): Pages<T, P> {
  const { client } = useHost();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const pages: number[] = [];
  for (let page = range.first; page <= range.last; page += 1) pages.push(page);
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...key, page],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(client, page * PAGE, PAGE, signal),
    })),
  });
  const data = results.map((result) => result.data);
  // Until another list is there, the one before stays: a table that goes and comes back loses the focus and its place.
  const [last, setLast] = useState({ data, first: range.first });
  const fresh = data[0] !== undefined;
  if (fresh && (last.first !== range.first || !sameItems(last.data, data))) setLast({ data, first: range.first });
  const shown = fresh ? { data, first: range.first } : last;
  const rowAt = useCallback(
    (index: number) => shown.data[Math.floor(index / PAGE) - shown.first]?.rows[index % PAGE] ?? null,
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the pages themselves are what counts
    [shown.first, ...shown.data],
  );
  const onRange = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / PAGE), last: Math.floor(last / PAGE) };
    setRange((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  return {
    answer: shown.data[0],
    rowAt,
    onRange,
    error: results.find(({ error }) => error !== null)?.error ?? null,
    retry: () => results.forEach((result) => void (result.error !== null && result.refetch())),
    stale: !fresh && shown.data[0] !== undefined,
  };
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** A whole list, page by page: for lists that are short in practice. */
export async function allRows<T>(
  ask: (cursor: number, limit: number) => Promise<{ readonly rows: readonly T[]; readonly next: number | null }>,
): Promise<T[]> {
  const rows: T[] = [];
  for (let cursor: number | null = 0; cursor !== null;) {
    const page: { readonly rows: readonly T[]; readonly next: number | null } = await ask(cursor, 1000);
    for (const row of page.rows) rows.push(row);
    cursor = page.next;
  }
  return rows;
}
