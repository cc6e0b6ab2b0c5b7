import { useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { RunValue } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { Busy } from '../../ui/busy.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DataGrid } from '../../ui/data-grid.tsx';
import type { GridColumn, GridRow } from '../../ui/grid-types.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useShownStore } from './use-opening.ts';
import { allRows } from './use-pages.ts';
import { grows } from './use-store.ts';
import { metricText, useStoreTexts } from './use-store-texts.tsx';

/** Lists longer than this can be narrowed. */
const SEARCHED = 12;

/** All params, tags or latest metrics of a run. */
export function useRunValues(run: string, of: 'params' | 'metrics' | 'tags') {
  const { client } = useHost();
  const { handle } = useShownStore();
  return useQuery({
    queryKey: [...grows(handle), 'values', run, of],
    queryFn: ({ signal }) =>
      allRows((cursor, limit) => client.call('store.values', { handle, run, of, cursor, limit }, { signal })),
  });
}

export interface ValueListProps {
  readonly run: string;
  readonly of: 'params' | 'metrics' | 'tags';
}

/** Keys and values of a run; the chosen one is shown whole below. A metric leads to its history. */
export function ValueList({ run, of }: ValueListProps) {
  const { t } = useStoreTexts();
  const { onView } = useShownStore();
  const query = useRunValues(run, of);
  const [filter, setFilter] = useState('');
  const [shown, setShown] = useState<string | null>(null);
  const wanted = useDeferredValue(filter).trim().toLowerCase();
  const rows = useMemo(
    () => (query.data ?? []).filter(({ key, value }) => `${key} ${value}`.toLowerCase().includes(wanted)),
    [query.data, wanted],
  );
  const render = useCallback((row: RunValue) => valueRow(row, shown), [shown]);
  const open = useCallback(
    (row: RunValue) => {
      if (of === 'metrics') onView({ runView: 'metrics', metric: row.key });
      else setShown((now) => (now === row.key ? null : row.key));
    },
    [of, onView],
  );
  if (query.error !== null) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Busy text={t('stores.readingRun')} />;
  if (query.data.length === 0) return <p className="muted">{t(`stores.run.no.${of}`)}</p>;
  const value = rows.find(({ key }) => key === shown);
  return (
    <>
      {query.data.length > SEARCHED ? <SearchField value={filter} onChange={setFilter} /> : null}
      {rows.length === 0 ? (
        <p className="muted">{t('shell.library.noMatch', { filter })}</p>
      ) : (
        <DataGrid
          className="values"
          label={t(`stores.columns.${of === 'metrics' ? 'metric' : of === 'params' ? 'param' : 'tag'}`)}
          columns={columnsFor(of, t)}
          count={rows.length}
          rowAt={(at) => rows[at] ?? null}
          render={render}
          onOpen={open}
        />
      )}
      {value === undefined ? null : (
        <div className="whole-value">
          <div className="toolbar">
            <code>{visible(value.key)}</code>
            <CopyButton text={String(value.value)} />
          </div>
          <pre className="code-block sample">{value.value}</pre>
          {value.cut ? <p className="muted small">{t('stores.run.cut')}</p> : null}
        </div>
      )}
    </>
  );
}

export function columnsFor(of: ValueListProps['of'], t: (key: string) => string): GridColumn[] {
  const key: GridColumn = { id: 'key', title: t('stores.column.key'), width: 8, grow: 1 };
  if (of !== 'metrics') return [key, { id: 'value', title: t('stores.column.value'), width: 8, grow: 2 }];
  return [
    key,
    { id: 'value', title: t('stores.column.value'), width: 8, numeric: true },
    { id: 'step', title: t('stores.column.step'), width: 6, numeric: true },
  ];
}

export function valueRow({ key, value, step }: RunValue, shown: string | null): GridRow {
  const cells =
    typeof value === 'number'
      ? [
          visible(key),
          <span key="value" title={String(value)}>
            {metricText(value)}
          </span>,
          String(step ?? ''),
        ]
      : [visible(key), visible(value)];
  return { label: key, shown: key === shown, cells };
}
