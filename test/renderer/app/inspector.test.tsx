import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fakeHost, SETTINGS } from '../../support/fake-client.tsx';
import { renderApp } from '../../support/render.tsx';
import { inputsOf, RECENT } from '../../support/whole-app.tsx';

vi.setConfig({ testTimeout: 20_000 });

describe('the inspector', () => {
  const open = async (settings = SETTINGS) => {
    const host = fakeHost({ recents: [RECENT], settings });
    const drawn = renderApp(host);
    await screen.findByText('churn');
    return { host, ...drawn };
  };
  const panel = () => screen.queryByRole('complementary', { name: 'Inspector' });

  it('comes and goes with F4 and its button, and stays as it was left', async () => {
    const { user, host } = await open();
    expect(panel()).toBeNull();
    await user.keyboard('{F4}');
    await waitFor(() => expect(panel()).not.toBeNull());
    await user.click(screen.getByRole('button', { name: 'Inspector' }));
    await waitFor(() => expect(panel()).toBeNull());
    expect(inputsOf(host, 'settings.change')).toEqual([{ inspector: 'shown' }, { inspector: 'hidden' }]);
  });

  it('is there again when it was there before, is reached with F6, and gives the focus back to its row', async () => {
    const { user } = await open({ ...SETTINGS, inspector: 'shown' });
    await waitFor(() => expect(panel()).not.toBeNull());
    const row = document.querySelector<HTMLElement>('.recent-open');
    row?.focus();
    await screen.findByText('Opened before');
    await user.keyboard('{F6}');
    expect(panel()?.contains(document.activeElement)).toBe(true);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(panel()).toBeNull());
    expect(document.activeElement?.closest('[data-row]')).toBe(row?.closest('[data-row]'));
  });

  it('copies its row by name; without one the palette says why not', async () => {
    const { user } = await open();
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    await user.keyboard('row as');
    expect(screen.getAllByRole('option').map((each) => each.textContent)).toEqual([
      'Copy the row as text no row of a table is chosen',
      'Copy the row as JSON no row of a table is chosen',
    ]);
    await user.keyboard('{Escape}');
    document.querySelector<HTMLElement>('.recent-open')?.focus();
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    await user.keyboard('row as json{Enter}');
    await screen.findByText('Row copied');
    expect(JSON.parse(await navigator.clipboard.readText())).toEqual(RECENT);
  });
});
