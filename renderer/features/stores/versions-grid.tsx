import { useCallback, useMemo } from 'react';
import type { VersionRow } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import type { GridRow } from '../../ui/grid-types.ts';
import { PlaceMark } from './place-state.tsx';
import type { Pages } from './use-pages.ts';
import { useStoreTexts } from './use-store-texts.tsx';

export interface VersionsGridProps {
  /** The model's name. */
  readonly name: string;
  readonly pages: Pick<Pages<VersionRow, unknown>, 'rowAt' | 'onRange'>;
  readonly count: number;
  readonly marked: readonly string[];
  /** The version that is shown below. */
  readonly shown: string | null;
  readonly onOpen: (row: VersionRow) => void;
  readonly onMark: (marked: readonly string[]) => void;
}

/** Versions of a registered model: of a store, or of a workspace. Two can be marked. */
export function VersionsGrid({ name, pages, count, marked, shown, onOpen, onMark }: VersionsGridProps) {
  const { t, time } = useStoreTexts();
  const all = useMemo(() => new Set(marked), [marked]);
  const render = useCallback(
    (row: VersionRow): GridRow => ({
      label: t('stores.version.of', { name, version: row.version }),
      marked: all.has(row.version),
      shown: row.version === shown,
      cells: [
        row.version,
        row.aliases.map((alias) => `@${visible(alias)}`).join(', '),
        row.stage === 'None' ? '' : visible(row.stage),
        time(row.created),
        visible(row.description ?? ''),
        visible(row.run ?? ''),
        <PlaceMark key="place" state={row.place} />,
      ],
      texts: { 6: t(`stores.place.${row.place ?? 'none'}`) },
    }),
    [t, time, name, all, shown],
  );
  const mark = useCallback(
    ({ version }: VersionRow) =>
      onMark(all.has(version) ? marked.filter((each) => each !== version) : [...marked, version].slice(-2)),
    [onMark, all, marked],
  );
  return (
    <DataGrid
      className="values"
      fixed
      label={t('stores.column.versions')}
      columns={[
        { id: 'version', title: t('stores.column.version'), width: 5, numeric: true },
        { id: 'aliases', title: t('stores.column.aliases'), width: 6.5, grow: 1 },
        { id: 'stage', title: t('stores.column.stage'), width: 5 },
        { id: 'created', title: t('stores.column.created'), width: 11 },
        { id: 'description', title: t('stores.column.description'), width: 6, grow: 3 },
        { id: 'run', title: t('stores.column.run'), width: 5, grow: 1 },
        { id: 'place', title: t('stores.column.files'), width: 10 },
      ]}
      count={count}
      rowAt={pages.rowAt}
      render={render}
      onRange={pages.onRange}
      onOpen={onOpen}
      onMark={mark}
    />
  );
}
