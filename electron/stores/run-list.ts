import { setTimeout } from 'node:timers/promises';
import { needsWhole, type RunColumn, type RunRow } from '../../shared/contract/store-schemas.ts';
import { cellOf, orderOf, shownCell } from './run-cells.ts';
import { meets, readSearch } from './run-search.ts';
import { PARENT_TAG, type Run, type StoreReading } from './store.ts';
import { UsualColumns, type ReadRun } from './usual-columns.ts';

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
  readonly progress: string;
  /** Runs that fit, in order. */
  readonly order: readonly number[];
  readonly places: readonly Place[];
  /** Count and order are those of all runs. */
  readonly final: boolean;
}

/** How long an answer waits for all runs to be listed, in milliseconds: one that is final from the start changes under nobody. */
const PATIENCE = 40;
/** The same of a first run, in milliseconds. */
const LONGEST = 2000;
/** How long one answer reads runs that were not read whole yet: who looks at the first rows waits for no others. */
const BUDGET = 40;
const POLL = 4;

/** The runs of a store, filtered and sorted; the last answer is kept for its next pages. */
export class RunList {
  private readonly reading: StoreReading;
  private readonly usual: UsualColumns;
  private last: Listed | null = null;

  constructor(reading: StoreReading) {
    this.reading = reading;
    this.usual = new UsualColumns(reading);
  }

  /**
   * A page of what is read so far. `columns`: null for those that most of these runs have; which ones is part of the answer. Cells
   * of rows that are not `whole` are null where nobody knows yet.
   */
  async page(query: RunQuery, columns: readonly RunColumn[] | null, cursor: number, limit: number) {
    const { reading } = this;
    reading.prefer?.(query.experiments);
    const { places, order, final } = await this.soon(query);
    const shown = places.slice(cursor, cursor + limit);
    const read = await this.read(shown, columns === null || columns.some(needsWhole));
    const cells = columns ?? this.usual.of(query.experiments, read);
    const names = this.experimentNames();
    const rows = read.map(({ run, whole }, at): RunRow => {
      const { level = 1, children = 0 } = shown[at] ?? {};
      return {
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
        whole,
        cells: cells.map((column) => shownCell(cellOf(run, column, names))),
      };
    });
    const next = cursor + limit < places.length ? cursor + limit : null;
    return { rows, columns: [...cells], next, total: places.length, fit: order.length, final };
  }

  /** Waits a moment for all runs to be listed, or longer for a first one: who is told that there is none yet asks later. */
  private async soon(query: RunQuery): Promise<Listed> {
    const start = performance.now();
    for (;;) {
      const listed = this.places(query);
      const patience = listed.places.length > 0 ? PATIENCE : LONGEST;
      if (this.reading.listed || performance.now() - start > patience) return listed;
      await setTimeout(POLL);
    }
  }

  /** Runs read whole as far as time allows, from the first on. */
  private async read(places: readonly Place[], wanted: boolean): Promise<ReadRun[]> {
    const { reading } = this;
    const start = performance.now();
    const read: ReadRun[] = [];
    for (const { at } of places) {
      const head = reading.store.runs[at] as Run;
      // Old databases keep even the name of a run as a tag.
      const due = (wanted || head.name === null) && !reading.isWhole(at) && performance.now() - start < BUDGET;
      const run = due ? await reading.complete(at) : head;
      read.push({ run, whole: due || reading.isWhole(at) });
    }
    return read;
  }

  private places(query: RunQuery): Listed {
    const { reading, last } = this;
    const { runs } = reading.store;
    const key = JSON.stringify(query);
    // What is read meanwhile can change the answer.
    const progress = `${runs.length} ${reading.whole}`;
    if (last?.key === key && last.progress === progress) return last;
    const conditions = readSearch(query.search);
    const wanted = query.experiments === null ? null : new Set(query.experiments);
    const fitting: number[] = [];
    for (const [at, run] of runs.entries()) {
      if (wanted !== null && !wanted.has(run.experiment)) continue;
      if (query.lifecycle !== 'all' && run.lifecycle !== query.lifecycle) continue;
      if (conditions.length === 0 || meets(run, conditions)) fitting.push(at);
    }
    const complete = reading.listed && reading.whole === runs.length;
    const final = complete || (reading.listed && conditions.length === 0 && !needsWhole(query.sort.column));
    // Until then rows keep their places, and what is new comes below: they do not move under a pointer.
    const order = final || last?.key !== key ? this.sorted(fitting, query) : this.added(last.order, fitting, query);
    const places =
      conditions.length > 0
        ? order.map((at) => ({ at, level: 1, children: 0 }))
        : nested(order, runs, new Set(query.open));
    this.last = { key, progress, order, places, final };
    return this.last;
  }

  private added(before: readonly number[], fitting: readonly number[], query: RunQuery): number[] {
    const fits = new Set(fitting);
    const kept = before.filter((at) => fits.delete(at));
    return [...kept, ...this.sorted([...fits], query)];
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
