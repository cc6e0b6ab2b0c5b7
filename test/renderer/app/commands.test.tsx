import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { violations } from '../../support/axe-jsdom.ts';
import { fakeHost, grantOf } from '../../support/fake-client.tsx';
import { renderApp } from '../../support/render.tsx';
import { RECENT, one, heading, request } from '../../support/whole-app.tsx';

// What a model looks like is tested with ModelPage; here it is enough which one is shown.
vi.mock('../../../renderer/features/model/model-page.tsx', () => ({
  ModelPage: ({ path }: { path: string }) => {
    if (path === 'breaks') throw new Error('the page broke');
    return <h1>model at {path === '' ? 'the root' : path}</h1>;
  },
}));

// Every letter draws the whole list anew: slow in jsdom on a busy machine.
describe('everything by its name', { timeout: 30_000 }, () => {
  const open = async () => {
    const host = fakeHost({
      recents: [RECENT, { ...RECENT, id: '9', name: 'lost', missing: true }],
      models: { 'grant-a': one('x/a'), 'grant-churn': one('x/churn') },
      answers: { 'recents.open': () => ({ grants: [grantOf('churn')], errors: [] }) },
    });
    const drawn = renderApp(host);
    await screen.findByText('churn');
    return { host, ...drawn };
  };
  const items = () => screen.getAllByRole('option').map((item) => item.textContent);

  it('is found in either language, without accents, and chosen with Enter', async () => {
    const { user } = await open();
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    await user.keyboard('tamano');
    expect(items()).toEqual(['Actual size Ctrl+0']);
    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('ajus{Enter}');
    await heading('Settings');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('opens recents, goes to open models, changes themes, and names what makes no sense now', async () => {
    const { host, user } = await open();
    const choose = async (text: string) => {
      await user.keyboard('{Control>}k{/Control}');
      await screen.findByRole('dialog');
      await user.keyboard(text);
    };
    await choose('open lost');
    expect(screen.getByText('Nothing matches “open lost”.')).toBeDefined();
    await user.keyboard('{Escape}');
    await choose('reload');
    expect(items()).toEqual(['Reload from disk nothing is open']);
    await user.keyboard('{Escape}');
    await choose('churn{Enter}');
    await heading('model at x/churn');
    request(host, 'a');
    await heading('model at x/a');
    await choose('go to churn{Enter}');
    await heading('model at x/churn');
    await choose('dark{Enter}');
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
  });

  it('has nothing for axe to complain about', async () => {
    const { user } = await open();
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    expect(await violations()).toEqual([]);
  });
});

describe('the focus', () => {
  it('goes round the parts of the window, both ways', async () => {
    const host = fakeHost({ models: { 'grant-a': one('x/a') } });
    const { user } = renderApp(host);
    request(host, 'a');
    await heading('model at x/a');
    const region = () => document.activeElement?.closest('[data-region]')?.tagName;
    const seen = [];
    for (const keys of ['{F6}', '{F6}', '{F6}', '{F6}', '{F6}', '{Shift>}{F6}{/Shift}', '{Shift>}{F6}{/Shift}']) {
      await user.keyboard(keys);
      seen.push(region());
    }
    expect(seen).toEqual(['FOOTER', 'NAV', 'HEADER', 'MAIN', 'FOOTER', 'MAIN', 'HEADER']);
  });

  it('goes to the field that narrows the view, where it has one; else the key is left alone', async () => {
    const { user } = renderApp(fakeHost({ recents: [RECENT] }));
    await screen.findByText('churn');
    await user.keyboard('{Control>}f{/Control}');
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Filter' }));
    await user.keyboard('zzz{Escape}');
    expect(screen.getByText('churn')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    expect(fireEvent.keyDown(window, { key: 'f', code: 'KeyF', ctrlKey: true })).toBe(true);
  });
});

it('lists every shortcut of this face, and Escape closes the list', async () => {
  const { user } = renderApp(fakeHost({ face: 'tab' }));
  await user.keyboard('{Shift>}{F1}{/Shift}');
  const dialog = await screen.findByRole('dialog', { name: 'Help' });
  expect(within(dialog).getByText('Alt+Shift+W')).toBeDefined();
  expect(within(dialog).getByText('Alt+Shift+1 … 7')).toBeDefined();
  expect(within(dialog).queryByText('Ctrl+W')).toBeNull();
  expect(await violations()).toEqual([]);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
