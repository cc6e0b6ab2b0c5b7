import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Recent } from '../../../shared/contract/schemas.ts';
import { KnownError } from '../../../shared/contract/errors.ts';
import { fakeHost, grantOf, SETTINGS } from '../../support/fake-client.tsx';
import { renderApp } from '../../support/render.tsx';
import { one, inputsOf, heading, request, RECENT } from '../../support/whole-app.tsx';

// What a model looks like is tested with ModelPage; here it is enough which one is shown.
vi.mock('../../../renderer/features/model/model-page.tsx', () => ({
  ModelPage: ({ path }: { path: string }) => {
    if (path === 'breaks') throw new Error('the page broke');
    return <h1>model at {path === '' ? 'the root' : path}</h1>;
  },
}));

describe('the library', () => {
  const recents = [
    { ...RECENT, id: '1' },
    { ...RECENT, id: '2', name: 'gone', missing: true },
  ];

  it('opens what was opened lately, and what is missing can be looked for or forgotten', async () => {
    const answers = {
      'recents.open': () => ({ grants: [grantOf('churn')], errors: [] }),
      'recents.forget': () => ({}),
      'recents.locate': () => ({ grants: [grantOf('found')], errors: [] }),
    };
    const host = fakeHost({ recents, answers, models: { 'grant-churn': one(), 'grant-found': one('x/found') } });
    const { user } = renderApp(host);
    await user.click(await screen.findByRole('button', { name: 'Remove gone from the list' }));
    await user.click(screen.getByRole('button', { name: 'Locate…' }));
    await heading('model at x/found');
    await user.click(screen.getByRole('button', { name: 'Library' }));
    const gone = await screen.findByRole('button', { name: /^gone/ });
    expect(gone.hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('button', { name: /^churn/ }));
    await heading('model at the root');
    expect(inputsOf(host, 'recents.forget')).toEqual([{ id: '2' }]);
    expect(inputsOf(host, 'recents.locate')).toEqual([{ id: '2' }]);
    expect(inputsOf(host, 'recents.open')).toEqual([{ id: '1' }]);
  });

  it('lists what was opened while another page was shown', async () => {
    const list: Recent[] = [];
    const answers = { 'recents.list': () => ({ recents: [...list] }) };
    const host = fakeHost({ answers, models: { 'grant-new': one() } });
    const { user } = renderApp(host);
    expect(await screen.findByText(/What you open is listed here/)).toBeDefined();
    request(host, 'new');
    await heading('model at the root');
    list.push({ ...RECENT, name: 'new' });
    act(() => host.emit({ name: 'recents.changed', data: {} }));
    await user.click(screen.getByRole('button', { name: 'Library' }));
    expect(await screen.findByRole('button', { name: /^new/ })).toBeDefined();
  });

  it('is filtered, and says when nothing fits', async () => {
    const { user } = renderApp(fakeHost({ recents }));
    const filter = await screen.findByRole('searchbox', { name: 'Filter' });
    await user.type(filter, 'CHU');
    expect(screen.queryByText('gone')).toBeNull();
    await user.type(filter, 'x');
    expect(screen.getByText(/Nothing matches/)).toBeDefined();
  });

  it('says why the list is not there', async () => {
    const fail = () => {
      throw new KnownError('cannot-read', 'x', { path: 'recents.json', reason: 'EIO' });
    };
    renderApp(fakeHost({ answers: { 'recents.list': fail } }));
    expect(await screen.findByText(/recents\.json/)).toBeDefined();
  });
});

it('looks for nothing where there is no dialog that could find it', async () => {
  renderApp(fakeHost({ face: 'tab', recents: [{ ...RECENT, missing: true }] }));
  await screen.findByText('churn');
  expect(screen.queryByRole('button', { name: 'Locate…' })).toBeNull();
});

describe('the settings', () => {
  it('change language and theme at once, and are kept', async () => {
    const host = fakeHost();
    const { user } = renderApp(host);
    await user.click(await screen.findByRole('button', { name: 'Settings' }));
    await user.click(await screen.findByRole('radio', { name: 'Español' }));
    await heading('Ajustes');
    expect(document.documentElement.lang).toBe('es');
    await user.click(screen.getByRole('radio', { name: 'Oscuro' }));
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
    expect(inputsOf(host, 'settings.change')).toEqual([{ language: 'es' }, { theme: 'dark' }]);
  });

  it('zoom by keys and buttons, fold the rail, and start as they were left', async () => {
    const host = fakeHost({ settings: { ...SETTINGS, zoom: 110 } });
    const { user } = renderApp(host);
    const zoom = () => document.documentElement.style.getPropertyValue('--zoom');
    await waitFor(() => expect(zoom()).toBe('1.1'));
    await user.keyboard('{Control>}{+}{/Control}');
    await waitFor(() => expect(zoom()).toBe('1.25'));
    await user.click(await screen.findByRole('button', { name: 'Settings' }));
    await user.click(screen.getByRole('button', { name: 'Zoom in' }));
    await user.click(screen.getByRole('button', { name: 'Actual size' }));
    await user.click(screen.getByRole('button', { name: 'Collapse' }));
    await user.click(await screen.findByRole('button', { name: 'Show names' }));
    await waitFor(() => expect(zoom()).toBe('1'));
    expect(inputsOf(host, 'settings.change')).toEqual([
      { zoom: 125 },
      { zoom: 150 },
      { zoom: 100 },
      { rail: 'narrow' },
      { rail: 'wide' },
    ]);
  });

  it('are as before where they can not be kept, and say why', async () => {
    const refuse = () => {
      throw new KnownError('disk-full', 'full', { path: 'settings.json' });
    };
    const { user } = renderApp(fakeHost({ answers: { 'settings.change': refuse } }));
    await user.click(await screen.findByRole('button', { name: 'Settings' }));
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    expect(await screen.findByText(/the disk is full/)).toBeDefined();
    expect(document.documentElement.dataset['theme']).toBe('light');
  });
});
