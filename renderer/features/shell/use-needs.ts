import { useEffect, useMemo } from 'react';
import { COMMANDS, needOf, type Need } from '../../../shared/contract/commands.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import type { TabsState } from './open-tabs.ts';
import { visitsThere } from './store-visits.ts';
import { currentTab } from './tab-models.ts';

/** What is there for commands to act on; null, the need of those that need nothing, always is. `hasRow`: a row of a table is chosen. */
export function useNeeds(state: TabsState, hasRow: boolean): ReadonlySet<Need | null> {
  const tab = currentTab(state);
  return useMemo(() => {
    const met: Need[] = [];
    if (tab?.kind === 'model') met.push('model');
    if (tab?.kind === 'compare' || tab?.kind === 'matrix') met.push('comparison');
    if (state.tabs.length > 0) met.push('tab');
    if (tab?.kind === 'store' && visitsThere(tab, state).length > 0) met.push('back');
    if (state.closed.length > 0) met.push('closed');
    if (hasRow) met.push('row');
    return new Set<Need | null>([null, ...met]);
  }, [state, tab, hasRow]);
}

/** Tells the host what its menus may offer, and both the window's title. `name`: of the tab at the front; null on a page of the app. */
export function useMenus(name: string | null, needs: ReadonlySet<Need | null>): void {
  const { t } = useTexts();
  const { client } = useHost();
  useEffect(() => {
    const title = name === null ? t('shell.appName') : `${name} – ${t('shell.appName')}`;
    document.title = title;
    const enabled = COMMANDS.map((command) => command.id).filter((id) => needs.has(needOf(id)));
    client.call('shell.commands', { enabled, title }).catch(() => undefined);
  }, [client, name, needs, t]);
}
