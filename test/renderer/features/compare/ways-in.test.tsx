import { act, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { violations } from '../../../support/axe-jsdom.ts';
import { heading, inputsOf, models, request, table } from '../../../support/comparing-page.tsx';
import { comparing } from '../../../support/comparison.ts';
import { fakeHost, grantOf } from '../../../support/fake-client.tsx';
import { renderApp } from '../../../support/render.tsx';

vi.mock('../../../../renderer/features/model/model-page.tsx', () => import('../../../support/model-page-stub.tsx'));

describe('ways in', () => {
  const drag = (items: number) => ({ types: ['Files'], files: [], items: Array.from({ length: items }, () => ({})) });
  // jsdom's drags have no place.
  const drags = (name: 'dragOver' | 'drop', dataTransfer: object) => {
    const event = createEvent[name](window, { dataTransfer });
    Object.defineProperties(event, { clientX: { value: 1 }, clientY: { value: 1 } });
    fireEvent(window, event);
  };
  const over = (id: string) => {
    const target = document.querySelector(`[data-drop="${id}"]`);
    if (target !== null) target.getBoundingClientRect = () => ({ left: 0, top: 0, right: 100, bottom: 100 }) as DOMRect;
  };
  const drop = async (id: string, items: number, ...names: string[]) => {
    const host = fakeHost({
      models,
      answers: comparing(),
      drop: async () => ({ grants: names.map(grantOf), errors: [] }),
    });
    renderApp(host);
    request(host, 'a');
    await heading('model at x/a');
    const dataTransfer = { ...drag(items), getData: () => '' };
    drags('dragOver', dataTransfer);
    over(id);
    drags('dragOver', dataTransfer);
    expect(document.querySelector(`[data-drop="${id}"]`)?.getAttribute('data-over')).toBe('true');
    drags('drop', dataTransfer);
    return host;
  };

  it('a model dropped on the open one is compared with it', async () => {
    const host = await drop('with', 1, 'b');
    await heading('Can b replace a?');
    await table();
    expect(inputsOf(host, 'compare.open')).toMatchObject([
      {
        a: { grant: 'grant-a', path: 'x/a' },
        b: { grant: 'grant-b', path: 'x/b' },
        renames: [],
        contents: false,
        rules: null,
      },
    ]);
    expect(inputsOf(host, 'compare.close')).toEqual([{ handle: 'h' }]);
  });

  it('two dropped at once are compared with each other', async () => {
    await drop('together', 2, 'b', 'c');
    await heading('Can c replace b?');
  });

  it('three dropped at once give a table of who can replace whom, whose cells lead to the pairs', async () => {
    await drop('together', 3, 'a', 'b', 'c');
    await heading('Who can replace whom?');
    const cell = await screen.findByRole('button', { name: 'c in place of a: breaks callers' });
    expect(screen.getAllByRole('button', { name: /in place of/ })).toHaveLength(6);
    expect(await violations()).toEqual([]);
    fireEvent.click(cell);
    await heading('Can c replace a?');
  });

  it.each([
    ['two models', ['a', 'b'], ['Compare a with b']],
    ['a model and a store', ['a', 'store'], []],
    ['two models and a store', ['a', 'store', 'b'], ['Compare a with b']],
    ['three models', ['a', 'b', 'c'], ['See who can replace whom']],
  ])('%s that were opened together are offered to be compared where they are models', async (_case, names, offered) => {
    const kindOf = (grant: string) => (grant === 'grant-store' ? ('sqlite' as const) : null);
    const host = fakeHost({
      models,
      answers: { ...comparing(), 'store.look': ({ grant }) => ({ kind: kindOf(grant) }) },
    });
    renderApp(host);
    request(host, ...names);
    await heading('model at x/a');
    await waitFor(() => expect(inputsOf(host, 'store.look')).toHaveLength(names.length));
    const offers = () => screen.queryAllByRole('button', { name: /^Compare a with|^See who/ });
    await waitFor(() => expect(offers().map(({ textContent }) => textContent)).toEqual(offered));
  });

  it('a tab is dragged onto the page of another model', async () => {
    const host = fakeHost({ models, answers: comparing() });
    renderApp(host);
    request(host, 'a', 'b');
    await heading('model at x/a');
    const data = new Map<string, string>();
    const dataTransfer = {
      get types() {
        return [...data.keys()];
      },
      items: [],
      setData: (type: string, value: string) => data.set(type, value),
      getData: (type: string) => data.get(type) ?? '',
    };
    fireEvent.dragStart(screen.getByText('b'), { dataTransfer });
    drags('dragOver', dataTransfer);
    expect(screen.queryByText('in a tab of its own')).toBeNull();
    over('with');
    drags('drop', dataTransfer);
    await heading('Can b replace a?');
  });

  it('the button and the keys choose from what is open, was open lately, the examples and the disk', async () => {
    const recents = [
      {
        id: 'r',
        name: 'old',
        place: '~',
        kind: 'folder',
        opened: '2026-11-02T09:12:00Z',
        missing: false,
        flavors: [],
        store: null,
      },
    ] as const;
    const answers = {
      ...comparing(),
      'recents.open': () => ({ grants: [grantOf('c')], errors: [] }),
    };
    const host = fakeHost({ models, answers, recents: [{ ...recents[0], flavors: [], store: null }] });
    const { user } = renderApp(host);
    request(host, 'a', 'b');
    await heading('model at x/a');
    await user.keyboard('{Control>}d{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Compare a with …' });
    const rows = () => within(dialog).getAllByRole('row');
    await waitFor(() =>
      expect(rows().map((row) => row.textContent)).toEqual([
        'bopen now',
        'old~',
        'diabetes-2025example',
        'diabetes-2026example',
      ]),
    );
    expect(await violations(dialog)).toEqual([]);
    act(() => rows()[0]?.focus());
    await user.keyboard('{ArrowDown}{Enter}');
    await heading('Can c replace a?');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('the empty place has two slots, filled by buttons; both filled, the comparison opens', async () => {
    const answers = { ...comparing(), 'open.pick': () => ({ grants: [grantOf('c')], errors: [] }) };
    const host = fakeHost({ models, answers });
    const { user } = renderApp(host);
    request(host, 'a');
    await heading('model at x/a');
    await user.click(screen.getByRole('button', { name: 'Compare' }));
    await heading('Compare two models');
    expect(await violations()).toEqual([]);
    const slot = (name: string) => within(screen.getByRole('region', { name }));
    await user.click(slot('A, the model in use').getByRole('button'));
    await user.click(within(await screen.findByRole('dialog')).getByText('a'));
    expect(slot('A, the model in use').getByText('a')).toBeDefined();
    await user.click(slot('B, the candidate').getByRole('button'));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Open folder…' }));
    await heading('Can c replace a?');
  });
});
