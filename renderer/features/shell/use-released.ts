import { useEffect, useRef } from 'react';
import { useHost } from '../../client.tsx';
import { grantsIn, type TabsState } from './open-tabs.ts';

/** Gives back each grant when its last tab is closed and can't be reopened any more: the host stops watching it. */
export function useReleased(state: TabsState): void {
  const { client } = useHost();
  const held = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const now = grantsIn(state);
    for (const grant of held.current) {
      if (!now.has(grant)) client.call('open.release', { grant }).catch(() => undefined);
    }
    held.current = now;
  }, [client, state]);
}
