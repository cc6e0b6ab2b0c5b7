import { isSamePage, isWithin, whereOf } from '../stores/store-where.ts';
import type { StoreView } from '../stores/store-view.ts';
import type { StoreTab, TabsState, FromTab, Visit } from './open-tabs.ts';

/** How many pages back one can go. */
const REMEMBERED = 50;

/** Another look at a store; where that is another page of it, or one comes from another tab, there is a way back. */
export function withView(tab: StoreTab, patch: Partial<StoreView>, from?: FromTab): StoreTab {
  const view = { ...tab.view, ...patch };
  const where = whereOf(tab.view);
  const visit = from !== undefined && from.tab !== tab.id ? from : isSamePage(where, whereOf(view)) ? null : { where };
  return { ...tab, view, visits: visit === null ? tab.visits : [...tab.visits, visit].slice(-REMEMBERED) };
}

/** Back to where one was before in the store at the front. */
export function goBack(state: TabsState): TabsState {
  const { place } = state;
  const tab = typeof place === 'string' ? undefined : state.tabs.find(({ id }) => id === place.tab);
  if (tab?.kind !== 'store') return state;
  const visits = visitsThere(tab, state);
  const last = visits.at(-1);
  if (last === undefined) return state;
  const view = 'where' in last ? { ...tab.view, ...last.where } : tab.view;
  const back = { ...tab, view, visits: visits.slice(0, -1) };
  const tabs = state.tabs.map((each) => (each.id === tab.id ? back : each));
  return { ...state, tabs, place: 'where' in last ? place : { tab: last.tab } };
}

/** Without tabs that were closed meanwhile. */
export function visitsThere({ visits }: StoreTab, { tabs }: Pick<TabsState, 'tabs'>): readonly Visit[] {
  return visits.filter((visit) => 'where' in visit || tabs.some(({ id }) => id === visit.tab));
}

/** Where one came from, if no crumb leads there and it was no other part of the store that was chosen by its tab. */
export function jumpedFrom({ visits, view }: StoreTab): Visit | null {
  const last = visits.at(-1);
  if (last === undefined || !('where' in last)) return last ?? null;
  const [was, is] = [last.where, whereOf(view)];
  return isWithin(is, was) || isWithin(was, is) || isSamePage(was, is) ? null : last;
}
