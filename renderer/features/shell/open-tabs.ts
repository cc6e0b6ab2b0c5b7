import type { Grant } from '../../../shared/contract/schemas.ts';
import { FIRST_VIEW, ofOtherModels, type CompareView } from '../compare/compare-view.ts';
import { FIRST_STORE_VIEW, type StoreView } from '../stores/store-view.ts';
import type { ModelView } from '../model/model-views.ts';
import { goBack, withView, type FromTab, type Visit } from './store-visits.ts';

/** A model that a person chose: something opened (`path` null: what is in it is still to be seen), or one model in it. */
export interface ModelRef {
  readonly grant: Grant;
  readonly path: string | null;
  readonly name: string;
}

export interface ModelTab extends ModelRef {
  readonly kind: 'model';
  readonly id: string;
  readonly view: ModelView;
}

/** Can `b` take the place of `a`? */
export interface CompareTab {
  readonly kind: 'compare';
  readonly id: string;
  readonly a: ModelRef;
  readonly b: ModelRef;
  /** What the person said of names that may have changed. */
  readonly answers: readonly RenameAnswer[];
  readonly view: CompareView;
}

export interface RenameAnswer {
  readonly part: 'inputs' | 'outputs' | 'params';
  readonly from: string;
  readonly to: string;
  readonly renamed: boolean;
}

/** Three models or more: who can replace whom. */
export interface MatrixTab {
  readonly kind: 'matrix';
  readonly id: string;
  readonly models: readonly ModelRef[];
}

/** A store: experiments, runs, registered models. */
export interface StoreTab {
  readonly kind: 'store';
  readonly id: string;
  readonly grant: Grant;
  readonly name: string;
  readonly view: StoreView;
  /** Folders of artifacts that it gave out: they are held as long as it is open. */
  readonly lent: readonly Grant[];
  readonly visits: readonly Visit[];
}

export type OpenTab = ModelTab | CompareTab | MatrixTab | StoreTab;

/** Where one is: a page of the app, or a tab by id. */
export type Place =
  'library' | 'compare' | 'workspaces' | 'export' | 'activity' | 'settings' | 'about' | { readonly tab: string };

export interface TabsState {
  readonly tabs: readonly OpenTab[];
  readonly closed: readonly OpenTab[];
  readonly place: Place;
  /** How many tabs were made whose contents can change, and which are therefore numbered. */
  readonly made: number;
}

export type TabsAction =
  | { readonly type: 'open'; readonly grants: readonly Grant[] }
  | { readonly type: 'open-models'; readonly grant: Grant; readonly models: readonly { path: string; name: string }[] }
  /** One view of a model that is known by its path. `alone`: nothing else is behind its grant, so that its tab may be open already. */
  | { readonly type: 'show'; readonly model: ModelRef; readonly alone: boolean; readonly view: ModelView }
  | { readonly type: 'model-view'; readonly id: string; readonly view: ModelView }
  | { readonly type: 'compare-view'; readonly id: string; readonly view: Partial<CompareView> }
  /** Two models beside each other; more as a matrix. */
  | { readonly type: 'compare'; readonly models: readonly ModelRef[] }
  /** Another model, or the same now better known, on one side of a comparison. */
  | { readonly type: 'side'; readonly id: string; readonly side: 'a' | 'b'; readonly model: ModelRef }
  /** The models of a matrix, now more, or fewer. */
  | { readonly type: 'models'; readonly id: string; readonly models: readonly ModelRef[] }
  /** One model of a matrix, now better known. */
  | { readonly type: 'known'; readonly id: string; readonly was: ModelRef; readonly model: ModelRef }
  | { readonly type: 'swap'; readonly id: string }
  | { readonly type: 'answers'; readonly id: string; readonly answers: readonly RenameAnswer[] }
  /** What was opened turned out to be a store. */
  | { readonly type: 'is-store'; readonly id: string }
  /** `from`: whose lineage led there. */
  | { readonly type: 'store-view'; readonly id: string; readonly view: Partial<StoreView>; readonly from?: FromTab }
  | { readonly type: 'back' }
  | { readonly type: 'lend'; readonly id: string; readonly grant: Grant }
  | { readonly type: 'name'; readonly id: string; readonly name: string }
  | { readonly type: 'close'; readonly id: string }
  | { readonly type: 'reopen' }
  | { readonly type: 'go'; readonly place: Place }
  | { readonly type: 'step'; readonly by: 1 | -1 }
  | { readonly type: 'nth'; readonly n: number };

export const NO_TABS: TabsState = { tabs: [], closed: [], place: 'library', made: 0 };

/** How many closed tabs can be reopened. */
const REMEMBERED = 10;

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

/** The open tab one is at; undefined on a page of the app. */
export function currentTab(state: TabsState): OpenTab | undefined {
  const { place } = state;
  return typeof place === 'string' ? undefined : state.tabs.find((tab) => tab.id === place.tab);
}

/** The models that a tab shows. */
export function modelsIn(tab: OpenTab): readonly ModelRef[] {
  if (tab.kind === 'model') return [tab];
  // Which of its models is meant is still to be said.
  if (tab.kind === 'store') return [{ grant: tab.grant, path: null, name: tab.name }];
  return tab.kind === 'compare' ? [tab.a, tab.b] : tab.models;
}

/** Every model that some tab shows, once. One whose place a comparison already knows goes by that place. */
export function openModels(state: TabsState): readonly ModelRef[] {
  const models = [...new Map(state.tabs.flatMap(modelsIn).map((model) => [keyOf(model), model])).values()];
  const known = (model: ModelRef) =>
    models.some(({ grant, path, name }) => path !== null && grant.token === model.grant.token && name === model.name);
  return models.filter((model) => model.path !== null || !known(model));
}

/** The same, those at the front first. */
export function frontModels(state: TabsState): readonly ModelRef[] {
  const tab = currentTab(state);
  const front = new Set(tab === undefined ? [] : modelsIn(tab).map(keyOf));
  return [...openModels(state)].sort((a, b) => Number(front.has(keyOf(b))) - Number(front.has(keyOf(a))));
}

/** What tells two models apart. */
export function keyOf({ grant, path }: ModelRef): string {
  return `${grant.token} ${path ?? ''}`;
}

/** Tokens of the grants that open tabs, or tabs that can be reopened, stand on. */
export function grantsIn({ tabs, closed }: TabsState): ReadonlySet<string> {
  const grants = [...tabs, ...closed].flatMap((tab) => [
    ...modelsIn(tab).map(({ grant }) => grant),
    ...(tab.kind === 'store' ? tab.lent : []),
  ]);
  return new Set(grants.flatMap(({ token, base }) => (base === undefined ? [token] : [token, base])));
}

/** What a person opened, once: folders, databases and files. */
export function openGrants({ tabs }: TabsState): readonly Grant[] {
  const grants = tabs.flatMap(modelsIn).map(({ grant }) => grant);
  return [...new Map(grants.filter(({ base }) => base === undefined).map((grant) => [grant.token, grant])).values()];
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

/** Answers stand for as long as both grants do: that a grant turns out to be a model in a folder changes nothing. */
function withSide(tab: CompareTab, { side, model }: TabsAction & { type: 'side' }): CompareTab {
  const known = tab[side].path === null && tab[side].grant.token === model.grant.token;
  if (known) return { ...tab, [side]: model };
  return { ...tab, [side]: model, answers: [], view: ofOtherModels(tab.view) };
}

function withKnown(tab: MatrixTab, { was, model }: TabsAction & { type: 'known' }): MatrixTab {
  return { ...tab, models: tab.models.map((each) => (keyOf(each) === keyOf(was) ? model : each)) };
}

function swapped({ a, b, answers, view, ...tab }: CompareTab): CompareTab {
  const turned = answers.map((answer) => ({ ...answer, from: answer.to, to: answer.from }));
  return { ...tab, a: b, b: a, view: ofOtherModels(view), answers: turned };
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
