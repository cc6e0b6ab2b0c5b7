import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight, Columns3 } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { Output } from '../../../shared/contract/contract.ts';
import type { RunColumn } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { DataGrid } from '../../ui/data-grid.tsx';
import type { GridRow } from '../../ui/grid-types.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { Crumbs } from './crumbs.tsx';
import { NoneYet } from './none-yet.tsx';
import { gridColumns } from './run-columns.ts';
import { useExperimentNames } from './use-experiment-names.ts';
import { useShownStore } from './use-opening.ts';
import { usePages } from './use-pages.ts';
import { useRunCells, type ShownRun } from './use-run-cells.tsx';
import { columnId, columnOf, type RunTableView } from './store-view.ts';
import { grows } from './use-store.ts';
import { useStoreTexts } from './use-store-texts.tsx';

const LIFECYCLES = ['active', 'deleted', 'all'] as const;
const NONE: readonly RunColumn[] = [];

type ShownRuns = Output<'store.runs'> & { readonly rows: readonly ShownRun[] };

/** The runs of an experiment, or of all: searched, sorted, in columns of choice. Nested runs stand below theirs. */
export function RunsView() {
  const { t, number } = useStoreTexts();
  const { client } = useHost();
  const { handle, view, onView } = useShownStore();
  const { experiments, table, marked } = view;
  const names = useExperimentNames();
  const [choosing, setChoosing] = useState(false);
  const change = useCallback(
    (patch: Partial<RunTableView>) => onView({ table: { ...table, ...patch }, runRow: 0 }),
    [onView, table],
  );
  const keys = useQuery({
    queryKey: [...grows(handle), 'columns', experiments],
    queryFn: ({ signal }) => client.call('store.columns', { handle, experiments: mutable(experiments) }, { signal }),
    enabled: choosing,
  });
  // Typing stays fluid over a long list, which follows a moment later.
  const search = useDeferredValue(table.search);
  const asked = useMemo(
    () => ({
      experiments: mutable(experiments),
      lifecycle: table.lifecycle,
      search,
      sort: table.sort,
      columns: mutable(table.columns),
      open: [...table.open],
    }),
    [experiments, table.lifecycle, search, table.sort, table.columns, table.open],
  );
  const pages = usePages<ShownRun, ShownRuns>(
    [...grows(handle), 'runs', asked],
    async (host, cursor, limit, signal) => {
      const page = await host.call('store.runs', { handle, ...asked, cursor, limit }, { signal });
      return { ...page, rows: page.rows.map((row) => ({ ...row, columns: page.columns })) };
    },
  );
  const { answer } = pages;
  const columns = table.columns ?? answer?.columns ?? NONE;
  const cell = useRunCells();
  const markedSet = useMemo(() => new Set(marked), [marked]);
  const render = useCallback(
    (row: ShownRun): GridRow => {
      const name = row.name === null ? row.id : visible(row.name);
      return {
        label: name,
        level: row.level,
        open: row.children > 0 ? row.open : undefined,
        marked: markedSet.has(row.id),
        faint: row.lifecycle === 'deleted',
        cells: [
          row.children > 0 ? t('stores.run.nested', { name, count: number(row.children) }) : name,
          ...columns.map((column) => cell(row, column)),
        ],
      };
    },
    [columns, cell, markedSet, t, number],
  );
  const expand = useCallback(
    ({ id }: ShownRun) =>
      change({ open: table.open.includes(id) ? table.open.filter((each) => each !== id) : [...table.open, id] }),
    [change, table.open],
  );
  const mark = useCallback(
    ({ id }: ShownRun) =>
      onView({ marked: markedSet.has(id) ? marked.filter((each) => each !== id) : [...marked, id].slice(-2) }),
    [onView, marked, markedSet],
  );
  const open = useCallback(
    ({ id }: ShownRun, runRow: number) => onView({ level: 'run', run: id, runView: 'summary', metric: null, runRow }),
    [onView],
  );
  const title = (column: RunColumn) =>
    column.kind === 'field' ? t(`stores.field.${column.key}`) : visible(column.key);
  const where =
    experiments === null ? t('stores.experiment.allRuns') : experiments.map((id) => names.get(id) ?? id).join(', ');
  const [first, second] = marked;
  return (
    <>
      <Crumbs
        crumbs={[
          { text: t('stores.section.experiments'), onGo: () => onView({ level: 'experiments' }) },
          { text: visible(where), onGo: null },
        ]}
      />
      <div className="toolbar">
        <SearchField value={table.search} onChange={(text) => change({ search: text })} />
        <Segments
          label={t('stores.lifecycle.label')}
          options={LIFECYCLES.map((id) => ({ id, text: t(`stores.lifecycle.${id}`) }))}
          selected={table.lifecycle}
          onSelect={(lifecycle) => change({ lifecycle })}
        />
        <ToggleButton
          className="button plain toggle"
          isSelected={choosing}
          onChange={setChoosing}
          aria-expanded={choosing}
        >
          <Columns3 size={16} aria-hidden /> {t('stores.columns.button', { count: number(columns.length) })}
        </ToggleButton>
        <Button
          kind={first !== undefined && second !== undefined ? 'primary' : 'plain'}
          disabled={first === undefined || second === undefined}
          onPress={() => onView({ level: 'pair', run: first ?? null, other: second ?? null })}
        >
          <ArrowLeftRight size={16} aria-hidden /> {t('stores.run.sideBySide', { count: marked.length })}
        </Button>
      </div>
      {choosing ? (
        <ColumnPicker
          keys={keys.data}
          chosen={columns}
          onChoose={(chosen) => change({ columns: chosen })}
          onClose={() => setChoosing(false)}
        />
      ) : null}
      <p className="muted small list-line">
        <span role="status">
          {answer === undefined
            ? ''
            : t(answer.final ? 'stores.run.count' : 'stores.run.countSoFar', {
                count: answer.fit,
                shown: number(answer.fit),
              })}
        </span>{' '}
        {t('stores.run.hint')}
      </p>
      {pages.error === null ? null : (
        <ErrorNotice error={pages.error} stale={answer !== undefined} onRetry={pages.retry} />
      )}
      {answer === undefined ? (
        pages.error === null ? (
          <Busy text={t('stores.listing')} />
        ) : null
      ) : answer.total === 0 && !answer.final ? (
        <NoneYet />
      ) : answer.total === 0 ? (
        <p className="muted">
          {t(table.search === '' ? 'stores.run.none' : 'stores.run.noMatch', { search: table.search })}
        </p>
      ) : (
        <DataGrid
          className="runs"
          fixed
          label={t('stores.column.runs')}
          columns={gridColumns(columns, title)}
          count={answer.total}
          first={view.runRow}
          rowAt={pages.rowAt}
          render={render}
          onRange={pages.onRange}
          sorting={{ column: columnId(table.sort.column), descending: table.sort.descending }}
          onSort={(id) =>
            change({
              sort: { column: columnOf(id), descending: columnId(table.sort.column) === id && !table.sort.descending },
            })
          }
          onOpen={open}
          onMark={mark}
          onExpand={expand}
        />
      )}
    </>
  );
}

function mutable<T>(list: readonly T[] | null): T[] | null {
  return list === null ? null : [...list];
}
