import { useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo } from 'react';
import type { ExperimentRow } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { CellWaiting } from '../../ui/cell-waiting.tsx';
import { DataGrid } from '../../ui/data-grid.tsx';
import type { GridColumn, GridRow, GridSorting } from '../../ui/grid-types.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { sortRows } from './sort-rows.ts';
import { useShownStore } from './use-opening.ts';
import { allRows } from './use-pages.ts';
import { grows } from './use-store.ts';
import { useStoreTexts } from './use-store-texts.tsx';

/** The experiments of a store; Enter or a click lists the runs of one. */
export function ExperimentsView() {
  const { t, number, time } = useStoreTexts();
  const { client } = useHost();
  const { handle, summary, view, onView } = useShownStore();
  const { experimentSearch: filter, experimentSorting: sorting } = view;
  const wanted = useDeferredValue(filter).trim().toLowerCase();
  const query = useQuery({
    queryKey: [...grows(handle), 'experiments'],
    queryFn: ({ signal }) =>
      allRows((cursor, limit) => client.call('store.experiments', { handle, cursor, limit }, { signal })),
  });
  const shown = useMemo(() => {
    const fit = (query.data ?? []).filter(({ id, name, note }) =>
      `${id} ${name ?? ''} ${note ?? ''}`.toLowerCase().includes(wanted),
    );
    return sorting === null ? fit : sortRows(fit, (row) => cellOf(row, sorting.column), sorting.descending);
  }, [query.data, wanted, sorting]);
  const { listed } = summary;
  const soFar = useCallback(
    (runs: number) => (runs === 0 ? <CellWaiting /> : t('stores.atLeast', { count: number(runs) })),
    [t, number],
  );
  const render = useCallback(
    (row: ExperimentRow): GridRow => {
      const name = row.name === null ? t('stores.experiment.unnamed', { id: row.id }) : visible(row.name);
      return {
        label: name,
        faint: row.lifecycle === 'deleted',
        cells: [
          row.lifecycle === 'deleted' ? t('stores.deletedName', { name }) : name,
          listed ? number(row.runs) : soFar(row.runs),
          row.deletedRuns === 0 ? '' : listed ? number(row.deletedRuns) : soFar(row.deletedRuns),
          listed ? time(row.latest) : <CellWaiting />,
          row.note === null ? '' : visible(row.note),
          visible(row.id),
        ],
      };
    },
    [t, number, time, listed, soFar],
  );
  const open = useCallback(
    (row: ExperimentRow) => onView({ level: 'runs', experiments: [row.id], marked: [], runRow: 0 }),
    [onView],
  );
  if (query.error !== null) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Busy text={t('stores.listing')} />;
  if (query.data.length === 0) return <p className="muted">{t('stores.experiment.none')}</p>;
  const columns: GridColumn[] = [
    { id: 'name', title: t('stores.column.name'), width: 12, grow: 2, sortable: true },
    { id: 'runs', title: t('stores.column.runs'), width: 5, numeric: true, sortable: true },
    { id: 'deleted', title: t('stores.column.deletedRuns'), width: 6, numeric: true, sortable: true },
    { id: 'latest', title: t('stores.column.latestRun'), width: 11, sortable: true },
    { id: 'note', title: t('stores.column.note'), width: 8, grow: 2 },
    { id: 'id', title: t('stores.column.id'), width: 10 },
  ];
  return (
    <>
      <div className="toolbar">
        <SearchField value={filter} onChange={(experimentSearch) => onView({ experimentSearch })} />
        <Button onPress={() => onView({ level: 'runs', experiments: null, marked: [], runRow: 0 })}>
          {!listed && summary.runs === 0
            ? t('stores.experiment.allRuns')
            : t('stores.experiment.all', {
                count: listed ? number(summary.runs) : t('stores.atLeast', { count: number(summary.runs) }),
              })}
        </Button>
      </div>
      {shown.length === 0 ? (
        <p className="muted">{t('shell.library.noMatch', { filter })}</p>
      ) : (
        <DataGrid
          label={t('stores.section.experiments')}
          columns={columns}
          count={shown.length}
          rowAt={(at) => shown[at] ?? null}
          render={render}
          sorting={sorting}
          onSort={(column) => onView({ experimentSorting: nextSorting(sorting, column) })}
          onOpen={open}
        />
      )}
    </>
  );
}

function cellOf(row: ExperimentRow, column: string) {
  if (column === 'runs') return row.runs;
  if (column === 'deleted') return row.deletedRuns;
  return column === 'latest' ? row.latest : (row.name ?? row.id);
}

/** Rising, falling, as it was. */
export function nextSorting(now: GridSorting | null, column: string): GridSorting | null {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? null : { column, descending: true };
}
