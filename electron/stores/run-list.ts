import type { RunColumn, RunRow } from '../../shared/contract/store-schemas.ts';
import { cellOf, orderOf, shownCell } from './run-cells.ts';
import { meets, readSearch } from './run-search.ts';
import { PARENT_TAG, type Run, type StoreReading } from './store.ts';

export interface RunQuery {
  readonly experiments: readonly string[] | null;
  readonly lifecycle: 'active' | 'deleted' | 'all';
  readonly search: string;
  readonly sort: { readonly column: RunColumn; readonly descending: boolean };
  /** Runs whose nested runs are shown. */
  readonly open: readonly string[];
}

/** A row of the list: which run, how deep, how many runs below it. */
interface Place {
  readonly at: number;
  readonly level: number;
  readonly children: number;
}

interface Listed {
  /** What was asked, and how far the reading was. */
  readonly key: string;
  readonly places: readonly Place[];
  readonly fit: number;
}

/** The runs of a store, filtered and sorted; the last answer is kept for its next pages. */
export class RunList {
  private readonly reading: StoreReading;
  private last: Listed | null = null;

  constructor(reading: StoreReading) {
    this.reading = reading;
  }

  async page(query: RunQuery, columns: readonly RunColumn[], cursor: number, limit: number) {
    const { places, fit } = this.places(query);
    const names = this.experimentNames();
    const rows: RunRow[] = [];
    for (const { at, level, children } of places.slice(cursor, cursor + limit)) {
      const run = await this.reading.complete(at);
      rows.push({
        id: run.id,
        name: run.name,
        experiment: run.experiment,
        status: run.status,
        lifecycle: run.lifecycle,
        started: run.started,
        ended: run.ended,
        parent: run.tags.get(PARENT_TAG) ?? null,
        level,
        children,
        open: children > 0 && query.open.includes(run.id),
        cells: columns.map((column) => shownCell(cellOf(run, column, names))),
      });
    }
    const next = cursor + limit;
    return { rows, next: next < places.length ? next : null, total: places.length, fit };
  }

  private places(query: RunQuery): Listed {
    const { reading } = this;
    const { runs } = reading.store;
    // What is read meanwhile can change the answer.
    const key = JSON.stringify([query, runs.length, reading.whole]);
    if (this.last?.key === key) return this.last;
    const conditions = readSearch(query.search);
    const wanted = query.experiments === null ? null : new Set(query.experiments);
    const fitting: number[] = [];
    for (const [at, run] of runs.entries()) {
      if (wanted !== null && !wanted.has(run.experiment)) continue;
      if (query.lifecycle !== 'all' && run.lifecycle !== query.lifecycle) continue;
      if (conditions.length === 0 || meets(run, conditions)) fitting.push(at);
    }
    const sorted = this.sorted(fitting, query);
    const places =
      conditions.length > 0
        ? sorted.map((at) => ({ at, level: 1, children: 0 }))
        : nested(sorted, runs, new Set(query.open));
    this.last = { key, places, fit: fitting.length };
    return this.last;
  }

  private sorted(fitting: readonly number[], { sort }: RunQuery): number[] {
    const { runs } = this.reading.store;
    const names = this.experimentNames();
    const cells = fitting.map((at) => cellOf(runs[at] as Run, sort.column, names));
    return orderOf(cells, sort.descending).map((at) => fitting[at] ?? 0);
  }

  private experimentNames(): ReadonlyMap<string, string> {
    return new Map(this.reading.store.experiments.map(({ id, name }) => [id, name ?? id]));
  }
}

/** Runs below the ones they are nested in, which are open or not; one whose parent is not in the list stands at the top. */
function nested(sorted: readonly number[], runs: readonly Run[], open: ReadonlySet<string>): Place[] {
  const inList = new Set(sorted.map((at) => runs[at]?.id));
  const below = new Map<string, number[]>();
  const top: number[] = [];
  for (const at of sorted) {
    const run = runs[at] as Run;
    const parent = run.tags.get(PARENT_TAG);
    if (parent === undefined || parent === run.id || !inList.has(parent)) top.push(at);
    else if (below.has(parent)) below.get(parent)?.push(at);
    else below.set(parent, [at]);
  }
  // Runs that are each other's parents have no top: they are all shown there.
  const reachable = new Set<number>();
  const reach = (list: readonly number[]) => {
    const rest = [...list];
    for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
      if (reachable.has(at)) continue;
      reachable.add(at);
      rest.push(...(below.get(runs[at]?.id ?? '') ?? []));
    }
  };
  reach(top);
  for (const at of sorted)
    if (!reachable.has(at)) {
      top.push(at);
      reach([at]);
    }
  const places: Place[] = [];
  const rest = top.map((at) => ({ at, level: 1 })).reverse();
  const shown = new Set<number>();
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (shown.has(next.at)) continue;
    shown.add(next.at);
    const id = runs[next.at]?.id ?? '';
    const children = below.get(id) ?? [];
    places.push({ ...next, children: children.length });
    if (open.has(id)) for (const at of [...children].reverse()) rest.push({ at, level: next.level + 1 });
  }
  return places;
}
