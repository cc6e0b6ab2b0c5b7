import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { RunDetails, RunValue } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { DataGrid } from '../../ui/data-grid.tsx';
import type { GridRow } from '../../ui/grid-types.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Crumbs } from './crumbs.tsx';
import { MetricChart } from './metric-chart.tsx';
import { useChart } from './metrics-view.tsx';
import { changeOf, pairRows, type PairRow } from './run-pair.ts';
import { nameOf } from './run-view.tsx';
import { useShownStore } from './use-opening.ts';
import { grows } from './use-store.ts';
import { metricText, useStoreTexts } from './use-store-texts.tsx';
import { useRunValues } from './value-list.tsx';

/** Two runs side by side: what they were given, what they measured, and how far that differs. */
export function PairView({ a, b }: { readonly a: string; readonly b: string }) {
  const { t, time, duration, status } = useStoreTexts();
  const { onView } = useShownStore();
  const [all, setAll] = useState(false);
  const [runA, runB] = [useRun(a), useRun(b)];
  const error = runA.error ?? runB.error;
  if (error !== null)
    return <ErrorNotice error={error} onRetry={() => void runA.refetch().then(() => runB.refetch())} />;
  if (runA.data === undefined || runB.data === undefined) return <Busy text={t('stores.readingRun')} />;
  const sides = [runA.data, runB.data] as const;
  const took = ({ started, ended }: RunDetails) =>
    started === null || ended === null ? '' : duration(Number(ended) - Number(started));
  return (
    <>
      <Crumbs
        crumbs={[
          { text: t('stores.section.experiments'), onGo: () => onView({ level: 'experiments' }) },
          { text: t('stores.column.runs'), onGo: () => onView({ level: 'runs' }) },
          { text: t('stores.pair.title'), onGo: null },
        ]}
      />
      <div className="pair-heads">
        {sides.map((run, at) => (
          <section key={run.id} className={`card pair-head side-${at}`}>
            <h2>
              <span className="pair-letter">{at === 0 ? 'A' : 'B'}</span>{' '}
              <button
                type="button"
                className="link"
                onClick={() => onView({ level: 'run', run: run.id, runView: 'summary', metric: null })}
              >
                {visible(nameOf(run))}
              </button>
            </h2>
            <p className="muted small">
              {status(run.status, run.lifecycle)} {time(run.started)} · {took(run)}
            </p>
            <p className="muted small">{visible(run.experiment.name ?? run.experiment.id)}</p>
          </section>
        ))}
      </div>
      <div className="toolbar">
        <Segments
          label={t('stores.pair.rows')}
          options={[
            { id: 'differences', text: t('stores.pair.differences') },
            { id: 'all', text: t('stores.pair.all') },
          ]}
          selected={all ? 'all' : 'differences'}
          onSelect={(id) => setAll(id === 'all')}
        />
        <Button onPress={() => onView({ run: b, other: a })}>
          <ArrowLeftRight size={16} aria-hidden /> {t('shell.command.swap-sides')}
        </Button>
      </div>
      <PairPart a={sides[0]} b={sides[1]} of="metrics" all={all} />
      <PairPart a={sides[0]} b={sides[1]} of="params" all={all} />
      <PairPart a={sides[0]} b={sides[1]} of="tags" all={all} />
    </>
  );
}

function useRun(run: string) {
  const { client } = useHost();
  const { handle } = useShownStore();
  return useQuery({
    queryKey: [...grows(handle), 'run', run],
    queryFn: ({ signal }) => client.call('store.run', { handle, run }, { signal }),
  });
}

interface PairPartProps {
  readonly a: RunDetails;
  readonly b: RunDetails;
  readonly of: 'metrics' | 'params' | 'tags';
  readonly all: boolean;
}

function PairPart({ a, b, of, all }: PairPartProps) {
  const { t, number } = useStoreTexts();
  const [valuesA, valuesB] = [useRunValues(a.id, of), useRunValues(b.id, of)];
  const [metric, setMetric] = useState<string | null>(null);
  const rows = useMemo(() => pairRows(valuesA.data ?? [], valuesB.data ?? []), [valuesA.data, valuesB.data]);
  const differ = rows.filter(({ same }) => !same);
  const shown = all ? rows : differ;
  const render = useCallback(
    (row: PairRow): GridRow => ({
      label: row.key,
      shown: row.key === metric,
      faint: row.same,
      cells: [visible(row.key), textOf(row.a), textOf(row.b), ...(of === 'metrics' ? [changeText(row)] : [])],
    }),
    [metric, of],
  );
  const open = useCallback(({ key }: PairRow) => setMetric((now) => (now === key ? null : key)), []);
  if (valuesA.data === undefined || valuesB.data === undefined) return null;
  return (
    <section className="part">
      <h3>
        {t(`stores.pair.${of}`)}{' '}
        <span className="muted">
          {t('stores.pair.count', { differ: number(differ.length), all: number(rows.length) })}
        </span>
      </h3>
      {shown.length === 0 ? (
        <p className="muted">{t(rows.length === 0 ? 'stores.pair.nothing' : 'stores.pair.same')}</p>
      ) : (
        <DataGrid
          className="values"
          label={t(`stores.pair.${of}`)}
          columns={[
            { id: 'key', title: t('stores.column.key'), width: 10, grow: 1 },
            { id: 'a', title: 'A', width: 8, grow: 1, numeric: of === 'metrics' },
            { id: 'b', title: 'B', width: 8, grow: 1, numeric: of === 'metrics' },
            ...(of === 'metrics' ? [{ id: 'change', title: t('stores.pair.change'), width: 12, numeric: true }] : []),
          ]}
          count={shown.length}
          rowAt={(at) => shown[at] ?? null}
          render={render}
          {...(of === 'metrics' ? { onOpen: open } : {})}
        />
      )}
      {metric === null ? null : <PairChart a={a} b={b} metric={metric} />}
    </section>
  );
}

function textOf(value: RunValue | null) {
  if (value === null) return <span className="muted">–</span>;
  return typeof value.value === 'number' ? (
    <span title={String(value.value)}>{metricText(value.value)}</span>
  ) : (
    visible(value.value)
  );
}

function changeText(row: PairRow): string {
  const change = changeOf(row);
  if (change === null) return '';
  const sign = change.by > 0 ? '+' : '';
  const percent =
    change.percent === null || Math.abs(change.percent) >= 1000
      ? ''
      : ` (${sign}${metricText(Number(change.percent.toPrecision(3)))} %)`;
  return `${sign}${metricText(change.by)}${percent}`;
}

/** The histories of one metric over each other. */
function PairChart({ a, b, metric }: { readonly a: RunDetails; readonly b: RunDetails; readonly metric: string }) {
  const { t } = useStoreTexts();
  const { handle } = useShownStore();
  const [chartA, chartB] = [useChart(handle, a.id, metric), useChart(handle, b.id, metric)];
  if (chartA.data === undefined || chartB.data === undefined) return <Busy text={t('stores.readingRun')} />;
  return (
    <>
      <h4>{visible(metric)}</h4>
      <p className="small chart-legend">
        <span className="legend series-0">A {visible(nameOf(a))}</span>
        <span className="legend series-1">B {visible(nameOf(b))}</span>
      </p>
      <MetricChart
        series={[
          { name: `A ${nameOf(a)}`, ...chartA.data },
          { name: `B ${nameOf(b)}`, ...chartB.data },
        ]}
      />
    </>
  );
}
