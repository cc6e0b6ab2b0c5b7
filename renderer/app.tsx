import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useState, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components';
import { COMMANDS, needOf, type CommandId, type Need } from '../shared/contract/commands.ts';
import { useHost, useHostEvent, type Opened } from './client.tsx';
import { ModelPicker, type Picking } from './features/compare/model-picker.tsx';
import { TogetherNotice } from './features/compare/together-notice.tsx';
import { useUnloadGuard } from './features/editor/edit-sessions.ts';
import { UnsavedDialog } from './features/editor/unsaved-dialog.tsx';
import { HelpDialog, type HelpSection } from './features/help/help-dialog.tsx';
import { helpScreen } from './features/help/screen-help.ts';
import { Inspector } from './features/rows/inspector.tsx';
import { RowsProvider } from './features/rows/rows-provider.tsx';
import { useRowDesk } from './features/rows/row-desk.ts';
import { toggleInspector } from './features/rows/toggle-inspector.ts';
import { useFound } from './features/search/use-found.ts';
import { OpenedPage, usePreparedStores } from './features/open/opened-page.tsx';
import { showPort } from './features/port/activity-store.ts';
import { portThis, useHeldGrants } from './features/port/draft-store.ts';
import { sourceOf } from './features/port/source-step.tsx';
import { DropLayer } from './features/shell/drop-layer.tsx';
import { FrontPage, type PageOffer } from './features/shell/front-page.tsx';
import {
  currentTab,
  frontModels,
  modelsIn,
  openGrants,
  NO_TABS,
  openModels,
  tabsReducer,
  type ModelRef,
} from './features/shell/open-tabs.ts';
import { PlacePage } from './place-page.tsx';
import { PageBoundary } from './features/shell/page-boundary.tsx';
import { CommandPalette } from './features/shell/command-palette.tsx';
import { Rail } from './features/shell/rail.tsx';
import { StatusBar } from './features/shell/status-bar.tsx';
import { visitsThere } from './features/shell/store-visits.ts';
import { TabStrip, useTabNames } from './features/shell/tab-strip.tsx';
import { focusPage, goToFind, stepRegion } from './features/shell/regions.ts';
import { useAppearance, useChangeSettings, useSettings } from './features/shell/use-appearance.ts';
import { useClosing } from './features/shell/use-closing.ts';
import { useShellKeys } from './features/shell/use-shell-keys.ts';
import { useReleased } from './features/shell/use-released.ts';
import { useZoom } from './features/shell/use-zoom.ts';
import { useWorkspaceEvents } from './features/workspaces/use-workspaces.ts';
import { useTexts } from './texts.ts';
import { ErrorNotice } from './ui/error-notice.tsx';

export function App() {
  return (
    <RowsProvider>
      <FrontPage>{(offers) => <Shell offers={offers} />}</FrontPage>
    </RowsProvider>
  );
}

/** Puts the shell together: rail, tabs, the page one is at, status bar, and what all of them answer to. */
function Shell({ offers }: { readonly offers: ReadonlySet<PageOffer> }) {
  const { t, language } = useTexts();
  const { client, face, pick } = useHost();
  const queries = useQueryClient();
  const [state, dispatch] = useReducer(tabsReducer, NO_TABS);
  const [errors, setErrors] = useState<readonly unknown[]>([]);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [help, setHelp] = useState<HelpSection | null>(null);
  const [showPalette, setShowPalette] = useState(false);
  const [together, setTogether] = useState<readonly ModelRef[]>([]);
  const [picking, setPicking] = useState<Picking | null>(null);
  const nameOf = useTabNames();
  const settings = useSettings();
  useAppearance(settings);
  const changeSettings = useChangeSettings();
  const zoomBy = useZoom(settings, face === 'window');
  const tab = currentTab(state);
  const desk = useRowDesk();
  const hasRow = useSyncExternalStore(desk.subscribe, () => desk.describe() !== null);
  const inspecting = settings?.inspector === 'shown';
  const needs = useMemo(() => {
    const met: Need[] = [];
    if (tab?.kind === 'model') met.push('model');
    if (tab?.kind === 'compare' || tab?.kind === 'matrix') met.push('comparison');
    if (state.tabs.length > 0) met.push('tab');
    if (tab?.kind === 'store' && visitsThere(tab, state).length > 0) met.push('back');
    if (state.closed.length > 0) met.push('closed');
    if (hasRow) met.push('row');
    return new Set<Need | null>([null, ...met]);
  }, [state, tab, hasRow]);
  const found = useFound(dispatch);
  useReleased(state, useHeldGrants());
  useWorkspaceEvents();
  useUnloadGuard();
  usePreparedStores();

  const failed = useCallback((error: unknown) => setErrors((all) => [...all, error]), []);
  const opened = useCallback((result: Opened) => {
    setErrors(result.errors);
    if (result.grants.length === 0) return;
    dispatch({ type: 'open', grants: result.grants });
    setTogether(
      result.grants.length > 1 ? result.grants.map((grant) => ({ grant, path: null, name: grant.name })) : [],
    );
  }, []);
  const compare = useCallback((models: readonly ModelRef[]) => {
    setTogether([]);
    dispatch({ type: models.length > 1 ? 'compare' : 'open', models, grants: models.map(({ grant }) => grant) });
  }, []);
  const reload = useCallback(
    (token: string) => {
      setChanged((all) => new Set([...all].filter((each) => each !== token)));
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(token) });
    },
    [queries],
  );

  const { close, asked, keep, discard } = useClosing(state, dispatch);

  const run = useCallback(
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
          setPicking({
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
        palette: () => setShowPalette(true),
        'copy-row': () => desk.copy('text'),
        'copy-row-json': () => desk.copy('json'),
        inspector: () => toggleInspector(inspecting, (inspector) => void changeSettings({ inspector }).catch(failed)),
        find: () => goToFind(),
        help: () => setHelp('screen'),
        shortcuts: () => setHelp('shortcuts'),
        about: () => dispatch({ type: 'go', place: 'about' }),
      };
      // The page at the front knows better than the shell.
      const own = [...offers].findLast((offer) => offer.commands?.[id] !== undefined);
      (own?.commands?.[id] ?? actions[id])();
    },
    [changeSettings, client, close, compare, desk, failed, inspecting, offers, opened, pick, reload, tab, t, zoomBy],
  );

  useEffect(() => void client.call('open.pending', {}).then(opened, failed), [client, opened, failed]);
  useHostEvent('open.requested', opened);
  useHostEvent(
    'source.changed',
    useCallback(({ grant }: { grant: string }) => setChanged((all) => new Set([...all, grant])), []),
  );
  useHostEvent(
    'command.chosen',
    useCallback(({ id }: { id: string }) => run(id as CommandId), [run]),
  );
  const goToTab = useCallback((n: number) => dispatch({ type: 'nth', n }), []);
  useShellKeys({ face, needs, run, onTab: goToTab });
  useEffect(() => {
    const title = tab === undefined ? t('shell.appName') : `${nameOf(tab)} – ${t('shell.appName')}`;
    document.title = title;
    const enabled = COMMANDS.map((command) => command.id).filter((id) => needs.has(needOf(id)));
    client.call('shell.commands', { enabled, title }).catch(() => undefined);
  }, [client, nameOf, tab, needs, t]);
  useEffect(focusPage, [state.place]);

  return (
    <I18nProvider locale={language}>
      <div className="shell">
        <Rail
          place={state.place}
          narrow={settings?.rail === 'narrow'}
          onNarrow={(narrow) => void changeSettings({ rail: narrow ? 'narrow' : 'wide' }).catch(failed)}
          onGo={(place) => dispatch({ type: 'go', place })}
          onHelp={() => setHelp('screen')}
        />
        <TabStrip
          tabs={state.tabs}
          current={tab?.id ?? null}
          changed={changed}
          onGo={(id) => dispatch({ type: 'go', place: { tab: id } })}
          onClose={close}
        />
        <main className="main" aria-label={t('shell.region.main')} data-region tabIndex={-1}>
          {errors.length === 0 ? null : (
            <div className="page errors">
              {errors.map((error, at) => (
                <ErrorNotice
                  key={at}
                  error={error}
                  onDismiss={() => setErrors((all) => all.filter((each) => each !== error))}
                />
              ))}
            </div>
          )}
          {tab?.kind === 'model' ? (
            <TogetherNotice models={together} onCompare={compare} onDismiss={() => setTogether([])} />
          ) : null}
          <PageBoundary key={tab?.id ?? String(state.place)}>
            <PlacePage
              place={state.place}
              open={openModels(state)}
              settings={settings}
              run={run}
              onOpened={opened}
              onError={failed}
              onPick={setPicking}
              onCompare={compare}
              openGrants={openGrants(state)}
              dispatch={dispatch}
              onExport={() => dispatch({ type: 'go', place: 'export' })}
            />
            {tab === undefined ? null : (
              <OpenedPage
                tab={tab}
                tabs={state.tabs}
                dispatch={dispatch}
                onOpened={opened}
                changed={modelsIn(tab).some((model) => changed.has(model.grant.token))}
                onReload={() => run('reload')}
                onPick={setPicking}
                run={run}
              />
            )}
          </PageBoundary>
        </main>
        {inspecting ? (
          <Inspector from={tab === undefined ? null : nameOf(tab)} onClose={() => run('inspector')} />
        ) : null}
        <StatusBar
          onAbout={() => run('about')}
          open={state.tabs.length}
          zoom={face === 'window' ? (settings?.zoom ?? 100) : null}
          inspecting={inspecting}
          onInspect={() => run('inspector')}
          onActivity={() => {
            showPort(null);
            run('activity');
          }}
        />
        <DropLayer offers={offers} tabs={state.tabs} onOpened={opened} onError={failed} onCompare={compare} />
        {picking === null ? null : (
          <ModelPicker {...picking} open={openModels(state)} onClose={() => setPicking(null)} />
        )}
        {asked === null ? null : <UnsavedDialog name={nameOf(asked)} onKeep={keep} onDiscard={discard} />}
        {showPalette ? (
          <CommandPalette
            tabs={state.tabs.map((each) => ({ id: each.id, name: nameOf(each) }))}
            models={frontModels(state)}
            enabled={(id) => needs.has(needOf(id))}
            run={run}
            onGo={(id) => dispatch({ type: 'go', place: { tab: id } })}
            onRecent={(id) => void client.call('recents.open', { id }).then(opened, failed)}
            onFound={found}
            change={(patch) => void changeSettings(patch).catch(failed)}
            onClose={() => setShowPalette(false)}
          />
        ) : null}
        {help === null ? null : <HelpDialog screen={helpScreen(state)} first={help} onClose={() => setHelp(null)} />}
      </div>
    </I18nProvider>
  );
}
