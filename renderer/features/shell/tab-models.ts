import type { Grant } from '../../../shared/contract/schemas.ts';
import type { ModelRef, OpenTab, TabsState } from './open-tabs.ts';

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
