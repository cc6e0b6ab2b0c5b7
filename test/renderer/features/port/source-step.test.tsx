import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { KnownError } from '../../../../shared/contract/errors.ts';
import { newDraft } from '../../../../renderer/features/port/draft-store.ts';
import { heading, inputsOf } from '../../../support/whole-app.tsx';
import { begun, isOff, next, ready, steps, wizard } from '../../../support/wizard.tsx';

beforeEach(() => newDraft());

/** What the usual host says of a source, until it is told to say something else. */
function source() {
  const usual = wizard().host.client;
  let failing: KnownError | null = null;
  const answer = async (input: { readonly source: object }) => {
    const custom = 'type' in input.source;
    if (failing !== null && !custom) throw failing;
    return usual.call('port.source', input as never);
  };
  return { answer, fail: (error: KnownError) => (failing = error) };
}

describe('a source of the wizard', () => {
  it('that has gone since it was looked at says so to whoever comes back to it, and nothing goes on', async () => {
    const { answer, fail } = source();
    const { user } = await begun({ role: 'DEV', answers: { 'port.source': answer } });
    await user.click(await screen.findByRole('radio', { name: /lab/ }));
    await ready();
    fail(new KnownError('not-found', 'gone', { path: 'churn.zip' }));
    await user.click(steps(/Source/));
    await heading('Source');
    await screen.findByText(/"churn.zip" is not there \(any more\)/);
    expect(screen.queryByText('can be read')).toBeNull();
    expect(isOff(next())).toBe(true);
  });

  it('that is no model is taken as files by a button, and is not offered once more beside them', async () => {
    const { answer, fail } = source();
    fail(new KnownError('port-no-model', 'none', { path: 'churn' }));
    const { user, host } = await begun({ role: 'DEV', answers: { 'port.source': answer } });
    await user.click(steps(/Source/));
    await screen.findByText(/churn is no model: it holds neither/);
    expect(screen.queryByText(/--type/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Export as custom files' }));
    await screen.findByText('custom files, as they are');
    expect(screen.queryByText(/has no signature|has a signature/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'churn' })).toBeNull();
    expect(inputsOf(host, 'port.source').at(-1)).toMatchObject({ source: { kind: 'model', type: 'custom' } });
    expect(isOff(next())).toBe(false);
  });
});
