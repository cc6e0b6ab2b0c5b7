import type { ArtifactOwner, LoggedRow, RunColumn } from '../../../shared/contract/store-schemas.ts';
import type { GridSorting } from '../../ui/grid-types.ts';

/** The parts of a store, in the order of their tabs. */
export const STORE_SECTIONS = ['experiments', 'registered', 'logged', 'folders', 'about'] as const;
export type StoreSection = (typeof STORE_SECTIONS)[number];

export const RUN_VIEWS = ['summary', 'metrics', 'tags', 'artifacts', 'lineage'] as const;
export type RunView = (typeof RUN_VIEWS)[number];

/** How a person looks at a store. It stays with its tab, whatever else is looked at meanwhile. */
export interface StoreView {
  readonly section: StoreSection;
  /** How deep one is in the experiments. */
  readonly level: 'experiments' | 'runs' | 'run' | 'pair' | 'dataset';
  readonly experimentSearch: string;
  readonly experimentSorting: GridSorting | null;
  /** Whose runs are listed; null for all. */
  readonly experiments: readonly string[] | null;
  readonly run: string | null;
  /** The run beside it. */
  readonly other: string | null;
  readonly dataset: { readonly name: string; readonly digest: string } | null;
  readonly runView: RunView;
  /** The metric that is drawn. */
  readonly metric: string | null;
  readonly table: RunTableView;
  /** Runs to be put side by side. */
  readonly marked: readonly string[];
  /** The row of the run that was opened from the table: one comes back to it. */
  readonly runRow: number;
  /** The registered model that is shown. */
  readonly model: { readonly workspace: string; readonly name: string } | null;
  readonly markedVersions: readonly string[];
  /** The version that stands below the table. */
  readonly version: string | null;
  readonly modelSearch: string;
  readonly loggedSearch: string;
  readonly markedLogged: readonly LoggedRow[];
  /** The logged model that stands below the table, by its id. */
  readonly logged: string | null;
  /** A version or logged model whose lineage is shown in place of its section. */
  readonly lineage: { readonly owner: ArtifactOwner; readonly name: string } | null;
}

export interface RunTableView {
  readonly search: string;
  readonly lifecycle: 'active' | 'deleted' | 'all';
  readonly sort: { readonly column: RunColumn; readonly descending: boolean };
  /** null until a person chose: the most common params and metrics. */
  readonly columns: readonly RunColumn[] | null;
  /** Runs whose nested runs are shown. */
  readonly open: readonly string[];
}

export const FIRST_STORE_VIEW: StoreView = {
  section: 'experiments',
  level: 'experiments',
  experimentSearch: '',
  experimentSorting: null,
  experiments: null,
  run: null,
  other: null,
  dataset: null,
  runView: 'summary',
  metric: null,
  table: {
    search: '',
    lifecycle: 'active',
    sort: { column: { kind: 'field', key: 'started' }, descending: true },
    columns: null,
    open: [],
  },
  marked: [],
  runRow: 0,
  model: null,
  markedVersions: [],
  version: null,
  modelSearch: '',
  loggedSearch: '',
  markedLogged: [],
  logged: null,
  lineage: null,
};

/** A column as one text. */
export function columnId({ kind, key }: RunColumn): string {
  return `${kind}.${key}`;
}

export function columnOf(id: string): RunColumn {
  const cut = id.indexOf('.');
  return { kind: id.slice(0, cut) as RunColumn['kind'], key: id.slice(cut + 1) };
}

/** The name of the screen that one sees, for its help. */
export function storeScreen({ section, level, model, runView, lineage }: StoreView) {
  if (lineage !== null || (section === 'experiments' && level === 'run' && runView === 'lineage')) return 'lineage';
  if (section === 'experiments') return `store-${level}` as const;
  if (section === 'registered' && model !== null) return 'store-versions';
  return `store-${section}` as const;
}
