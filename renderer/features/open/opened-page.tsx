import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useMemo, useState, type Dispatch, type ReactNode } from 'react';
import type { CommandId } from '../../../shared/contract/commands.ts';
import { useHost, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { lazyPage, whenIdle } from '../../ui/lazy-page.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ModelPage } from '../model/model-page.tsx';
import { ComparePage } from '../compare/compare-page.tsx';
import { MatrixPage } from '../compare/matrix-page.tsx';
import type { Picking } from '../compare/model-picker.tsx';
import { usePageOffer } from '../shell/front-page.tsx';
import type { ModelRef, ModelTab, OpenTab, TabsAction, FromTab } from '../shell/open-tabs.ts';
import type { HomeTab } from '../lineage/use-things.ts';
import { Chooser } from './chooser.tsx';
import { findQuery, lookQuery, onlyModel, type Found } from './find-models.ts';

const { Page: StorePage, preload } = lazyPage(async () => (await import('../stores/store-page.tsx')).StorePage);

/** Has at hand what a store is read and drawn with as soon as nothing else is done. */
export function usePreparedStores(): void {
  const { client } = useHost();
  useEffect(() => whenIdle(() => Promise.all([preload(), client.call('shell.prepare', {})])), [client]);
}

export interface OpenedPageProps {
  readonly tab: OpenTab;
  /** All that are open. */
  readonly tabs: readonly OpenTab[];
  readonly dispatch: Dispatch<TabsAction>;
  /** Its bytes changed on disk since they were read. */
  readonly changed: boolean;
  readonly onReload: () => void;
  readonly onOpened: (opened: Opened) => void;
  readonly onPick: (picking: Picking) => void;
  readonly run: (command: CommandId) => void;
}

/** What lies behind an open tab: a model, a comparison, a matrix of several. */
export function OpenedPage({ tab, tabs, dispatch, changed, onReload, onOpened, onPick, run }: OpenedPageProps) {
  const { t } = useTexts();
  const reload = <Button onPress={onReload}>{t('shell.command.reload')}</Button>;
  return (
    <>
      {changed ? (
        <div className="page errors">
          <Notice kind="note" role="status" actions={reload}>
            {t('shell.open.changed')}
          </Notice>
        </div>
      ) : null}
      {tab.kind === 'model' ? (
        <OpenedTab tab={tab} tabs={tabs} dispatch={dispatch} onOpened={onOpened} run={run} />
      ) : null}
      {tab.kind === 'store' ? (
        <Suspense fallback={<OpeningPage />}>
          <StorePage tab={tab} dispatch={dispatch} onPick={onPick} />
        </Suspense>
      ) : null}
      {tab.kind === 'compare' ? <ComparePage tab={tab} dispatch={dispatch} onPick={onPick} /> : null}
      {tab.kind === 'matrix' ? <MatrixPage tab={tab} dispatch={dispatch} onPick={onPick} /> : null}
    </>
  );
}

interface OpenedProps extends Pick<OpenedPageProps, 'tabs' | 'dispatch' | 'onOpened' | 'run'> {
  readonly tab: ModelTab;
}

/** One model is shown, several are listed to choose from, none is explained. */
function OpenedTab({ tab, tabs, dispatch, onOpened, run }: OpenedProps) {
  const { t } = useTexts();
  const { name } = tab;
  usePageOffer({
    targets: [
      {
        id: 'with',
        title: t('shell.drop.with', { name }),
        help: t('shell.drop.withHelp', { name }),
        take: (models) => dispatch({ type: 'compare', models: [tab, ...models] }),
      },
    ],
  });
  const here = useMemo(() => ({ tab: tab.id, name }), [tab.id, name]);
  const pageOf = (path: string) => (
    <ModelPage
      grant={tab.grant}
      path={path}
      title={path === '' && tab.grant.kind === 'folder' ? tab.name : null}
      onOpened={onOpened}
      onCompare={() => run('compare-with')}
      onExport={() => run('export-model')}
      view={tab.view}
      onView={(view) => dispatch({ type: 'model-view', id: tab.id, view })}
      comparisons={comparisonsOf(tab.grant.token, path, tabs).map(({ id, other }) => ({
        id,
        other,
        show: () => dispatch({ type: 'go', place: { tab: id } }),
      }))}
      home={homeOf(tab, here, tabs, dispatch)}
      here={here}
      dispatch={dispatch}
    />
  );
  return tab.path === null ? <Look tab={tab} dispatch={dispatch} pageOf={pageOf} run={run} /> : pageOf(tab.path);
}

/** Until a page's code is there. */
export function OpeningPage() {
  const { t } = useTexts();
  return (
    <div className="page">
      <Busy text={t('model.reading')} />
    </div>
  );
}

/** A store is shown as one; in anything else models are looked for. */
function Look(props: SearchProps) {
  const { tab, dispatch } = props;
  const { client } = useHost();
  const { data, isError } = useQuery(lookQuery(client, tab.grant.token));
  const isStore = data !== undefined && data.kind !== null;
  useEffect(() => {
    if (isStore) dispatch({ type: 'is-store', id: tab.id });
  }, [isStore, dispatch, tab.id]);
  // Why it cannot be looked at is said by the search.
  if (data?.kind === null || isError) return <Search {...props} />;
  return <OpeningPage />;
}

/** The tab of the store that lent a model's files; null where none that is open did. */
function homeOf(
  { grant }: ModelTab,
  from: FromTab,
  tabs: readonly OpenTab[],
  dispatch: OpenedProps['dispatch'],
): HomeTab | null {
  const store = tabs.find((tab) => tab.kind === 'store' && tab.lent.some(({ token }) => token === grant.token));
  if (store === undefined) return null;
  return {
    id: store.id,
    onView: (view) => {
      dispatch({ type: 'store-view', id: store.id, view, from });
      dispatch({ type: 'go', place: { tab: store.id } });
    },
  };
}

/** Comparisons that a model is a side of, each with the other side. */
function comparisonsOf(token: string, path: string, tabs: readonly OpenTab[]): { id: string; other: ModelRef }[] {
  const isIt = ({ grant, path: known }: ModelRef) => grant.token === token && known === path;
  return tabs.flatMap((tab) => {
    if (tab.kind !== 'compare') return [];
    const { id, a, b } = tab;
    return isIt(a) ? [{ id, other: b }] : isIt(b) ? [{ id, other: a }] : [];
  });
}

interface SearchProps extends Pick<OpenedProps, 'tab' | 'dispatch' | 'run'> {
  readonly pageOf: (path: string) => ReactNode;
}

function Search({ tab, dispatch, pageOf, run }: SearchProps) {
  const { t } = useTexts();
  const { client } = useHost();
  const queries = useQueryClient();
  const { token } = tab.grant;
  const [progress, setProgress] = useState({ folders: 0, models: 0 });
  const [stopped, setStopped] = useState(false);
  const query = useQuery({
    ...findQuery(client, token, setProgress),
    enabled: !stopped,
  });
  const stop = () => {
    setStopped(true);
    void queries.cancelQueries({ queryKey: ['find', token] });
  };
  const retry = <Button onPress={() => setStopped(false)}>{t('shell.retry')}</Button>;
  const { data } = query;
  const only = onlyModel(data);
  useEffect(() => {
    // A folder was chosen, or titled, by its name already.
    const named = tab.grant.kind === 'folder' && only?.path === '';
    if (only !== undefined && !named && only.name !== tab.name) dispatch({ type: 'name', id: tab.id, name: only.name });
  }, [only, tab, dispatch]);

  const error =
    query.error === null ? null : (
      <div className="page errors">
        <ErrorNotice error={query.error} stale={data !== undefined} onRetry={() => void query.refetch()} />
      </div>
    );
  if (data === undefined) {
    if (error !== null) return error;
    return (
      <div className="page">
        {stopped ? (
          <Notice kind="note" role="status" actions={retry}>
            {t('shell.open.stopped', { name: tab.name })}
          </Notice>
        ) : (
          <Busy text={t('shell.open.searching', progress)} onCancel={stop} />
        )}
      </div>
    );
  }
  // The one model says itself what became of it.
  if (only !== undefined && data.summary.problems.length === 0) return pageOf(only.path);
  if (data.rows.length === 0) return <Nothing data={data} name={tab.name} run={run} />;
  return (
    <>
      {error}
      <Chooser
        data={data}
        name={tab.name}
        onOpen={(models) => dispatch({ type: 'open-models', grant: tab.grant, models })}
        onCompare={(models) =>
          dispatch({ type: 'compare', models: models.map(({ path, name }) => ({ grant: tab.grant, path, name })) })
        }
      />
    </>
  );
}

interface NothingProps extends Pick<OpenedProps, 'run'> {
  readonly data: Found;
  readonly name: string;
}

/** Why there is nothing to show, and the ways on. */
function Nothing({ data, name, run }: NothingProps) {
  const { t, problemText } = useTexts();
  return (
    <div className="page">
      <h1>{t('shell.open.nothing', { name })}</h1>
      <div className="problem-list">
        {data.summary.problems.map((problem) => (
          <Notice key={problemText(problem)} kind={problem.severity}>
            {problemText(problem)}
          </Notice>
        ))}
      </div>
      <p className="muted">{t('shell.open.nothingHelp')}</p>
      <div className="actions">
        {(['open-folder', 'open-file', 'open-examples'] as const).map((id) => (
          <Button key={id} kind={id === 'open-folder' ? 'primary' : 'plain'} onPress={() => run(id)}>
            {t(`shell.command.${id}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
