import { useQuery } from '@tanstack/react-query';
import type { RunDetails } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Crumbs } from './crumbs.tsx';
import { MetricsView } from './metrics-view.tsx';
import { RunArtifacts } from './run-artifacts.tsx';
import { RunSummary } from './run-summary.tsx';
import { RUN_VIEWS, type RunView as View } from './store-view.ts';
import { StoreLineage } from './store-lineage.tsx';
import { useShownStore } from './use-opening.ts';
import { grows } from './use-store.ts';
import { useStoreTexts } from './use-store-texts.tsx';
import { ValueList } from './value-list.tsx';

/** One run: what it was given, what it measured, what it made. */
export function RunView({ run }: { readonly run: string }) {
  const { t, status } = useStoreTexts();
  const { client } = useHost();
  const { handle, view, onView } = useShownStore();
  const query = useQuery({
    queryKey: [...grows(handle), 'run', run],
    queryFn: ({ signal }) => client.call('store.run', { handle, run }, { signal }),
  });
  const { data } = query;
  const name = data === undefined ? run : nameOf(data);
  const crumbs = [
    { text: t('stores.section.experiments'), onGo: () => onView({ level: 'experiments' }) },
    {
      text: view.experiments === null ? t('stores.experiment.allRuns') : experimentOf(data, view.experiments),
      onGo: () => onView({ level: 'runs' }),
    },
    { text: visible(name), onGo: null },
  ];
  return (
    <>
      <Crumbs crumbs={crumbs} />
      {query.error === null ? null : (
        <ErrorNotice error={query.error} stale={data !== undefined} onRetry={() => void query.refetch()} />
      )}
      {data === undefined ? (
        query.error === null ? (
          <Busy text={t('stores.readingRun')} />
        ) : null
      ) : (
        <>
          <div className="run-head">
            <h2>{visible(name)}</h2>
            {status(data.status, data.lifecycle)}
            {data.parent === null ? null : (
              <Button
                kind="quiet"
                disabled={!data.parent.here}
                onPress={() => onView({ run: data.parent?.id ?? null, runView: 'summary', metric: null })}
              >
                {t('stores.run.nestedIn', { name: visible(data.parent.name ?? data.parent.id) })}
              </Button>
            )}
          </div>
          <Segments<View>
            label={t('stores.run.views')}
            options={RUN_VIEWS.map((id) => ({ id, text: t(`stores.run.view.${id}`, countOf(data, id)) }))}
            selected={view.runView}
            onSelect={(runView) => onView({ runView })}
          />
          {view.runView === 'summary' ? <RunSummary run={data} /> : null}
          {view.runView === 'metrics' ? <MetricsView run={run} /> : null}
          {view.runView === 'tags' ? <ValueList run={run} of="tags" /> : null}
          {view.runView === 'lineage' ? <StoreLineage owner={{ kind: 'run', id: run }} name={name} /> : null}
          {view.runView === 'artifacts' ? <RunArtifacts run={run} name={name} logged={data.outputs.length} /> : null}
        </>
      )}
    </>
  );
}

export function nameOf({ name, id }: { readonly name: string | null; readonly id: string }): string {
  return name ?? id;
}

function experimentOf(run: RunDetails | undefined, experiments: readonly string[]): string {
  const [only] = experiments;
  if (experiments.length > 1) return experiments.map(visible).join(', ');
  return visible(run !== undefined && run.experiment.id === only ? (run.experiment.name ?? only) : (only ?? ''));
}

function countOf(run: RunDetails, view: View): Record<string, number> {
  return view === 'metrics' ? { count: run.metrics } : view === 'tags' ? { count: run.tags } : { count: 0 };
}
