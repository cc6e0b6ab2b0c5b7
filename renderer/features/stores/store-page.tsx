import type { Dispatch } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { StoreSummary } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Picking } from '../compare/model-picker.tsx';
import type { StoreTab, TabsAction } from '../shell/open-tabs.ts';
import { AboutView } from './about-view.tsx';
import { DatasetView } from './dataset-view.tsx';
import { ExperimentsView } from './experiments-view.tsx';
import { FoldersView } from './folders-view.tsx';
import { LoggedView } from './logged-view.tsx';
import { PairView } from './pair-view.tsx';
import { RegisteredView } from './registered-view.tsx';
import { RunView } from './run-view.tsx';
import { RunsView } from './runs-view.tsx';
import { STORE_SECTIONS, type StoreSection, type StoreView } from './store-view.ts';
import { SectionLineage } from './store-lineage.tsx';
import { StoreContext } from './use-opening.ts';
import { useStore } from './use-store.ts';

export interface StorePageProps {
  readonly tab: StoreTab;
  readonly dispatch: Dispatch<TabsAction>;
  readonly onPick: (picking: Picking) => void;
}

/** A store of MLflow: its experiments and runs, its models, and where all of that lies. */
export function StorePage({ tab, dispatch, onPick }: StorePageProps) {
  const { t } = useTexts();
  const { handle, summary, error, retry } = useStore(tab.grant.token);
  const notice =
    error === null || error === undefined ? null : (
      <ErrorNotice error={error} stale={handle !== undefined} onRetry={retry} />
    );
  if (handle === undefined || summary === undefined)
    return <div className="page">{notice ?? <Busy text={t('stores.opening', { name: visible(tab.name) })} />}</div>;
  const onView = (view: Partial<StoreView>) => dispatch({ type: 'store-view', id: tab.id, view });
  return (
    <StoreContext value={{ handle, summary, tab, view: tab.view, onView, dispatch, onPick }}>
      <div className="page store">
        <header className="store-head">
          <h1>{visible(tab.name)}</h1>
          <p className="muted">{t(`stores.kind.${summary.kind}`)}</p>
          <Reading summary={summary} />
        </header>
        {notice}
        {tab.view.section === 'experiments' && tab.view.level === 'experiments' ? (
          <Wrong summary={summary} onShow={() => onView({ section: 'about' })} />
        ) : null}
        <Sections tab={tab} summary={summary} onView={onView} />
      </div>
    </StoreContext>
  );
}

/** How far the reading is. */
function Reading({ summary: { complete, listed, whole, runs } }: { readonly summary: StoreSummary }) {
  const { t, number } = useTexts();
  if (complete) return null;
  if (!listed)
    return (
      <span className="store-reading muted" role="status">
        <progress aria-label={t('stores.reading')} />
        {runs === 0 ? t('stores.listing') : t('stores.listingRuns', { runs: number(runs) })}
      </span>
    );
  return (
    <span className="store-reading muted" role="status">
      {/* A database is read by tables: all its runs are whole at once. */}
      <progress max={Math.max(1, runs)} value={whole === 0 ? undefined : whole} aria-label={t('stores.reading')} />
      {t('stores.readingRuns', { whole: number(whole), runs: number(runs) })}
    </span>
  );
}

/** What is wrong with it in one line; all of it stands under its own tab. */
function Wrong({ summary: { problems }, onShow }: { readonly summary: StoreSummary; readonly onShow: () => void }) {
  const { t, number } = useTexts();
  if (problems === 0) return null;
  return (
    <Notice kind="warning" actions={<Button onPress={onShow}>{t('stores.showProblems')}</Button>}>
      {t('stores.problems', { count: problems, shown: number(problems) })}
    </Notice>
  );
}

interface SectionsProps {
  readonly tab: StoreTab;
  readonly summary: StoreSummary;
  readonly onView: (view: Partial<StoreView>) => void;
}

function Sections({ tab, summary, onView }: SectionsProps) {
  const { t, number } = useTexts();
  const { view, grant } = tab;
  const { lineage } = view;
  // A lone database holds no folders.
  const sections = STORE_SECTIONS.filter(
    (id) => id !== 'folders' || grant.kind === 'folder' || summary.kind === 'files',
  );
  // None so far says nothing yet.
  const soFar = (key: 'registered' | 'logged') => (summary[key] > 0 || summary.complete ? { [key]: summary[key] } : {});
  const counts: Partial<Record<StoreSection, number>> = {
    experiments: summary.experiments,
    ...soFar('registered'),
    ...soFar('logged'),
    ...(summary.problems > 0 ? { about: summary.problems } : {}),
  };
  return (
    <Tabs
      className="model-tabs"
      selectedKey={view.section}
      onSelectionChange={(key) => onView({ section: key as StoreSection, lineage: null })}
    >
      <TabList className="view-tabs" aria-label={t('stores.sections')}>
        {sections.map((id) => (
          <Tab key={id} id={id} className="view-tab">
            {t(`stores.section.${id}`)}
            {counts[id] === undefined ? null : <span className="count">{number(counts[id])}</span>}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="experiments" className="view">
        {view.level === 'experiments' ? <ExperimentsView /> : null}
        {view.level === 'runs' ? <RunsView /> : null}
        {lineage !== null ? <SectionLineage section="experiments" /> : null}
        {lineage === null && view.level === 'run' && view.run !== null ? (
          <RunView key={view.run} run={view.run} />
        ) : null}
        {lineage === null && view.level === 'dataset' && view.dataset !== null ? (
          <DatasetView {...view.dataset} />
        ) : null}
        {view.level === 'pair' && view.run !== null && view.other !== null ? (
          <PairView a={view.run} b={view.other} />
        ) : null}
      </TabPanel>
      <TabPanel id="registered" className="view">
        {lineage === null ? <RegisteredView /> : <SectionLineage section="registered" />}
      </TabPanel>
      <TabPanel id="logged" className="view">
        {lineage === null ? <LoggedView /> : <SectionLineage section="logged" />}
      </TabPanel>
      <TabPanel id="folders" className="view">
        <FoldersView />
      </TabPanel>
      <TabPanel id="about" className="view">
        <AboutView />
      </TabPanel>
    </Tabs>
  );
}
