import { createContext, useCallback, useContext, useEffect, useId, useSyncExternalStore } from 'react';

/** One thing that is known of a row, whole: nothing is cut. */
export interface RowFact {
  readonly label: string;
  readonly value: string;
}

/** A row of any table, as it is copied and as the inspector shows it. */
export interface ChosenRow {
  /** What it is, such as "Column". */
  readonly kind: string;
  readonly title: string;
  readonly facts: readonly RowFact[];
  /** To paste into a message or a sheet: its cells with tabs between them. */
  readonly text: string;
  /** The same as JSON, on one line. */
  readonly json: string;
}

/** Describes the row when somebody wants to know: nothing is made of rows that nobody looks at. */
export type DescribeRow = () => ChosenRow | null;
export type CopyAs = 'text' | 'json';

/** Which row of which table is chosen: the one that has the focus, or had it last. One for the whole window. */
export interface RowDesk {
  subscribe(listener: () => void): () => void;
  /** null while nothing is chosen. */
  describe(): DescribeRow | null;
  /** The table that it is in. */
  owner(): string | null;
  /** A table's row got the focus. */
  take(owner: string): void;
  /** What its row is now; of no effect for a table that the chosen row is not in. */
  put(owner: string, describe: DescribeRow): void;
  /** A table has gone. */
  leave(owner: string): void;
  /** Copies the chosen row; whether there is one. */
  copy(as: CopyAs): boolean;
  /** What came of the last copying; null after a moment. */
  said(): 'copied' | 'failed' | null;
}

/** So long it is said that a row was copied, in milliseconds. */
const SAID = 2500;

export function rowDesk(): RowDesk {
  const listeners = new Set<() => void>();
  let [owner, describe, said, timer]: [
    string | null,
    DescribeRow | null,
    'copied' | 'failed' | null,
    ReturnType<typeof setTimeout> | undefined,
  ] = [null, null, null, undefined];
  const tell = () => listeners.forEach((listener) => listener());
  const say = (what: 'copied' | 'failed') => {
    clearTimeout(timer);
    said = what;
    timer = setTimeout(() => {
      said = null;
      tell();
    }, SAID);
    tell();
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    describe: () => describe,
    owner: () => owner,
    said: () => said,
    take(table) {
      if (owner === table) return;
      [owner, describe] = [table, null];
      tell();
    },
    put(table, next) {
      if (owner !== table) return;
      describe = next;
      tell();
    },
    leave(table) {
      if (owner !== table) return;
      [owner, describe] = [null, null];
      tell();
    },
    copy(as) {
      const row = describe?.();
      if (row == null) return false;
      navigator.clipboard.writeText(row[as]).then(
        () => say('copied'),
        () => say('failed'),
      );
      return true;
    },
  };
}

export const RowDeskContext = createContext<RowDesk>(rowDesk());

export function useRowDesk(): RowDesk {
  return useContext(RowDeskContext);
}

export interface RowFeed {
  /** The chosen row is in this table. */
  readonly mine: boolean;
  /** To call when a row of the table gets the focus. */
  readonly take: () => void;
}

/** Feeds a table's row into the desk: `describe` tells of the row that keys act on now. */
export function useRowFeed(describe: DescribeRow): RowFeed {
  const desk = useRowDesk();
  const id = useId();
  const mine = useSyncExternalStore(desk.subscribe, () => desk.owner() === id);
  useEffect(() => {
    // Whatever the table shows now is what is copied: its rows, its language.
    if (mine) desk.put(id, describe);
  });
  useEffect(() => () => desk.leave(id), [desk, id]);
  return { mine, take: useCallback(() => desk.take(id), [desk, id]) };
}
