import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight, PackageCheck, PackageOpen } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import type { Grant } from '../../../shared/contract/schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { portThis } from '../port/draft-store.ts';
import { sourceOf } from '../port/source-step.tsx';
import { findQuery } from '../open/find-models.ts';
import { flavorsText } from '../open/found-models.ts';
import { PlaceMark } from './place-state.tsx';
import { useShownStore } from './use-opening.ts';
import { grows } from './use-store.ts';

const FilesView = lazy(() => import('../files/files-view.tsx').then((module) => ({ default: module.FilesView })));

export interface RunArtifactsProps {
  readonly run: string;
  readonly name: string;
  /** Models that it logged elsewhere, as MLflow 3 does. */
  readonly logged: number;
}

/** The artifacts of a run: where they are, the models among them, and every file. */
export function RunArtifacts({ run, name, logged }: RunArtifactsProps) {
  const { t } = useTexts();
  const { client } = useHost();
  const { handle, tab, dispatch, onView } = useShownStore();
  const query = useQuery({
    queryKey: [...grows(handle), 'artifacts', run],
    queryFn: ({ signal }) => client.call('store.artifacts', { handle, owner: { kind: 'run', id: run } }, { signal }),
  });
  const grant = query.data?.grant ?? null;
  useEffect(() => {
    // Held as long as the store is open: its models may be, too.
    if (grant !== null) dispatch({ type: 'lend', id: tab.id, grant });
  }, [grant, dispatch, tab.id]);
  if (query.error !== null) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Busy text={t('stores.readingRun')} />;
  const { location, state } = query.data;
  return (
    <>
      <p className="artifact-place">
        <PlaceMark state={location === null ? null : state} />
        {location === null ? null : <code>{visible(location)}</code>}
      </p>
      {grant === null ? (
        <Notice
          kind="note"
          actions={<Button onPress={() => onView({ section: 'about' })}>{t('stores.place.say')}</Button>}
        >
          {t(`stores.artifacts.${state}`)}
        </Notice>
      ) : (
        <>
          <ModelsIn grant={grant} name={name} logged={logged} />
          <section className="part">
            <h3>{t('stores.artifacts.files')}</h3>
            <Suspense fallback={<Busy text={t('files.reading')} />}>
              <FilesView grant={grant.token} path="" />
            </Suspense>
          </section>
        </>
      )}
    </>
  );
}

/** The models among a run's artifacts. */
function ModelsIn({ grant, name, logged }: Omit<RunArtifactsProps, 'run'> & { readonly grant: Grant }) {
  const { t } = useTexts();
  const { client } = useHost();
  const { dispatch, onPick, onView } = useShownStore();
  const query = useQuery(findQuery(client, grant.token));
  const models = query.data?.rows ?? [];
  if (query.error !== null) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data !== undefined && models.length === 0)
    return logged === 0 ? (
      <p className="muted">{t('stores.artifacts.noModels')}</p>
    ) : (
      <p className="muted">
        {t('stores.artifacts.modelsApart', { count: logged })}{' '}
        <button type="button" className="link" onClick={() => onView({ runView: 'summary' })}>
          {t('stores.artifacts.showModels')}
        </button>
      </p>
    );
  return (
    <section className="part">
      <h3>{t('stores.run.models')}</h3>
      {query.data === undefined ? <Busy text={t('stores.readingRun')} /> : null}
      <ul className="logged-models">
        {models.map(({ path, name: own, flavors }) => {
          const shown = path === '' ? name : own;
          const model = { grant, path, name: shown };
          return (
            <li key={path} className="card logged-model">
              <div className="logged-name">
                <strong>{visible(shown)}</strong> <span className="muted">{visible(flavorsText(flavors))}</span>
              </div>
              {path === '' ? null : <code>{visible(path)}</code>}
              <div className="actions">
                <Button onPress={() => dispatch({ type: 'open-models', grant, models: [{ path, name: shown }] })}>
                  <PackageOpen size={16} aria-hidden /> {t('stores.open')}
                </Button>
                <Button
                  onPress={() =>
                    onPick({
                      title: t('compareScreen.pick.with', { name: shown }),
                      without: [model],
                      take: (other) => dispatch({ type: 'compare', models: [model, other] }),
                    })
                  }
                >
                  <ArrowLeftRight size={16} aria-hidden /> {t('stores.compareWith')}
                </Button>
                <Button
                  onPress={() => {
                    portThis(sourceOf(model));
                    dispatch({ type: 'go', place: 'export' });
                  }}
                >
                  <PackageCheck size={16} aria-hidden /> {t('portScreen.button')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
