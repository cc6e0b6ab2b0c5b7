import type { Output } from '../../../shared/contract/contract.ts';
import type { RunColumn, RunField } from '../../../shared/contract/store-schemas.ts';
import type { GridColumn } from '../../ui/grid-types.ts';
import { columnId } from './store-view.ts';

export type ColumnKeys = Output<'store.columns'>;

const WIDTHS: Readonly<Record<RunField, number>> = {
  name: 14,
  experiment: 9,
  status: 8,
  started: 11,
  duration: 7,
  user: 7,
  source: 10,
  models: 5,
  id: 17,
};

const NAME: RunColumn = { kind: 'field', key: 'name' };

/** As the grid draws them: the name first, which is always there. */
export function gridColumns(columns: readonly RunColumn[], title: (column: RunColumn) => string): GridColumn[] {
  return [NAME, ...columns].map((column) => ({
    id: columnId(column),
    title: title(column),
    width: column.kind === 'field' ? WIDTHS[column.key as RunField] : 8,
    numeric: column.kind === 'metric' || column.key === 'duration' || column.key === 'models',
    sortable: true,
  }));
}
