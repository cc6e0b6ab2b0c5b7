import { useCallback, type ReactNode } from 'react';
import type { RunColumn, RunRow } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { metricText, useStoreTexts } from './use-store-texts.tsx';

/** How the cells of runs are written, by the column they are in. */
export function useRunCells(columns: readonly RunColumn[]): (row: RunRow, at: number) => ReactNode {
  const { time, duration, status, number } = useStoreTexts();
  return useCallback(
    (row, at) => {
      const column = columns[at];
      const value = row.cells[at] ?? null;
      if (column === undefined || value === null) return '';
      if (column.kind === 'metric') return <span title={String(value)}>{metricText(Number(value))}</span>;
      if (typeof value === 'string') return column.key === 'status' ? status(value, row.lifecycle) : visible(value);
      if (column.key === 'started') return time(value);
      return column.key === 'duration' ? duration(Number(value)) : number(Number(value));
    },
    [columns, time, duration, status, number],
  );
}
