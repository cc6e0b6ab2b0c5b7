import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useState, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components';
import { needOf, type CommandId } from '../shared/contract/commands.ts';
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
import { useFound } from './features/search/use-found.ts';
import { OpenedPage, usePreparedStores } from './features/open/opened-page.tsx';
import { showPort } from './features/port/activity-store.ts';
import { useHeldGrants } from './features/port/draft-store.ts';
import { DropLayer } from './features/shell/drop-layer.tsx';
import { FrontPage, type PageOffer } from './features/shell/front-page.tsx';
import { NO_TABS, type ModelRef } from './features/shell/open-tabs.ts';
import { currentTab, frontModels, modelsIn, openGrants, openModels } from './features/shell/tab-models.ts';
import { tabsReducer } from './features/shell/tabs-reducer.ts';
import { PlacePage } from './place-page.tsx';
import { PageBoundary } from './features/shell/page-boundary.tsx';
import { CommandPalette } from './features/shell/command-palette.tsx';
import { Rail } from './features/shell/rail.tsx';
import { StatusBar } from './features/shell/status-bar.tsx';
import { TabStrip, useTabNames } from './features/shell/tab-strip.tsx';
import { focusPage } from './features/shell/regions.ts';
import { useAppearance, useChangeSettings, useSettings } from './features/shell/use-appearance.ts';
import { useClosing } from './features/shell/use-closing.ts';
import { useCommands } from './features/shell/use-commands.ts';
import { useMenus, useNeeds } from './features/shell/use-needs.ts';
import { useShellKeys } from './features/shell/use-shell-keys.ts';
import { useKeptFocus } from './features/shell/use-kept-focus.ts';
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
  const { client, face } = useHost();
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
  const needs = useNeeds(state, hasRow);
  const found = useFound(dispatch);
  useReleased(state, useHeldGrants());
  useWorkspaceEvents();
  useUnloadGuard();
  useKeptFocus();
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

  const run = useCommands({
    tab,
    inspecting,
    offers,
    dispatch,
    opened,
    failed,
    compare,
    reload,
    close,
    zoomBy,
    onPick: setPicking,
    onPalette: setShowPalette,
    onHelp: setHelp,
  });

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
  useMenus(tab === undefined ? null : nameOf(tab), needs);
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
