import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { passed } from '../../../../shared/export/checks.ts';
import { newDraft } from '../../../../renderer/features/port/draft-store.ts';
import { grantOf } from '../../../support/fake-client.tsx';
import { renderApp } from '../../../support/render.tsx';
import { heading, inputsOf, request } from '../../../support/whole-app.tsx';
import { begun, BREAKS, isOff, next, ready, wizard } from '../../../support/wizard.tsx';

beforeEach(() => newDraft());

describe('the wizard', () => {
  it('begins with what is open, and says what was pasted', async () => {
    const { host } = wizard();
    const { user } = renderApp(host);
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await heading('Source');
    expect(isOff(next())).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'Or paste an address' }), 'azureml:churn:3');
    await screen.findAllByText(/Azure ML/);
    expect(screen.queryByRole('button', { name: 'Use it' })).toBeNull();
  });

  it('takes a version of a workspace by its address', async () => {
    const { host } = wizard();
    const { user } = renderApp(host);
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.type(await screen.findByRole('textbox', { name: 'Or paste an address' }), 'models:/churn/3');
    await user.selectOptions(await screen.findByRole('combobox', { name: 'In workspace' }), 'lab');
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: 'Use it' }));
    await ready();
    expect(inputsOf(host, 'port.source')).toEqual([
      { source: { kind: 'uri', uri: 'models:/churn/3', workspace: 'lab', grant: null } },
    ]);
  });

  it('shows what a name and an alias will meet, and keeps everything while one is elsewhere', async () => {
    const { user } = await begun();
    await user.click(await screen.findByRole('radio', { name: /lab/ }));
    const name = await screen.findByRole('combobox', { name: 'Model name' });
    await screen.findByText('Becomes version 4.');
    await user.clear(name);
    await user.type(name, 'a/b');
    await screen.findByText(/"\/" and ":" are not allowed/);
    expect(isOff(next())).toBe(true);
    await user.clear(name);
    await user.type(name, 'churn');
    await user.type(screen.getByRole('textbox', { name: 'Alias after the copy' }), 'champion');
    await screen.findByText(/champion points to version 3 now/);
    await user.click(screen.getByRole('button', { name: 'Library' }));
    await user.click(screen.getByRole('button', { name: 'Export' }));
    const alias = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Alias after the copy' });
    expect(alias.value).toBe('champion');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await heading('Source');
  });

  it('shows each alias that a zip brings, to be changed or left out; none is set where the first is cleared', async () => {
    const { user, host } = await begun({ role: 'DEV', source: { aliases: ['champion', 'best', 'next', 'a b'] } });
    await user.click(await screen.findByRole('radio', { name: /lab/ }));
    const alias = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Alias after the copy' });
    await waitFor(() => expect(alias.value).toBe('best'));
    const further = () =>
      screen.queryAllByRole<HTMLInputElement>('textbox', { name: /Further alias/ }).map(({ value }) => value);
    expect(further()).toEqual(['champion', 'next']);
    screen.getByText('champion points to version 3 there and is not moved. To move it, name it above.');
    await user.clear(alias);
    expect(further()).toEqual([]);
    await user.type(alias, 'mine');
    expect(further()).toEqual(['champion', 'best', 'next']);
    await user.click(screen.getByRole('button', { name: 'Leave out further alias 1' }));
    const last = screen.getByRole('textbox', { name: 'Further alias 2' });
    await user.type(last, ' 2');
    screen.getByText(/"next 2" is no alias/);
    await waitFor(() => expect(isOff(next())).toBe(true));
    await user.type(last, '{Backspace}{Backspace}-2');
    expect(further()).toEqual(['best', 'next-2']);
    await ready();
    await user.click(next());
    await heading('Pre-flight');
    await waitFor(() => expect(inputsOf(host, 'port.plan')).toHaveLength(1));
    expect(inputsOf(host, 'port.plan')[0]).toMatchObject({ alias: 'mine', also: ['best', 'next-2'] });
  });

  it('leaves it to the host which aliases of a zip are free there, as long as nobody changes them', async () => {
    const { user, host } = await begun({ role: 'DEV', source: { aliases: ['best', 'next'] } });
    await user.click(await screen.findByRole('radio', { name: /lab/ }));
    await ready();
    await user.click(next());
    await waitFor(() => expect(inputsOf(host, 'port.plan')).toHaveLength(1));
    expect(inputsOf(host, 'port.plan')[0]).toMatchObject({ alias: null, also: null });
  });

  it('names the reasons of a verdict where it is told, open where it stops, with what to do', async () => {
    const { user } = await begun({ role: 'DEV', checks: [BREAKS, passed('P01')] });
    await user.click(await screen.findByRole('radio', { name: /lab/ }));
    await ready();
    await user.click(next());
    const summary = await screen.findByText('What it rests on: 2 reasons');
    const reasons = summary.closest('details');
    expect(reasons?.open).toBe(true);
    const within1 = within(reasons as HTMLElement);
    within1.getByText('A is version 3, served there now; B is the model you export.');
    expect(within1.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
      expect.stringMatching(/^New compulsory column "sex" Inputs: sex.*Way out: Add "sex" to the requests first/),
      // What a name hides is shown.
      expect.stringMatching(/^"age\\u202e" is now compulsory Inputs: age\\u202e/),
    ]);
    expect(summary.tagName).toBe('SUMMARY');
  });

  it('goes to production only opened, with a reason, and by its name', async () => {
    const { user, host, finish } = await begun({ checks: [BREAKS, passed('P01')] });
    await user.click(await screen.findByRole('radio', { name: /prod/ }));
    await screen.findByText('Becomes version 4.');
    expect(isOff(next())).toBe(true);
    screen.getByText('prod has to be opened first.');
    await user.click(screen.getByRole('button', { name: /Open prod for this export/ }));
    await ready();
    await user.click(next());
    await screen.findByText('Callers of version 3 must change first, for 2 reasons.');
    expect(isOff(next())).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'Why it may go on all the same' }), 'told{Enter}');
    await heading('Review');
    await screen.findByRole('table');
    screen.getByText('The name prod is still to be typed above.');
    expect(isOff(next())).toBe(true);
    await user.type(screen.getByRole('textbox', { name: /Type prod/ }), 'pro');
    expect(isOff(next())).toBe(true);
    await user.keyboard('d');
    await ready();
    await user.keyboard('{Enter}');
    await heading('Transfer');
    expect(inputsOf(host, 'port.start')).toEqual([{ handle: 'plan', reason: 'told', confirmed: 'prod' }]);
    finish();
    await screen.findByText('9 of 9 files identical');
    await heading('Report');
  });

  it('is gone through with Enter alone where nothing stands against it', async () => {
    const { user, host } = await begun({ role: 'DEV' });
    await user.click(await screen.findByRole('radio', { name: /lab/ }));
    await ready();
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('{Enter}');
    await heading('Pre-flight');
    await ready();
    await user.keyboard('{Enter}');
    await heading('Review');
    await ready();
    await user.keyboard('{Enter}');
    await heading('Transfer');
    expect(inputsOf(host, 'port.start')).toEqual([{ handle: 'plan', reason: null, confirmed: null }]);
  });

  it('keeps where it goes when another model is taken for the one that was looked at', async () => {
    const { user, host } = await begun();
    await user.click(await screen.findByRole('radio', { name: /prod/ }));
    await user.click(await screen.findByRole('button', { name: /Open prod for this export/ }));
    await user.type(await screen.findByRole('textbox', { name: 'Alias after the copy' }), 'champion');
    request(host, 'edited');
    await screen.findByRole('row', { name: /edited/ });
    await user.keyboard('{Control>}{Shift>}E{/Shift}{/Control}');
    await heading('Destination');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /prod/ }).checked).toBe(true);
    const alias = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Alias after the copy' });
    expect(alias.value).toBe('champion');
    // Production was opened for the other one.
    screen.getByRole('button', { name: /Open prod for this export/ });
    expect(inputsOf(host, 'port.source').at(-1)).toMatchObject({ source: { grant: grantOf('edited').token } });
  });

  it('loses nothing by Escape, and begins anew when asked', async () => {
    const { user } = await begun({ role: 'DEV' });
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await heading('Destination');
    await user.click(screen.getByRole('button', { name: 'Begin anew' }));
    await heading('Source');
    const steps = within(screen.getByRole('navigation', { name: 'Steps' }));
    expect(isOff(steps.getByRole('button', { name: /Destination/ }))).toBe(true);
  });

  it('holds what it stands on after its tab is closed', async () => {
    const { user, host } = await begun({ role: 'DEV' });
    await user.keyboard('{Control>}1{/Control}');
    await user.keyboard('{Control>}w{/Control}');
    for (let at = 0; at < 11; at += 1) request(host, `other-${at}`);
    expect(inputsOf(host, 'open.release')).not.toContainEqual({ grant: grantOf('churn').token });
  });
});
