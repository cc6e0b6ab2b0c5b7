import { useCallback, useDeferredValue } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { RegisteredRow } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { Busy } from '../../ui/busy.tsx';
import { DataGrid, type GridRow } from '../../ui/data-grid.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useShownStore } from './use-opening.ts';
import { usePages } from './use-pages.ts';
import { grows } from './use-store.ts';
import { useStoreTexts } from './use-store-texts.tsx';
import { VersionsView } from './versions-view.tsx';

/** Registered models, or the versions of one. */
export function RegisteredView() {
  const { view } = useShownStore();
  return view.model === null ? <RegisteredList /> : <VersionsView model={view.model} />;
}

function RegisteredList() {
  const { t, number, time } = useStoreTexts();
  const { handle, summary, view, onView } = useShownStore();
  const search = useDeferredValue(view.modelSearch);
  const pages = usePages<RegisteredRow, Output<'store.registered'>>(
    [...grows(handle), 'registered', search],
    (client, cursor, limit, signal) => client.call('store.registered', { handle, search, cursor, limit }, { signal }),
  );
  const render = useCallback(
    (row: RegisteredRow): GridRow => ({
      label: row.name,
      cells: [
        visible(row.workspace === 'default' ? row.name : `${row.workspace} / ${row.name}`),
        row.latest ?? '',
        number(row.versions),
        row.aliases.map(({ alias, version }) => `@${visible(alias)} → ${version}`).join(', '),
        visible(row.description ?? ''),
        time(row.updated ?? row.created),
      ],
    }),
    [number, time],
  );
  const open = useCallback(
    ({ workspace, name }: RegisteredRow) => onView({ model: { workspace, name }, markedVersions: [] }),
    [onView],
  );
  const { answer } = pages;
  if (answer === undefined)
    return pages.error === null ? (
      <Busy text={t('stores.listing')} />
    ) : (
      <ErrorNotice error={pages.error} onRetry={pages.retry} />
    );
  if (summary.registered === 0)
    return <p className="muted">{t(summary.complete ? 'stores.registered.none' : 'stores.listing')}</p>;
  return (
    <>
      <div className="toolbar">
        <SearchField value={view.modelSearch} onChange={(modelSearch) => onView({ modelSearch })} />
      </div>
      {answer.total === 0 ? (
        <p className="muted">{t('shell.library.noMatch', { filter: view.modelSearch })}</p>
      ) : (
        <DataGrid
          label={t('stores.section.registered')}
          columns={[
            { id: 'name', title: t('stores.column.name'), width: 10, grow: 2 },
            { id: 'latest', title: t('stores.column.latest'), width: 5, numeric: true },
            { id: 'versions', title: t('stores.column.versions'), width: 6, numeric: true },
            { id: 'aliases', title: t('stores.column.aliases'), width: 9, grow: 1 },
            { id: 'description', title: t('stores.column.description'), width: 9, grow: 2 },
            { id: 'updated', title: t('stores.column.updated'), width: 11 },
          ]}
          count={answer.total}
          rowAt={pages.rowAt}
          render={render}
          onRange={pages.onRange}
          onOpen={open}
        />
      )}
    </>
  );
}
