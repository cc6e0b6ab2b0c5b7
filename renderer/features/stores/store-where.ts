import type { StoreView } from './store-view.ts';

/** What of a view says where one is. The rest (what is marked, searched, chosen as columns) stays as it is when one goes back. */
const WHERE = [
  'section',
  'level',
  'experiments',
  'run',
  'other',
  'dataset',
  'runView',
  'metric',
  'runRow',
  'model',
  'version',
  'logged',
  'lineage',
] as const satisfies readonly (keyof StoreView)[];
export type Where = Pick<StoreView, (typeof WHERE)[number]>;

export function whereOf(view: StoreView): Where {
  return Object.fromEntries(WHERE.map((key) => [key, view[key]])) as unknown as Where;
}

/** The same for the same page, whatever is chosen on it. */
function pageOf({ section, level, experiments, run, other, dataset, model, lineage }: Where): string {
  if (lineage !== null) return JSON.stringify([section, 'lineage', lineage.owner]);
  if (section === 'registered') return JSON.stringify([section, model]);
  if (section !== 'experiments') return section;
  const of = { experiments: null, runs: experiments, run, pair: [run, other], dataset };
  return JSON.stringify([level, of[level]]);
}

export function isSamePage(a: Where, b: Where): boolean {
  return pageOf(a) === pageOf(b);
}

/** Whether the crumbs of one page lead to the other. */
export function isWithin(page: Where, other: Where): boolean {
  return above(page).some((each) => isSamePage(each, other));
}

/** The pages that the crumbs of a page lead to. */
function above(where: Where): Where[] {
  const { section, level, run, model, lineage } = where;
  if (lineage !== null) return [{ ...where, lineage: null }];
  if (section === 'registered') return model === null ? [] : [{ ...where, model: null }];
  if (section !== 'experiments' || level === 'experiments') return [];
  const experiments: Where = { ...where, level: 'experiments' };
  if (level === 'runs') return [experiments];
  if (level === 'dataset') return run === null ? [experiments] : [experiments, { ...where, level: 'run' }];
  return [experiments, { ...where, level: 'runs' }];
}
