import { expect, it } from 'vitest';
import { NO_TABS, type OpenTab, type TabsAction } from '../../../../renderer/features/shell/open-tabs.ts';
import { currentTab, grantsIn, modelsIn } from '../../../../renderer/features/shell/tab-models.ts';
import { tabsReducer } from '../../../../renderer/features/shell/tabs-reducer.ts';
import { grantOf } from '../../../support/fake-client.tsx';

const [a, b, c] = [grantOf('a'), grantOf('b'), grantOf('c')];
const after = (...actions: TabsAction[]) => actions.reduce(tabsReducer, NO_TABS);
const opened: TabsAction = { type: 'open', grants: [a, b, c] };
const nameOf = (tab: OpenTab | undefined) =>
  tab &&
  modelsIn(tab)
    .map(({ name }) => name)
    .join('>');
const names = (...actions: TabsAction[]) => {
  const state = after(...actions);
  return [state.tabs.map(nameOf).join(' '), nameOf(currentTab(state)) ?? state.place];
};

it.each<[string, TabsAction[], unknown[]]>([
  ['opens all that came together and goes to the first', [opened], ['a b c', 'a']],
  ['opens a thing once', [opened, { type: 'open', grants: [b] }], ['a b c', 'b']],
  ['closes the current and goes to the next', [opened, { type: 'close', id: a.token }], ['b c', 'b']],
  ['closes another and stays', [opened, { type: 'close', id: c.token }], ['a b', 'a']],
  [
    'closes the last and goes home',
    [
      { type: 'open', grants: [a] },
      { type: 'close', id: a.token },
    ],
    ['', 'library'],
  ],
  ['reopens the one closed last', [opened, { type: 'close', id: b.token }, { type: 'reopen' }], ['a c b', 'b']],
  ['has nothing to reopen', [opened, { type: 'reopen' }], ['a b c', 'a']],
  ['steps around the end', [opened, { type: 'step', by: -1 }], ['a b c', 'c']],
  [
    'steps into the tabs from a page',
    [opened, { type: 'go', place: 'settings' }, { type: 'step', by: 1 }],
    ['a b c', 'a'],
  ],
  [
    'goes back into the tabs from a page',
    [opened, { type: 'go', place: 'settings' }, { type: 'step', by: -1 }],
    ['a b c', 'c'],
  ],
  ['goes to a number', [opened, { type: 'nth', n: 3 }], ['a b c', 'c']],
  ['has no such number', [opened, { type: 'nth', n: 4 }], ['a b c', 'a']],
])('%s', (_what, actions, result) => {
  expect(names(...actions)).toEqual(result);
});

it('opens several models of one grant beside the list they came from', () => {
  const models = ['x', 'y'].map((path) => ({ path, name: path }));
  expect(names({ type: 'open', grants: [a] }, { type: 'open-models', grant: a, models })).toEqual(['a x y', 'x']);
});

it('holds the grants of open tabs and of those that can be reopened, and no others', () => {
  const others = Array.from({ length: 10 }, (_, at) => grantOf(`other ${at}`));
  const closing = [a, ...others].map(({ token }): TabsAction => ({ type: 'close', id: token }));
  const state = after(opened, { type: 'open', grants: others }, ...closing);
  expect(grantsIn(state)).toEqual(new Set([b, c, ...others].map(({ token }) => token)));
});
