import { useCallback } from 'react';
import type { RegisteredRow } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import type { GridRow, GridSorting } from '../../ui/grid-types.ts';
import { PlaceMark } from './place-state.tsx';
import type { Pages } from './use-pages.ts';
import { useStoreTexts } from './use-store-texts.tsx';

export interface RegisteredGridProps {
  readonly pages: Pick<Pages<RegisteredRow, unknown>, 'rowAt' | 'onRange'>;
  readonly count: number;
  readonly onOpen: (row: RegisteredRow) => void;
  /** Where the list can be sorted. */
  readonly sorting?: GridSorting;
  readonly onSort?: (column: string) => void;
}

/** Registered models, the aliases of each in sight: of a store, or of a workspace. */
export function RegisteredGrid({ pages, count, onOpen, sorting, onSort }: RegisteredGridProps) {
  const { t, number, time } = useStoreTexts();
  const render = useCallback(
    (row: RegisteredRow): GridRow => ({
      label: row.name,
      cells: [
        visible(row.workspace === 'default' ? row.name : `${row.workspace} / ${row.name}`),
        row.aliases.map(({ alias, version }) => `@${visible(alias)} → ${version}`).join(', '),
        row.latest ?? '',
        number(row.versions),
        row.unread === undefined ? visible(row.description ?? '') : <PlaceMark key="unread" state="unread" />,
        time(row.updated ?? row.created),
      ],
      texts: row.unread === undefined ? {} : { 4: t('stores.place.unread') },
    }),
    [t, number, time],
  );
  const sortable = onSort !== undefined;
  return (
    <DataGrid
      fixed
      label={t('stores.section.registered')}
      columns={[
        { id: 'name', title: t('stores.column.name'), width: 7, grow: 2, sortable },
        { id: 'aliases', title: t('stores.column.aliases'), width: 7.5, grow: 1.5 },
        { id: 'latest', title: t('stores.column.latest'), width: 3.8, numeric: true },
        { id: 'versions', title: t('stores.column.versions'), width: 6, numeric: true, sortable },
        { id: 'description', title: t('stores.column.description'), width: 5.7, grow: 2 },
        { id: 'updated', title: t('stores.column.updated'), width: 11, sortable },
      ]}
      count={count}
      rowAt={pages.rowAt}
      render={render}
      onRange={pages.onRange}
      onOpen={onOpen}
      {...(onSort === undefined ? {} : { onSort })}
      {...(sorting === undefined ? {} : { sorting })}
    />
  );
}
