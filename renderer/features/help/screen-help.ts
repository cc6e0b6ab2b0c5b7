import { MODEL_VIEWS } from '../model/model-views.ts';
import { storeScreen } from '../stores/store-view.ts';
import type { TabsState } from '../shell/open-tabs.ts';
import { currentTab } from '../shell/tab-models.ts';

/** The screens that have a help text: places of the shell, the views of a model, and what else a tab may show. */
export const HELP_SCREENS = [
  'library',
  'compare',
  'workspaces',
  'export',
  'activity',
  'settings',
  'about',
  'comparison',
  'matrix',
  'chooser',
  'store-experiments',
  'store-runs',
  'store-run',
  'store-pair',
  'store-dataset',
  'store-registered',
  'store-versions',
  'store-logged',
  'store-folders',
  'store-about',
  ...MODEL_VIEWS,
] as const;
export type HelpScreen = (typeof HELP_SCREENS)[number];

/** The screen in front. */
export function helpScreen(state: TabsState): HelpScreen {
  const tab = currentTab(state);
  if (tab === undefined) return typeof state.place === 'string' ? state.place : 'library';
  if (tab.kind === 'matrix') return 'matrix';
  if (tab.kind === 'compare') return 'comparison';
  if (tab.kind === 'store') return storeScreen(tab.view);
  return tab.path === null ? 'chooser' : tab.view;
}
