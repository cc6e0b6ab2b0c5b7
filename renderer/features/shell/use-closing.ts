import { useCallback, useState, type Dispatch } from 'react';
import { endSessions, hasUnsaved } from '../editor/edit-sessions.ts';
import type { OpenTab, TabsAction, TabsState } from './open-tabs.ts';

export interface Closing {
  /** Closes a tab, or asks first. */
  readonly close: (id: string) => void;
  /** The tab that waits for an answer. */
  readonly asked: OpenTab | null;
  readonly keep: () => void;
  readonly discard: () => void;
}

/** Closing a tab ends the edits of its signature; unsaved ones are asked about. */
export function useClosing({ tabs }: TabsState, dispatch: Dispatch<TabsAction>): Closing {
  const [asked, setAsked] = useState<OpenTab | null>(null);
  const end = useCallback(
    (tab: OpenTab) => {
      if (tab.kind === 'model') endSessions(tab.grant.token, tab.path);
      dispatch({ type: 'close', id: tab.id });
    },
    [dispatch],
  );
  const close = useCallback(
    (id: string) => {
      const tab = tabs.find((each) => each.id === id);
      if (tab === undefined) return;
      if (tab.kind === 'model' && hasUnsaved(tab.grant.token, tab.path)) setAsked(tab);
      else end(tab);
    },
    [tabs, end],
  );
  const keep = useCallback(() => setAsked(null), []);
  const discard = useCallback(() => {
    if (asked !== null) end(asked);
    setAsked(null);
  }, [asked, end]);
  return { close, asked, keep, discard };
}
