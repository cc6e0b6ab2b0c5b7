import { useCallback, type Dispatch } from 'react';
import type { CommandId } from '../../../shared/contract/commands.ts';
import { useHost, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import type { Picking } from '../compare/model-picker.tsx';
import type { HelpSection } from '../help/help-dialog.tsx';
import { portThis } from '../port/draft-store.ts';
import { sourceOf } from '../port/source-step.tsx';
import { useRowDesk } from '../rows/row-desk.ts';
import { toggleInspector } from '../rows/toggle-inspector.ts';
import type { PageOffer } from './front-page.tsx';
import type { ModelRef, OpenTab, TabsAction } from './open-tabs.ts';
import { goToFind, stepRegion } from './regions.ts';
import { modelsIn } from './tab-models.ts';
import { useChangeSettings } from './use-appearance.ts';

/** What commands act on; all functions stay the same as long as they do the same. */
export interface CommandScene {
  /** The tab at the front. */
  readonly tab: OpenTab | undefined;
  readonly inspecting: boolean;
  /** What the page at the front does itself. */
  readonly offers: ReadonlySet<PageOffer>;
  readonly dispatch: Dispatch<TabsAction>;
  readonly opened: (result: Opened) => void;
  readonly failed: (error: unknown) => void;
  readonly compare: (models: readonly ModelRef[]) => void;
  readonly reload: (token: string) => void;
  readonly close: (id: string) => void;
  readonly zoomBy: (by: -1 | 0 | 1) => void;
  readonly onPick: (picking: Picking) => void;
  readonly onPalette: (shown: boolean) => void;
  readonly onHelp: (section: HelpSection) => void;
}

/** Carries out a command of the table, whether a menu, a key or a button asked for it. */
export function useCommands(scene: CommandScene): (id: CommandId) => void {
  const { tab, inspecting, offers, dispatch, opened, failed, compare, reload, close, zoomBy } = scene;
  const { onPick, onPalette, onHelp } = scene;
  const { t } = useTexts();
  const { client, pick } = useHost();
  const desk = useRowDesk();
  const changeSettings = useChangeSettings();
  return useCallback(
    (id: CommandId) => {
      const actions: Record<CommandId, () => unknown> = {
        'open-folder': () => pick('folder').then(opened, failed),
        'open-file': () => pick('file').then(opened, failed),
        'open-examples': () => client.call('open.examples', {}).then(opened, failed),
        'clear-recents': () => client.call('recents.clear', {}).catch(failed),
        reload: () => tab && modelsIn(tab).forEach((model) => reload(model.grant.token)),
        compare: () => dispatch({ type: 'go', place: 'compare' }),
        'compare-with': () => {
          if (tab?.kind !== 'model') return dispatch({ type: 'go', place: 'compare' });
          onPick({
            title: t('compareScreen.pick.with', { name: tab.name }),
            without: [tab],
            take: (model) => compare([tab, model]),
          });
        },
        'export-model': () => {
          if (tab?.kind === 'model') portThis(sourceOf(tab));
          dispatch({ type: 'go', place: 'export' });
        },
        activity: () => dispatch({ type: 'go', place: 'activity' }),
        'swap-sides': () => undefined,
        'next-difference': () => undefined,
        'previous-difference': () => undefined,
        'save-report': () => undefined,
        'close-tab': () => tab && close(tab.id),
        'reopen-tab': () => dispatch({ type: 'reopen' }),
        'zoom-in': () => zoomBy(1),
        'zoom-out': () => zoomBy(-1),
        'zoom-reset': () => zoomBy(0),
        library: () => dispatch({ type: 'go', place: 'library' }),
        workspaces: () => dispatch({ type: 'go', place: 'workspaces' }),
        settings: () => dispatch({ type: 'go', place: 'settings' }),
        back: () => dispatch({ type: 'back' }),
        'next-tab': () => dispatch({ type: 'step', by: 1 }),
        'previous-tab': () => dispatch({ type: 'step', by: -1 }),
        'check-payload': () => undefined,
        'edit-signature': () => undefined,
        'save-copy': () => undefined,
        'next-region': () => stepRegion(1),
        'previous-region': () => stepRegion(-1),
        palette: () => onPalette(true),
        'copy-row': () => desk.copy('text'),
        'copy-row-json': () => desk.copy('json'),
        inspector: () => toggleInspector(inspecting, (inspector) => void changeSettings({ inspector }).catch(failed)),
        find: () => goToFind(),
        help: () => onHelp('screen'),
        shortcuts: () => onHelp('shortcuts'),
        about: () => dispatch({ type: 'go', place: 'about' }),
      };
      // The page at the front knows better than the shell.
      const own = [...offers].findLast((offer) => offer.commands?.[id] !== undefined);
      (own?.commands?.[id] ?? actions[id])();
    },
    [changeSettings, client, close, compare, desk, failed, inspecting, offers, opened, pick, reload, tab, t, zoomBy],
  );
}
