import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { KnownError } from '../../../../shared/contract/errors.ts';
import type { Output } from '../../../../shared/contract/contract.ts';
import { found, type Check } from '../../../../shared/export/checks.ts';
import { rowOfPlan, type PortRow } from '../../../../shared/export/port-row.ts';
import { showPort } from '../../../../renderer/features/port/activity-store.ts';
import { fakeHost } from '../../../support/fake-client.tsx';
import { planOf } from '../../../support/plan.ts';
import { renderApp } from '../../../support/render.tsx';
import { heading, inputsOf } from '../../../support/whole-app.tsx';

beforeEach(() => showPort(null));

const RUNS_CODE = found('P17', 'not-judged', 'runs-code', { passable: true, items: ['model.pkl'] });
const BREAKS = found('verdict', 'note', 'verdict-breaks-callers', { passable: true, details: { against: '1' } });
const UNREAD = found('P02', 'not-judged', 'mlmodel-unread');
/** What the plan says, and how the port stands. */
interface Case {
  readonly state: 'paused' | 'waiting';
  readonly role: 'DEV' | 'PROD';
  readonly checks: readonly Check[];
  readonly reason: string | null;
}
const BEGUN: Case = { state: 'paused', role: 'DEV', checks: [], reason: null };
const WAITS: Case = { state: 'waiting', role: 'PROD', checks: [], reason: null };

/** Activity with one port whose target is production, called `prod`, as a host tells it. */
async function asked({ state, role, checks, reason }: Case) {
  const plan = planOf();
  const row: PortRow = { ...rowOfPlan(plan, (place) => place), state, began: state === 'waiting' ? null : plan.made };
  let now = row;
  const report = {
    row,
    plan: { ...plan, checks, reason, target: { ...plan.target, role } },
  } as unknown as Output<'port.report'>;
  const code = role === 'PROD' ? 'confirm-production' : 'resume-production';
  const host = fakeHost({
    answers: {
      'port.list': () => ({ ports: [now], damaged: [] }),
      'port.report': () => report,
      'port.draft': () => Promise.reject(new KnownError('port-unknown', 'as far as this', { id: row.id })),
      'port.resume': ({ confirmed }) => {
        if (confirmed !== 'prod') throw new KnownError(code, code, { name: 'prod', id: row.id });
        now = { ...row, state: 'copying' };
        host.emit({ name: 'port.changed', data: now });
        return now;
      },
    },
  });
  const { user } = renderApp(host);
  await user.click(screen.getByRole('button', { name: 'Activity' }));
  await heading('Activity');
  const word = state === 'waiting' ? 'Start it' : 'Go on';
  const button = await screen.findByRole('button', { name: word });
  button.focus();
  await user.keyboard('{Enter}');
  const dialog = within(await screen.findByRole('alertdialog'));
  return { host, user, row, word, button, dialog };
}

const NAME = { name: 'Type prod' };

it.each<[string, Case, readonly (string | RegExp)[], string | null]>([
  ['that became production', BEGUN, ['Go on in production?', /is production by now/], null],
  ['that waits for it', WAITS, ['Start it in production?', /goes into production/], null],
  [
    'with the reason that was typed for it',
    { ...WAITS, checks: [RUNS_CODE], reason: 'as agreed' },
    [/as agreed/],
    null,
  ],
  [
    'whose reason is asked for',
    { ...BEGUN, checks: [RUNS_CODE] },
    [/until a reason is given/, 'model.pkl'],
    'looked at',
  ],
  [
    'whose reason was for less',
    { ...BEGUN, checks: [RUNS_CODE], reason: 'for dev' },
    [/until a reason is given/],
    'looked at',
  ],
  ['that was harmless where it was planned for', { ...BEGUN, checks: [BREAKS] }, [/until a reason/], 'nobody calls it'],
])('asks in place of a port %s, by keyboard', async (_what, given, words, reason) => {
  const { host, user, row, word, dialog } = await asked(given);
  for (const each of words) await dialog.findByText(each);
  const does = dialog.getByRole('button', { name: word });
  expect(does).toHaveProperty('disabled', true);
  expect(dialog.queryAllByRole('textbox')).toHaveLength(reason === null ? 1 : 2);
  if (reason !== null) {
    // Where it begins.
    await user.keyboard(reason);
    await user.tab();
    expect(does).toHaveProperty('disabled', true);
  }
  await user.keyboard('Prod{Enter}');
  expect(inputsOf(host, 'port.resume')).toHaveLength(1);
  await user.clear(document.activeElement as HTMLElement);
  await user.keyboard('prod{Enter}');
  expect(inputsOf(host, 'port.resume').at(-1)).toEqual({ id: row.id, confirmed: 'prod', reason });
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  // What was pressed has gone; whoever has no mouse is still at this port.
  await waitFor(() => expect(document.activeElement?.textContent).toContain('churn version 1'));
});

it('says what no reason passes, and plans anew instead', async () => {
  const { host, user, row, dialog } = await asked({ ...BEGUN, checks: [UNREAD, RUNS_CODE] });
  await dialog.findByText(/no reason passes it/);
  expect(dialog.queryByRole('textbox')).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Check again' }));
  expect(inputsOf(host, 'port.draft')).toEqual([{ id: row.id }]);
  expect(inputsOf(host, 'port.resume')).toHaveLength(1);
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
});

it('does nothing for who leaves, gives the focus back, and asks again', async () => {
  const { host, user, button, dialog } = await asked(BEGUN);
  await dialog.findByRole('textbox', NAME);
  await user.keyboard('prod{Escape}');
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(button));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(inputsOf(host, 'port.resume')).toHaveLength(1);
  await user.keyboard('{Enter}');
  const again = within(await screen.findByRole('alertdialog'));
  expect(await again.findByRole('textbox', NAME)).toHaveProperty('value', '');
});
