import type { Int64 } from '../../shared/contract/int64.ts';
import type { RunColumn, RunField } from '../../shared/contract/store-schemas.ts';
import type { Run } from './store.ts';

export type Cell = string | Int64 | null;

/** Texts in a table are cut here. */
const SHOWN = 300;

/** What of a run a column shows; null where it has none. `names`: of experiments, by id. */
export function cellOf(run: Run, { kind, key }: RunColumn, names: ReadonlyMap<string, string>): Cell {
  if (kind === 'param') return run.params.get(key) ?? null;
  if (kind === 'tag') return run.tags.get(key) ?? null;
  if (kind === 'metric') return run.metrics.find((metric) => metric.key === key)?.value ?? null;
  return FIELDS[key as RunField]?.(run, names) ?? null;
}

const FIELDS: Readonly<Record<RunField, (run: Run, names: ReadonlyMap<string, string>) => Cell>> = {
  name: (run) => run.name,
  experiment: (run, names) => names.get(run.experiment) ?? run.experiment,
  status: (run) => run.status,
  started: (run) => run.started,
  duration: durationOf,
  user: (run) => run.user,
  source: (run) => run.tags.get('mlflow.source.name') ?? null,
  models: (run) => run.outputs.length || null,
  id: (run) => run.id,
};

/** Milliseconds; null while it runs. */
export function durationOf({ started, ended }: Run): number | null {
  return started === null || ended === null ? null : Number(ended) - Number(started);
}

export function shownCell(cell: Cell): Cell {
  return typeof cell === 'string' && cell.length > SHOWN ? `${cell.slice(0, SHOWN)}…` : cell;
}

const collator = new Intl.Collator('en', { numeric: true });

/**
 * The order of runs by their cells: numbers (and texts that are numbers) first, then texts, 10 after 9; NaN after all numbers;
 * runs without such a value last, whichever way.
 */
export function orderOf(cells: readonly Cell[], descending: boolean): number[] {
  const keys = cells.map(sortKey);
  const sign = descending ? -1 : 1;
  return keys
    .map((_, at) => at)
    .sort((a, b) => {
      const [x, y] = [keys[a] as SortKey, keys[b] as SortKey];
      if (x.rank !== y.rank) return x.rank === LAST || y.rank === LAST ? x.rank - y.rank : sign * (x.rank - y.rank);
      if (x.rank === 0) return sign * compareNumbers(x.value as Int64, y.value as Int64) || a - b;
      return x.rank === 2 ? sign * collator.compare(x.value as string, y.value as string) || a - b : a - b;
    });
}

interface SortKey {
  /** Numbers, NaN, texts, nothing. */
  readonly rank: 0 | 1 | 2 | 3;
  readonly value: Cell;
}
const LAST = 3;

function sortKey(cell: Cell): SortKey {
  if (cell === null) return { rank: LAST, value: null };
  if (typeof cell === 'bigint') return { rank: 0, value: cell };
  if (typeof cell === 'number') return Number.isNaN(cell) ? { rank: 1, value: cell } : { rank: 0, value: cell };
  const number = cell.trim() === '' ? NaN : Number(cell);
  return Number.isNaN(number) ? { rank: 2, value: cell } : { rank: 0, value: number };
}

function compareNumbers(a: Int64, b: Int64): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
