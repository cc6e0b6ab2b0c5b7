import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import type { ModelView } from '../model/model-views.ts';
import { useModelPlace, type ModelPlace } from './model-place.tsx';

/** A row of a model's view that somebody asked to see: its view brings it into sight and gives it the focus. */
export interface WantedRow extends ModelPlace {
  readonly view: ModelView;
  /** What the view knows its row by. */
  readonly row: string;
}

/** Holds the one row that is asked for. */
export interface WantedRows {
  get(): WantedRow | null;
  set(row: WantedRow | null): void;
  subscribe(listener: () => void): () => void;
}

export function wantedRows(): WantedRows {
  const listeners = new Set<() => void>();
  let wanted: WantedRow | null = null;
  return {
    get: () => wanted,
    set(row) {
      wanted = row;
      listeners.forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const WantedRowsContext = createContext<WantedRows>(wantedRows());

/** The row of this view that is asked for, and what to call when it is in sight, or is not there. */
export function useWantedRow(view: ModelView): readonly [row: WantedRow | null, done: () => void] {
  const rows = useContext(WantedRowsContext);
  const place = useModelPlace();
  const wanted = useSyncExternalStore(rows.subscribe, rows.get);
  const done = useCallback(() => rows.set(null), [rows]);
  const mine =
    wanted !== null && wanted.view === view && wanted.grant === place?.grant && wanted.path === place.path
      ? wanted
      : null;
  useEffect(
    () => () => {
      // Whoever leaves the view no longer waits for it.
      if (rows.get()?.view === view) rows.set(null);
    },
    [rows, view],
  );
  return [mine, done];
}
