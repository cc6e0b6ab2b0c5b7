import { ArrowLeftRight } from 'lucide-react';
import { useCallback, useDeferredValue } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { LoggedRow } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { DataGrid } from '../../ui/data-grid.tsx';
import type { GridRow } from '../../ui/grid-types.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { MATRIX_LIMIT } from '../compare/matrix-limit.ts';
import { LoggedList } from './logged-list.tsx';
import { NoneYet } from './none-yet.tsx';
import { PlaceMark } from './place-state.tsx';
import { useExperimentNames } from './use-experiment-names.ts';
import { useOpening, useShownStore } from './use-opening.ts';
import { usePages } from './use-pages.ts';
import { useShownLogged } from './use-shown-row.ts';
import { grows } from './use-store.ts';
import { metricText, useStoreTexts } from './use-store-texts.tsx';

/** The models that runs of MLflow 3 logged; Enter or a click shows one below, marked ones are compared. */
export function LoggedView() {
  const { t, time } = useStoreTexts();
  const { handle, summary, view, onView } = useShownStore();
  const { loggedSearch: filter, markedLogged: marked } = view;
  const { shown, show } = useShownLogged();
  const names = useExperimentNames();
  const search = useDeferredValue(filter);
  const { compare, error, dismiss } = useOpening();
  const pages = usePages<LoggedRow, Output<'store.logged'>>(
    [...grows(handle), 'logged', search],
    (client, cursor, limit, signal) =>
      client.call('store.logged', { handle, experiments: null, search, cursor, limit }, { signal }),
  );
  const render = useCallback(
    (row: LoggedRow): GridRow => ({
      label: row.name ?? row.id,
      faint: row.lifecycle === 'deleted',
      marked: marked.some(({ id }) => id === row.id),
      shown: row.id === view.logged,
      cells: [
        visible(row.name ?? row.id),
        visible(names.get(row.experiment) ?? row.experiment),
        row.lifecycle === 'deleted' ? t('stores.lifecycle.deletedOne') : visible(row.status),
        row.metrics.map(({ key, value }) => `${visible(key)} ${metricText(value)}`).join(' · '),
        time(row.created),
        <PlaceMark key="place" state={row.place} />,
      ],
      texts: { 5: t(`stores.place.${row.place ?? 'none'}`) },
    }),
    [t, time, names, marked, view.logged],
  );
  const mark = useCallback(
    (row: LoggedRow) => {
      const others = marked.filter(({ id }) => id !== row.id);
      onView({ markedLogged: others.length < marked.length ? others : [...marked, row] });
    },
    [onView, marked],
  );
  const { answer } = pages;
  if (answer === undefined)
    return pages.error === null ? (
      <Busy text={t('stores.listing')} />
    ) : (
      <ErrorNotice error={pages.error} onRetry={pages.retry} />
    );
  if (summary.logged === 0) return summary.complete ? <p className="muted">{t('stores.logged.none')}</p> : <NoneYet />;
  return (
    <>
      {error === null ? null : <ErrorNotice error={error} onDismiss={dismiss} />}
      <div className="toolbar">
        <SearchField value={filter} onChange={(loggedSearch) => onView({ loggedSearch })} />
        <Button
          kind={marked.length > 1 ? 'primary' : 'plain'}
          disabled={marked.length < 2 || marked.length > MATRIX_LIMIT}
          onPress={() => compare(marked.map((row) => ({ owner: ownerOf(row), name: row.name ?? row.id })))}
        >
          <ArrowLeftRight size={16} aria-hidden /> {t('shell.open.compareMarked', { count: marked.length })}
        </Button>
        <span className="muted">{t('stores.logged.hint')}</span>
      </div>
      {answer.total === 0 && !summary.complete ? (
        <NoneYet />
      ) : answer.total === 0 ? (
        <p className="muted">{t('shell.library.noMatch', { filter })}</p>
      ) : (
        <DataGrid
          label={t('stores.section.logged')}
          columns={[
            { id: 'name', title: t('stores.column.name'), width: 10, grow: 2 },
            { id: 'experiment', title: t('stores.field.experiment'), width: 8, grow: 1 },
            { id: 'status', title: t('stores.field.status'), width: 6 },
            { id: 'metrics', title: t('stores.columns.metric'), width: 10, grow: 2 },
            { id: 'created', title: t('stores.column.created'), width: 11 },
            { id: 'place', title: t('stores.column.files'), width: 10 },
          ]}
          count={answer.total}
          rowAt={pages.rowAt}
          render={render}
          onRange={pages.onRange}
          onOpen={show}
          onMark={mark}
        />
      )}
      {shown === null ? null : <LoggedList rows={[shown]} />}
    </>
  );
}

function ownerOf({ id }: LoggedRow) {
  return { kind: 'logged', id } as const;
}
