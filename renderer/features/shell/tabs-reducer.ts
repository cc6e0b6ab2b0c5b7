import type { Grant } from '../../../shared/contract/schemas.ts';
import { FIRST_VIEW } from '../compare/compare-view.ts';
import { FIRST_STORE_VIEW } from '../stores/store-view.ts';
import { swapped, withKnown, withSide } from './compare-tabs.ts';
import type { ModelRef, ModelTab, OpenTab, Place, StoreTab, TabsAction, TabsState } from './open-tabs.ts';
import { goBack, withView } from './store-visits.ts';
import { currentTab, keyOf, modelsIn } from './tab-models.ts';

/** How many closed tabs can be reopened. */
const REMEMBERED = 10;

/** What is open, and where one is, after an act. */
export function tabsReducer(state: TabsState, action: TabsAction): TabsState {
  switch (action.type) {
    case 'open':
      return add(
        state,
        action.grants.map((grant) => newTab(grant.token, { grant, path: null, name: grant.name })),
      );
    case 'open-models': {
      const { grant } = action;
      return add(
        state,
        action.models.map(({ path, name }) => newTab(`${grant.token} ${path}`, { grant, path, name })),
      );
    }
    case 'show':
      return show(state, action);
    case 'model-view':
      return change(state, action.id, (tab) => (tab.kind === 'model' ? { ...tab, view: action.view } : tab));
    case 'compare-view':
      return change(state, action.id, (tab) =>
        tab.kind === 'compare' ? { ...tab, view: { ...tab.view, ...action.view } } : tab,
      );
    case 'compare':
      return compare(state, action.models);
    case 'side':
      return change(state, action.id, (tab) => (tab.kind === 'compare' ? withSide(tab, action) : tab));
    case 'answers':
      return change(state, action.id, (tab) => (tab.kind === 'compare' ? { ...tab, answers: action.answers } : tab));
    case 'models':
      return change(state, action.id, (tab) => (tab.kind === 'matrix' ? { ...tab, models: action.models } : tab));
    case 'known':
      return change(state, action.id, (tab) => (tab.kind === 'matrix' ? withKnown(tab, action) : tab));
    case 'swap':
      return change(state, action.id, (tab) => (tab.kind === 'compare' ? swapped(tab) : tab));
    case 'is-store':
      return change(state, action.id, (tab) => (tab.kind === 'model' ? storeTab(tab) : tab));
    case 'store-view':
      return change(state, action.id, (tab) => (tab.kind === 'store' ? withView(tab, action.view, action.from) : tab));
    case 'back':
      return goBack(state);
    case 'lend':
      return change(state, action.id, (tab) => (tab.kind === 'store' ? withLent(tab, action.grant) : tab));
    case 'name':
      return change(state, action.id, (tab) => (tab.kind === 'model' ? { ...tab, name: action.name } : tab));
    case 'close':
      return close(state, action.id);
    case 'reopen': {
      const [last, ...closed] = state.closed;
      return last === undefined ? state : { ...add(state, [last]), closed };
    }
    case 'go':
      return { ...state, place: action.place };
    case 'step':
      return step(state, action.by);
    case 'nth': {
      const tab = state.tabs[action.n - 1];
      return tab === undefined ? state : { ...state, place: { tab: tab.id } };
    }
  }
}

function newTab(id: string, model: ModelRef): ModelTab {
  return { kind: 'model', id, ...model, view: 'overview' };
}

function storeTab({ id, grant, name }: ModelTab): StoreTab {
  return { kind: 'store', id, grant, name, view: FIRST_STORE_VIEW, lent: [], visits: [] };
}

function withLent(tab: StoreTab, grant: Grant): StoreTab {
  if (grant.token === tab.grant.token || tab.lent.some(({ token }) => token === grant.token)) return tab;
  return { ...tab, lent: [...tab.lent, grant] };
}

function show(state: TabsState, { model, alone, view }: TabsAction & { type: 'show' }): TabsState {
  const { token } = model.grant;
  const isIt = (tab: OpenTab) =>
    tab.kind === 'model' && tab.grant.token === token && (tab.path === model.path || (alone && tab.path === null));
  const open = state.tabs.find(isIt) ?? newTab(alone ? token : `${token} ${model.path ?? ''}`, model);
  const shown = add(state, [open]);
  return change(shown, open.id, (tab) => (tab.kind === 'model' ? { ...tab, view } : tab));
}

function add(state: TabsState, tabs: readonly OpenTab[]): TabsState {
  const fresh = tabs.filter((tab) => !state.tabs.some((open) => open.id === tab.id));
  const first = tabs[0];
  return first === undefined ? state : { ...state, tabs: [...state.tabs, ...fresh], place: { tab: first.id } };
}

function compare(state: TabsState, models: readonly ModelRef[]): TabsState {
  const [a, b, ...more] = models;
  if (a === undefined || b === undefined) return state;
  const same = (tab: OpenTab) =>
    (tab.kind === 'compare' || tab.kind === 'matrix') &&
    modelsIn(tab).map(keyOf).join('\n') === models.map(keyOf).join('\n');
  const open = state.tabs.find(same);
  if (open !== undefined) return { ...state, place: { tab: open.id } };
  const made = state.made + 1;
  const id = `compare ${made}`;
  const tab: OpenTab =
    more.length === 0 ? { kind: 'compare', id, a, b, answers: [], view: FIRST_VIEW } : { kind: 'matrix', id, models };
  return { ...add(state, [tab]), made };
}

function change(state: TabsState, id: string, to: (tab: OpenTab) => OpenTab): TabsState {
  return { ...state, tabs: state.tabs.map((tab) => (tab.id === id ? to(tab) : tab)) };
}

function close(state: TabsState, id: string): TabsState {
  const at = state.tabs.findIndex((tab) => tab.id === id);
  const gone = state.tabs[at];
  if (gone === undefined) return state;
  const tabs = state.tabs.filter((tab) => tab.id !== id);
  const next = tabs[Math.min(at, tabs.length - 1)];
  const stays = currentTab(state)?.id !== id;
  const place: Place = stays ? state.place : next === undefined ? 'library' : { tab: next.id };
  return { ...state, tabs, closed: [gone, ...state.closed].slice(0, REMEMBERED), place };
}

function step(state: TabsState, by: 1 | -1): TabsState {
  const { tabs } = state;
  if (tabs.length === 0) return state;
  const current = currentTab(state);
  const at = current === undefined ? (by === 1 ? -1 : 0) : tabs.indexOf(current);
  const tab = tabs[(at + by + tabs.length) % tabs.length];
  return tab === undefined ? state : { ...state, place: { tab: tab.id } };
}
