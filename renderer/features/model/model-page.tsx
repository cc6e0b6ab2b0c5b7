import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowLeftRight, PackageCheck } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useState, type Dispatch } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import type { Grant } from '../../../shared/contract/schemas.ts';
import { useHost, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { FlavorChip } from '../../ui/chip.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useChange } from '../../ui/use-change.ts';
import { sessionKey, useUnsaved } from '../editor/edit-sessions.ts';
import { DetailsView } from '../details/details-view.tsx';
import { EnvironmentView } from '../environment/environment-view.tsx';
import { RunsCode } from '../files/runs-code.tsx';
import { ModelPlaceContext } from '../rows/model-place.tsx';
import { useWantedRow } from '../rows/wanted-row.ts';
import { usePageOffer } from '../shell/front-page.tsx';
import type { HomeTab } from '../lineage/use-things.ts';
import type { ModelRef, TabsAction, FromTab } from '../shell/open-tabs.ts';
import { FlavorsView } from './flavors-view.tsx';
import { MODEL_VIEWS, type ModelView } from './model-views.ts';
import { readingKey } from './open-readings.ts';
import { Overview } from './overview.tsx';
import { RawView, type ShownLine } from './raw-view.tsx';
import { SignatureView } from './signature-view.tsx';

/** Fetched when they are wanted: the YAML library comes along with them. */
const CheckView = lazy(() => import('../check/check-view.tsx').then((module) => ({ default: module.CheckView })));
const FilesView = lazy(() => import('../files/files-view.tsx').then((module) => ({ default: module.FilesView })));
const ExamplesView = lazy(() =>
  import('../examples/examples-view.tsx').then((module) => ({ default: module.ExamplesView })),
);
const ModelLineage = lazy(() =>
  import('../lineage/model-lineage.tsx').then((module) => ({ default: module.ModelLineage })),
);
const EditorView = lazy(() => import('../editor/editor-view.tsx').then((module) => ({ default: module.EditorView })));

export interface ModelPageProps {
  readonly grant: Grant;
  readonly path: string;
  /** What its tab is called, where that says more than its folder; null for the folder's name. */
  readonly title: string | null;
  readonly onOpened: (opened: Opened) => void;
  readonly onCompare: () => void;
  readonly onExport: () => void;
  readonly view: ModelView;
  readonly onView: (view: ModelView) => void;
  /** Comparisons that it is a side of, and the way to one of them. */
  readonly comparisons: readonly Comparison[];
  /** The tab of the store that the model was opened from; null where that is not open. */
  readonly home: HomeTab | null;
  /** Its own tab. */
  readonly here: FromTab;
  readonly dispatch: Dispatch<TabsAction>;
}

export interface Comparison {
  readonly id: string;
  /** The other model. */
  readonly other: ModelRef;
  readonly show: () => void;
}

/** One model: read on opening, shown in four views. */
export function ModelPage(props: ModelPageProps) {
  const { grant, path } = props;
  const { t } = useTexts();
  const { client } = useHost();
  const query = useQuery({
    queryKey: readingKey(grant.token, path),
    queryFn: ({ signal }) => client.call('model.read', { grant: grant.token, path }, { signal }),
  });
  const error =
    query.error === null ? null : (
      <div className="page errors">
        <ErrorNotice error={query.error} stale={query.data !== undefined} onRetry={() => void query.refetch()} />
      </div>
    );
  const { data } = query;
  const place = useMemo(() => ({ grant: grant.token, path }), [grant.token, path]);
  return (
    <ModelPlaceContext value={place}>
      <span className="visually-hidden" role="status">
        {data === undefined ? '' : t('model.opened', { name: props.title ?? data.name })}
      </span>
      {error}
      {data === undefined ? null : <Model {...props} reading={data} />}
      {data === undefined && error === null ? (
        <div className="page">
          <Busy text={t('model.reading')} />
        </div>
      ) : null}
    </ModelPlaceContext>
  );
}

function Model(props: ModelPageProps & { readonly reading: ModelReading }) {
  const {
    grant,
    path,
    title,
    reading,
    onOpened,
    onCompare,
    onExport,
    view,
    onView,
    comparisons,
    home,
    here,
    dispatch,
  } = props;
  const { t } = useTexts();
  const name = title ?? reading.name;
  const [line, setLine] = useState<ShownLine | null>(null);
  const showLine = (number: number) => {
    setLine({ number });
    onView('raw');
  };
  const [wanted, done] = useWantedRow('raw');
  useChange(wanted, (row) => row !== null && setLine({ number: Number(row.row) }), null);
  useEffect(() => {
    if (wanted !== null) done();
  }, [wanted, done]);
  usePageOffer({ commands: { 'edit-signature': () => onView('edit'), 'check-payload': () => onView('check') } });
  const unsaved = useUnsaved(sessionKey(grant.token, path));
  const { document } = reading;
  return (
    <div className="page model">
      <header className="model-head">
        <h1>{name}</h1>
        <div className="actions model-flavors">
          {document.flavors.map((flavor) => (
            <FlavorChip key={flavor.name} flavor={flavor} />
          ))}
        </div>
        <div className="actions model-actions">
          {comparisons.map(({ id, other, show }) => (
            <Button key={id} kind="quiet" onPress={show}>
              <ArrowLeft size={16} aria-hidden /> {t('compareScreen.back', { name: other.name })}
            </Button>
          ))}
          <Button onPress={onCompare}>
            <ArrowLeftRight size={16} aria-hidden /> {t('compareScreen.button')}
          </Button>
          <Button onPress={onExport}>
            <PackageCheck size={16} aria-hidden /> {t('portScreen.button')}
          </Button>
        </div>
      </header>
      <State reading={reading} />
      <Tabs className="model-tabs" selectedKey={view} onSelectionChange={(key) => onView(key as ModelView)}>
        <TabList className="view-tabs" aria-label={t('model.views')}>
          {MODEL_VIEWS.map((id) => (
            <Tab key={id} id={id} className="view-tab">
              {t(`model.view.${id}`)}
              {id === 'edit' && unsaved ? (
                <span className="changed-dot" role="img" aria-label={t('editor.unsaved.mark')}>
                  {' '}
                  ●
                </span>
              ) : null}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="overview" className="view">
          <Overview
            reading={reading}
            onLine={showLine}
            safety={<RunsCode grant={grant.token} path={path} count={reading.files.count} />}
          />
        </TabPanel>
        <TabPanel id="flavors" className="view">
          <FlavorsView reading={reading} />
        </TabPanel>
        <TabPanel id="signature" className="view">
          <SignatureView signature={document.signature} />
        </TabPanel>
        <TabPanel id="environment" className="view">
          <EnvironmentView grant={grant.token} path={path} />
        </TabPanel>
        <TabPanel id="files" className="view">
          <Suspense fallback={<Busy text={t('model.reading')} />}>
            <FilesView grant={grant.token} path={path} />
          </Suspense>
        </TabPanel>
        <TabPanel id="examples" className="view">
          <Suspense fallback={<Busy text={t('model.reading')} />}>
            <ExamplesView grant={grant.token} path={path} reading={reading} onCheck={() => onView('check')} />
          </Suspense>
        </TabPanel>
        <TabPanel id="details" className="view">
          <DetailsView grant={grant.token} path={path} reading={reading} onLine={showLine} />
        </TabPanel>
        <TabPanel id="lineage" className="view">
          <Suspense fallback={<Busy text={t('model.reading')} />}>
            <ModelLineage grant={grant} path={path} name={name} home={home} here={here} dispatch={dispatch} />
          </Suspense>
        </TabPanel>
        <TabPanel id="check" className="view">
          <Suspense fallback={<Busy text={t('model.reading')} />}>
            <CheckView
              grant={grant.token}
              path={path}
              reading={reading}
              compared={comparisons.flatMap(({ other }) =>
                other.path === null ? [] : [{ grant: other.grant.token, path: other.path, name: other.name }],
              )}
            />
          </Suspense>
        </TabPanel>
        <TabPanel id="edit" className="view">
          <Suspense fallback={<Busy text={t('model.reading')} />}>
            <EditorView grant={grant.token} path={path} reading={reading} onOpened={onOpened} />
          </Suspense>
        </TabPanel>
        <TabPanel id="raw" className="view">
          <RawView document={document} line={line} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

/** What stands above all views: whether all of it was read, and whether MLflow would take it. */
function State({ reading: { document } }: { readonly reading: ModelReading }) {
  const { t } = useTexts();
  if (document.state === 'unreadable') return <Notice kind="error">{t('model.state.unreadable')}</Notice>;
  if (document.state === 'partial') return <Notice kind="warning">{t('model.state.partial')}</Notice>;
  return document.loadable ? null : <Notice kind="error">{t('model.state.refused')}</Notice>;
}
