import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { violations } from '../../support/axe-jsdom.ts';
import { fakeHost, foundModel, grantOf, SETTINGS } from '../../support/fake-client.tsx';
import { renderApp } from '../../support/render.tsx';
import { RECENT } from '../../support/whole-app.tsx';

// What a model looks like is tested with ModelPage; here it is enough which one is shown.
vi.mock('../../../renderer/features/model/model-page.tsx', () => ({
  ModelPage: ({ path }: { path: string }) => {
    if (path === 'breaks') throw new Error('the page broke');
    return <h1>model at {path === '' ? 'the root' : path}</h1>;
  },
}));

describe.each(['en', 'es'] as const)('what axe says of the screens (%s)', (language) => {
  const settings = { ...SETTINGS, language };
  const models = { 'grant-tree': [foundModel('a'), foundModel('b', { loadable: false })] };

  it('library: nothing', async () => {
    renderApp(fakeHost({ settings, recents: [RECENT, { ...RECENT, id: '1', missing: true }] }));
    await screen.findAllByText('churn');
    expect(await violations()).toEqual([]);
  });

  it('settings: nothing', async () => {
    const host = fakeHost({ settings });
    renderApp(host);
    act(() => host.emit({ name: 'command.chosen', data: { id: 'settings' } }));
    await screen.findByRole('radio', { name: 'Español' });
    expect(await violations()).toEqual([]);
  });

  it('list of models, nothing found, and an error: nothing', async () => {
    const host = fakeHost({ settings, models });
    renderApp(host);
    const errors = [{ code: 'not-found', message: 'gone', details: { path: 'x' } }];
    act(() => host.emit({ name: 'open.requested', data: { grants: [grantOf('empty'), grantOf('tree')], errors } }));
    await screen.findByRole('alert');
    expect(await violations()).toEqual([]);
    act(() => host.emit({ name: 'command.chosen', data: { id: 'next-tab' } }));
    await screen.findAllByRole('checkbox');
    act(() => host.emit({ name: 'source.changed', data: { grant: 'grant-tree' } }));
    expect(await violations()).toEqual([]);
  });
});
