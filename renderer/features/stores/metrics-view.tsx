import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { MetricPoint, RunValue } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { Busy } from '../../ui/busy.tsx';
import { DataGrid } from '../../ui/data-grid.tsx';
import type { GridRow } from '../../ui/grid-types.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { MetricChart } from './metric-chart.tsx';
import { useShownStore } from './use-opening.ts';
import { usePages } from './use-pages.ts';
import { useStoreTexts } from './use-store-texts.tsx';
import { columnsFor, useRunValues, valueRow } from './value-list.tsx';

/** The metrics of a run: the latest of each, and the history of the chosen one as a chart and as a table. */
export function MetricsView({ run }: { readonly run: string }) {
  const { t } = useStoreTexts();
  const { view, onView } = useShownStore();
  const query = useRunValues(run, 'metrics');
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter).trim().toLowerCase();
  const rows = useMemo(
    () => (query.data ?? []).filter(({ key }) => key.toLowerCase().includes(wanted)),
    [query.data, wanted],
  );
  const chosen = view.metric ?? query.data?.[0]?.key ?? null;
  const render = useCallback((row: RunValue) => valueRow(row, chosen), [chosen]);
  const open = useCallback((row: RunValue) => onView({ metric: row.key }), [onView]);
  if (query.error !== null) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Busy text={t('stores.readingRun')} />;
  if (query.data.length === 0 || chosen === null) return <p className="muted">{t('stores.run.no.metrics')}</p>;
  return (
    <div className="metrics">
      <div className="part">
        <SearchField value={filter} onChange={setFilter} />
        {rows.length === 0 ? (
          <p className="muted">{t('shell.library.noMatch', { filter })}</p>
        ) : (
          <DataGrid
            className="values"
            label={t('stores.columns.metric')}
            columns={columnsFor('metrics', t)}
            count={rows.length}
            rowAt={(at) => rows[at] ?? null}
            render={render}
            onOpen={open}
          />
        )}
      </div>
      <MetricHistory key={chosen} run={run} metric={chosen} />
    </div>
  );
}

/** A metric that is drawn, of one run or of two. */
export function useChart(handle: string, run: string, key: string) {
  const { client } = useHost();
  return useQuery({
    queryKey: ['store-chart', handle, run, key],
    queryFn: ({ signal }) => client.call('store.chart', { handle, run, key }, { signal }),
    placeholderData: keepPreviousData,
  });
}

function MetricHistory({ run, metric }: { readonly run: string; readonly metric: string }) {
  const { t, time, number } = useStoreTexts();
  const { handle } = useShownStore();
  const chart = useChart(handle, run, metric);
  const pages = usePages<MetricPoint, Output<'store.history'>>(
    ['store-history', handle, run, metric],
    (client, cursor, limit, signal) =>
      client.call('store.history', { handle, run, key: metric, cursor, limit }, { signal }),
  );
  const render = useCallback(
    ({ step, value, timestamp }: MetricPoint): GridRow => ({
      label: t('stores.chart.point', { step: String(step), value: String(value) }),
      cells: [String(step), String(value), time(timestamp)],
    }),
    [t, time],
  );
  const error = chart.error ?? pages.error;
  return (
    <section className="part metric-history" aria-labelledby="metric-title">
      <h3 id="metric-title">{visible(metric)}</h3>
      {error === null ? null : <ErrorNotice error={error} onRetry={() => void chart.refetch()} />}
      {chart.data === undefined ? (
        <Busy text={t('stores.readingRun')} />
      ) : (
        <MetricChart series={[{ name: metric, points: chart.data.points, total: chart.data.total }]} />
      )}
      {pages.answer === undefined ? null : (
        <>
          <p className="muted small">
            {t('stores.chart.points', { count: pages.answer.total, shown: number(pages.answer.total) })}
          </p>
          <DataGrid
            className="values"
            label={t('stores.chart.table', { name: metric })}
            columns={[
              { id: 'step', title: t('stores.column.step'), width: 6, numeric: true },
              { id: 'value', title: t('stores.column.value'), width: 10, grow: 1, numeric: true },
              { id: 'time', title: t('stores.column.time'), width: 11, grow: 1 },
            ]}
            count={pages.answer.total}
            rowAt={pages.rowAt}
            render={render}
            onRange={pages.onRange}
          />
        </>
      )}
    </section>
  );
}
