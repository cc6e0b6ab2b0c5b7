import { useEffect, useRef } from 'react';
import { useHost } from '../../client.tsx';
import type { TabsState } from './open-tabs.ts';
import { grantsIn } from './tab-models.ts';

/** Gives back each grant when its last tab is closed and can't be reopened any more, unless it is `kept`: the host stops watching it. */
export function useReleased(state: TabsState, kept: readonly string[]): void {
  const { client } = useHost();
  const held = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const now = new Set([...grantsIn(state), ...kept]);
    for (const grant of held.current) {
      if (!now.has(grant)) client.call('open.release', { grant }).catch(() => undefined);
    }
    held.current = now;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- by what is in it
  }, [client, state, kept.join()]);
}
