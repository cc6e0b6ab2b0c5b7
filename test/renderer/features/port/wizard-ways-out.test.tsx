import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { found } from '../../../../shared/export/checks.ts';
import { againWith, newDraft } from '../../../../renderer/features/port/draft-store.ts';
import { heading, inputsOf } from '../../../support/whole-app.tsx';
import { begun, BREAKS, isOff, next, ready } from '../../../support/wizard.tsx';

beforeEach(() => newDraft());

describe('from a check of the wizard', () => {
  it('leads from a check to the field that mends it, and Back to the checks', async () => {
    const refused = found('P33', 'stop', 'name-reserved', { details: { name: 'latest' } });
    const { user } = await begun({ role: 'DEV', checks: [refused] });
    await user.click(await screen.findByRole('radio', { name: /lab/ }));
    await ready();
    await user.click(next());
    await user.click(await screen.findByRole('button', { name: 'Choose another alias' }));
    await heading('Destination');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Alias after the copy' })),
    );
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await heading('Pre-flight');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await heading('Destination');
    expect(document.activeElement?.textContent).toBe('Destination');
  });

  it('shows the model where a check found something, and checks anew for who comes back', async () => {
    const { user, host } = await begun({
      role: 'DEV',
      checks: [found('P24', 'note', 'junk', { items: ['.DS_Store'] })],
    });
    await user.click(await screen.findByRole('radio', { name: /lab/ }));
    await ready();
    await user.click(next());
    const asked = () => inputsOf(host, 'port.plan').length;
    await user.click(await screen.findByRole('button', { name: 'Look under "Files"' }));
    // In the tab that it has already.
    await screen.findByRole('row', { selected: true });
    const before = asked();
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await heading('Pre-flight');
    await waitFor(() => expect(asked()).toBeGreaterThan(before));
    expect(screen.getAllByRole('row').length).toBe(1);
  });

  it('asks for the reason where a check says so, and keeps production shut until it is opened', async () => {
    const { user } = await begun({ checks: [BREAKS] });
    // As a port into production that came to nothing is looked at anew.
    const target = { kind: 'workspace', name: 'prod' } as const;
    const source = { kind: 'model', grant: 'grant-churn', path: null } as const;
    const at = { source, name: 'churn', model: 'churn', target, place: 'prod', role: 'PROD', download: false } as const;
    act(() => againWith({ id: 'old', ...at, alias: null, also: [], description: null, tags: {} }));
    await user.click(await screen.findByRole('button', { name: 'Type a reason' }, { timeout: 10_000 }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Why it may go on all the same' }));
    await user.keyboard('told');
    expect(screen.queryByRole('button', { name: 'Type a reason' })).toBeNull();
    expect(isOff(next())).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Open prod for this export' }));
    await ready();
  });
});
