import type { Grant } from '../../../shared/contract/schemas.ts';

/** An open tab: something a person opened (`path` null: what is in it is still to be seen), or one model in it. */
export interface OpenTab {
  readonly id: string;
  readonly grant: Grant;
  readonly path: string | null;
  readonly name: string;
}

/** Where one is: a page of the app, or a tab by id. */
export type Place = 'library' | 'settings' | { readonly tab: string };

export interface TabsState {
  readonly tabs: readonly OpenTab[];
  readonly closed: readonly OpenTab[];
  readonly place: Place;
}

export type TabsAction =
  | { readonly type: 'open'; readonly grants: readonly Grant[] }
  | { readonly type: 'open-models'; readonly grant: Grant; readonly models: readonly { path: string; name: string }[] }
  | { readonly type: 'name'; readonly id: string; readonly name: string }
  | { readonly type: 'close'; readonly id: string }
  | { readonly type: 'reopen' }
  | { readonly type: 'go'; readonly place: Place }
  | { readonly type: 'step'; readonly by: 1 | -1 }
  | { readonly type: 'nth'; readonly n: number };

export const NO_TABS: TabsState = { tabs: [], closed: [], place: 'library' };

/** How many closed tabs can be reopened. */
const REMEMBERED = 10;

export function tabsReducer(state: TabsState, action: TabsAction): TabsState {
  switch (action.type) {
    case 'open':
      return add(
        state,
        action.grants.map((grant) => ({ id: grant.token, grant, path: null, name: grant.name })),
      );
    case 'open-models': {
      const { grant } = action;
      return add(
        state,
        action.models.map(({ path, name }) => ({ id: `${grant.token} ${path}`, grant, path, name })),
      );
    }
    case 'name':
      return { ...state, tabs: state.tabs.map((tab) => (tab.id === action.id ? { ...tab, name: action.name } : tab)) };
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

/** The open tab one is at; undefined on a page of the app. */
export function currentTab(state: TabsState): OpenTab | undefined {
  const { place } = state;
  return typeof place === 'string' ? undefined : state.tabs.find((tab) => tab.id === place.tab);
}

/** Tokens of the grants that open tabs, or tabs that can be reopened, stand on. */
export function grantsIn({ tabs, closed }: TabsState): ReadonlySet<string> {
  return new Set([...tabs, ...closed].map((tab) => tab.grant.token));
}

function add(state: TabsState, tabs: readonly OpenTab[]): TabsState {
  const fresh = tabs.filter((tab) => !state.tabs.some((open) => open.id === tab.id));
  const first = tabs[0];
  return first === undefined ? state : { ...state, tabs: [...state.tabs, ...fresh], place: { tab: first.id } };
}

function close(state: TabsState, id: string): TabsState {
  const at = state.tabs.findIndex((tab) => tab.id === id);
  const gone = state.tabs[at];
  if (gone === undefined) return state;
  const tabs = state.tabs.filter((tab) => tab.id !== id);
  const next = tabs[Math.min(at, tabs.length - 1)];
  const stays = currentTab(state)?.id !== id;
  const place: Place = stays ? state.place : next === undefined ? 'library' : { tab: next.id };
  return { tabs, closed: [gone, ...state.closed].slice(0, REMEMBERED), place };
}

function step(state: TabsState, by: 1 | -1): TabsState {
  const { tabs } = state;
  if (tabs.length === 0) return state;
  const current = currentTab(state);
  const at = current === undefined ? (by === 1 ? -1 : 0) : tabs.indexOf(current);
  const tab = tabs[(at + by + tabs.length) % tabs.length];
  return tab === undefined ? state : { ...state, place: { tab: tab.id } };
}
