import type { Output } from '../../../shared/contract/contract.ts';
import type { RunColumn, RunField } from '../../../shared/contract/store-schemas.ts';
import type { GridColumn } from '../../ui/data-grid.tsx';
import { columnId } from './store-view.ts';

export type ColumnKeys = Output<'store.columns'>;

/** How many params and metrics are shown before a person chose. */
const FIRST = 4;

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

export const field = (key: RunField): RunColumn => ({ kind: 'field', key });

/** The columns before a person chose: what most runs have. */
export function firstColumns(keys: ColumnKeys | undefined, several: boolean): RunColumn[] {
  const most = (kind: 'metric' | 'param') => {
    const all = (kind === 'metric' ? keys?.metrics : keys?.params) ?? [];
    // MLflow's own measurements of the machine are many and seldom what is looked for.
    const own = all.filter(({ key }) => !key.startsWith('system/'));
    return own.slice(0, FIRST).map(({ key }): RunColumn => ({ kind, key }));
  };
  const fields = [...(several ? [field('experiment')] : []), field('started'), field('duration'), field('status')];
  return [...fields, ...most('metric'), ...most('param')];
}

/** As the grid draws them: the name first, which is always there. */
export function gridColumns(columns: readonly RunColumn[], title: (column: RunColumn) => string): GridColumn[] {
  return [field('name'), ...columns].map((column) => ({
    id: columnId(column),
    title: title(column),
    width: column.kind === 'field' ? WIDTHS[column.key as RunField] : 8,
    numeric: column.kind === 'metric' || column.key === 'duration' || column.key === 'models',
    sortable: true,
  }));
}
