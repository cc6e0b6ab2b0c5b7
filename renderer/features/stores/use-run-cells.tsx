import { useCallback, type ReactNode } from 'react';
import { needsWhole, type RunColumn, type RunRow } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { CellWaiting } from '../../ui/cell-waiting.tsx';
import { metricText, useStoreTexts } from './use-store-texts.tsx';

/** A row with the columns of its own answer: while a store is read, two pages of a table may have been asked for different ones. */
export interface ShownRun extends RunRow {
  readonly columns: readonly RunColumn[];
}

/** How the cells of runs are written, by the column they are in. */
export function useRunCells(): (row: ShownRun, column: RunColumn) => ReactNode {
  const { time, duration, status, number } = useStoreTexts();
  return useCallback(
    (row, column) => {
      const at = row.columns.findIndex(({ kind, key }) => kind === column.kind && key === column.key);
      const value = row.cells[at] ?? null;
      if (at < 0 || (value === null && !row.whole && needsWhole(column))) return <CellWaiting />;
      if (value === null) return '';
      if (column.kind === 'metric') return <span title={String(value)}>{metricText(Number(value))}</span>;
      if (typeof value === 'string') return column.key === 'status' ? status(value, row.lifecycle) : visible(value);
      if (column.key === 'started') return time(value);
      return column.key === 'duration' ? duration(Number(value)) : number(Number(value));
    },
    [time, duration, status, number],
  );
}
