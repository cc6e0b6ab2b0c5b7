import { describe, expect, it } from 'vitest';
import {
  NO_TABS,
  type StoreTab,
  type TabsAction,
  type TabsState,
} from '../../../../renderer/features/shell/open-tabs.ts';
import { tabsReducer } from '../../../../renderer/features/shell/tabs-reducer.ts';
import { jumpedFrom } from '../../../../renderer/features/shell/store-visits.ts';
import type { StoreView } from '../../../../renderer/features/stores/store-view.ts';
import { grantOf } from '../../../support/fake-client.tsx';

const owner = { kind: 'version', workspace: '', name: 'churn', version: '3' } as const;
const run = (id: string): Partial<StoreView> => ({ section: 'experiments', level: 'run', run: id, lineage: null });
const view = (patch: Partial<StoreView>): TabsAction => ({ type: 'store-view', id: 's', view: patch });
const store = grantOf('s');
const model = grantOf('m');
const OPEN: TabsAction[] = [
  { type: 'open', grants: [{ ...model, token: 'm' }] },
  { type: 'open', grants: [{ ...store, token: 's' }] },
  { type: 'is-store', id: 's' },
];
const after = (...actions: TabsAction[]): TabsState => [...OPEN, ...actions].reduce(tabsReducer, NO_TABS);
const storeIn = ({ tabs }: TabsState) => tabs.find(({ id }) => id === 's') as StoreTab;
const shown = (state: TabsState) => {
  const { section, level, run: id, dataset, lineage, model: of } = storeIn(state).view;
  return [state.place, section, level, id, dataset?.name ?? null, lineage?.name ?? null, of?.name ?? null];
};
const dataset = { name: 'people', digest: 'aa' };
const churn = { workspace: '', name: 'churn' };
const ofVersion = view({ lineage: { owner, name: 'churn 3' } });
const registered = view({ section: 'registered', model: churn });

describe('the way back in a store', () => {
  it.each<[string, TabsAction[], TabsAction, boolean]>([
    [
      'from a dataset to the lineage of the version',
      [registered, ofVersion],
      view({ ...run('a'), level: 'dataset', dataset, run: null }),
      true,
    ],
    ['from a run to the lineage of the version', [registered, ofVersion], view(run('a')), true],
    [
      'from a run to the lineage of another',
      [view({ ...run('a'), runView: 'lineage' })],
      view({ ...run('b'), runView: 'summary' }),
      true,
    ],
    [
      'from a lineage to the run whose model it is',
      [view(run('a'))],
      view({ section: 'logged', lineage: { owner, name: 'tree' } }),
      true,
    ],
    ['from a run to the table, where the crumbs lead too', [view({ level: 'runs' })], view(run('a')), false],
    ['from a dataset to the run it was seen in', [view(run('a'))], view({ level: 'dataset', dataset }), false],
    ['from a lineage to its version', [registered], ofVersion, false],
  ])('%s', (_name, way, jump, link) => {
    const before = after(...way);
    const there = tabsReducer(before, jump);
    expect(jumpedFrom(storeIn(there)) !== null).toBe(link);
    const back = tabsReducer(there, { type: 'back' });
    expect(shown(back)).toEqual(shown(before));
    expect(storeIn(back).visits).toEqual(storeIn(before).visits);
  });

  it('leads to the tab of a model whose lineage led there, unless that was closed', () => {
    const action: TabsAction = { type: 'store-view', id: 's', view: run('a'), from: { tab: 'm', name: 'tree' } };
    const there = after(view({ level: 'runs' }), action);
    expect(jumpedFrom(storeIn(there))).toEqual({ tab: 'm', name: 'tree' });
    expect(tabsReducer(there, { type: 'back' }).place).toEqual({ tab: 'm' });
    const closed = tabsReducer(there, { type: 'close', id: 'm' });
    expect(shown(tabsReducer(closed, { type: 'back' })).slice(0, 3)).toEqual([
      { tab: 's' },
      'experiments',
      'experiments',
    ]);
  });

  it('keeps what was marked and searched meanwhile, and chooses nothing as a page', () => {
    const typed = view({ marked: ['a', 'b'], experimentSearch: 'x', metric: 'loss' });
    const state = after(view({ level: 'runs' }), view(run('a')), typed, { type: 'back' });
    expect(storeIn(state).view).toMatchObject({
      level: 'runs',
      marked: ['a', 'b'],
      experimentSearch: 'x',
      metric: null,
    });
    expect(tabsReducer(after(), { type: 'back' })).toEqual(after());
  });
});
