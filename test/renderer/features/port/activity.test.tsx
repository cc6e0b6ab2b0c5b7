import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS, PORT_STATES, rowOfPlan, type PortAction, type PortRow } from '../../../../shared/export/port-row.ts';
import type { Output } from '../../../../shared/contract/contract.ts';
import { sameAct } from '../../../../shared/export/same-act.ts';
import type { PortReportView } from '../../../../shared/contract/port-schemas.ts';
import { showPort } from '../../../../renderer/features/port/activity-store.ts';
import { fakeHost, foundModel } from '../../../support/fake-client.tsx';
import { planOf } from '../../../support/plan.ts';
import { workspace } from '../../../support/wizard.tsx';
import { renderApp } from '../../../support/render.tsx';
import { heading, inputsOf } from '../../../support/whole-app.tsx';

const rowOf = (more: Partial<PortRow>): PortRow => ({ ...rowOfPlan(planOf(), (place) => place), ...more });
const WORDS: Readonly<Record<PortAction, string>> = {
  pause: 'Pause',
  resume: 'Go on',
  cancel: 'Give up and clear away',
  undo: 'Take it back',
  report: 'Report',
  open: 'Open it',
  again: 'Try again',
  forget: 'Remove from the list',
};
/** Of what has ended only the report is offered in the list; the rest stands there. */
const shown = (state: PortRow['state']): readonly PortAction[] =>
  state === 'done' || state === 'undone' ? ['report'] : state === 'cancelled' ? [] : ACTIONS[state];

function reportOf(row: PortRow): PortReportView {
  const { source, target, ...plan } = planOf();
  const view = {
    ...plan,
    checks: [],
    strict: false,
    source: { ...source, files: 9, tags: {}, aliases: [] },
    target: { ...target, tags: {}, also: [] },
  };
  const act = sameAct(planOf());
  const rest = {
    identical: 9,
    digest: 'ab',
    aliasBefore: null,
    made: false,
    review: [],
    act,
    noUndo: null,
    movesBack: [],
  };
  return { row, plan: view, ...rest };
}

async function activity(rows: readonly PortRow[], answers: Parameters<typeof fakeHost>[0] = {}) {
  const host = fakeHost({ answers: { 'port.list': () => ({ ports: [...rows], damaged: [] }), ...answers.answers } });
  const { user } = renderApp(host);
  await user.click(screen.getByRole('button', { name: 'Activity' }));
  await heading('Activity');
  return { host, user };
}

beforeEach(() => showPort(null));

describe('Activity', () => {
  it('says what would be here, and offers to begin', async () => {
    const { user } = await activity([]);
    await user.click(await screen.findByRole('button', { name: 'Export a model' }));
    await heading('Source');
  });

  it.each(PORT_STATES)('offers for a port that is %s what makes sense, and nothing else', async (state) => {
    await activity([rowOf({ state })]);
    const item = (await screen.findByText('churn version 1')).closest('li') as HTMLElement;
    const buttons = within(item)
      .queryAllByRole('button')
      .map((button) => button.textContent);
    const words = state === 'waiting' ? { ...WORDS, resume: 'Start it', cancel: 'Give up' } : WORDS;
    expect(buttons).toEqual(shown(state).map((action) => words[action]));
  });

  it.each([
    ['copying', 'Pause', 'port.pause'],
    ['copying', 'Give up and clear away', 'port.cancel'],
    ['interrupted', 'Go on', 'port.resume'],
    ['stopped', 'Give up and clear away', 'port.cancel'],
    ['failed', 'Remove from the list', 'port.forget'],
    ['waiting', 'Start it', 'port.resume'],
    ['waiting', 'Give up', 'port.cancel'],
  ] as const)('of one that is %s, "%s" asks for %s', async (state, word, method) => {
    const row = rowOf({ state });
    const { host, user } = await activity([row], {
      answers: {
        'port.pause': () => row,
        'port.cancel': () => row,
        'port.resume': () => row,
        'port.forget': () => ({}),
      },
    });
    await user.click(await screen.findByRole('button', { name: word }));
    if (method === 'port.cancel' && state !== 'waiting') {
      // What was copied goes with it: that is asked first.
      expect(inputsOf(host, method)).toEqual([]);
      const dialog = within(await screen.findByRole('alertdialog'));
      // Only what moves can be paused instead.
      expect(dialog.queryByText(/pause instead/) !== null).toBe(state === 'copying');
      await user.click(dialog.getByRole('button', { name: word }));
    }
    const said = method === 'port.resume' ? { confirmed: null, reason: null } : {};
    expect(inputsOf(host, method)).toEqual([{ id: row.id, ...said }]);
  });

  it('names what waits and can not be read, beside what can', async () => {
    const details = { path: '/data/waiting/a.json' };
    const damaged = [{ code: 'waiting-damaged', message: '', details }];
    await activity([], { answers: { 'port.list': () => ({ ports: [rowOf({ state: 'waiting' })], damaged }) } });
    await screen.findByText(/"\/data\/waiting\/a\.json" holds an export that was waiting/);
    screen.getByText('not begun');
  });

  it('says what held one up, and what has changed since another was planned', async () => {
    await activity([
      rowOf({ id: 'a', state: 'stopped', error: { code: 'disk-full', message: '', details: { path: 'mlflow.db' } } }),
      rowOf({
        id: 'b',
        state: 'failed',
        error: { code: 'plan-stale', message: '', details: { what: 'next', planned: '4', now: '5' } },
      }),
    ]);
    await screen.findByText(/the disk is full/);
    screen.getByText('Somebody took the number 4 meanwhile; the next one is 5.');
    screen.getByRole('button', { name: 'Check again' });
  });

  it.each([
    ['failed', '1 export failed'],
    ['interrupted', '1 export needs you'],
    ['waiting', '1 export needs you'],
    ['queued', '1 export waits'],
  ] as const)('the status bar tells on every page of one that is %s', async (state, words) => {
    renderApp(fakeHost({ answers: { 'port.list': () => ({ ports: [rowOf({ state })], damaged: [] }) } }));
    await screen.findByRole('button', { name: words }, { timeout: 10_000 });
  });

  it.each([
    ['that nothing was served', 'serving', '-', '1', /callers get another version there: 1 instead of none\./],
    [
      'that what is there is lost to MLflow',
      'version',
      '3',
      '-',
      /Version 3 holds the same, but is not where MLflow looks/,
    ],
  ])('says in words %s', async (_case, what, planned, now, words) => {
    const details = { what, planned, now };
    await activity([rowOf({ state: 'failed', error: { code: 'plan-stale', message: '', details } })]);
    await screen.findByText(words);
  });

  it('is not told of the past by a list that comes late', async () => {
    const row = rowOf({ state: 'copying' });
    const asked: ((list: Output<'port.list'>) => void)[] = [];
    const host = fakeHost({
      answers: { 'port.list': () => new Promise<Output<'port.list'>>((resolve) => asked.push(resolve)) },
    });
    const { user } = renderApp(host);
    await user.click(screen.getByRole('button', { name: 'Activity' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    act(() => host.emit({ name: 'port.changed', data: { ...row, state: 'failed' } }));
    asked[0]?.({ ports: [row], damaged: [] });
    await waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.({ ports: [{ ...row, state: 'failed' }], damaged: [] });
    await screen.findByText('failed');
  });

  it('looks at a port that came to nothing anew, with what was decided for it', async () => {
    const row = rowOf({
      state: 'failed',
      error: { code: 'plan-stale', message: '', details: { what: 'next', planned: '4', now: '5' } },
    });
    const source = { kind: 'model', grant: 'of-the-host', path: '' } as const;
    const target = { kind: 'workspace', name: 'prod' } as const;
    const { host, user } = await activity([row], {
      answers: {
        'workspace.list': () => ({ workspaces: [workspace('prod', 'PROD')] }),
        'port.draft': () => ({
          source,
          name: 'churn',
          target,
          place: 'prod',
          role: 'PROD',
          download: false,
          model: 'churners',
          alias: 'champion',
          also: ['next'],
          description: 'Who leaves',
          tags: { ticket: 'CARE-112' },
        }),
        'port.plan': () => Promise.reject(new Error('as far as this')),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Check again' }));
    await heading('Pre-flight');
    expect(inputsOf(host, 'port.draft')).toEqual([{ id: row.id }]);
    const asked = { source, target, model: 'churners', alias: 'champion', also: ['next'], description: 'Who leaves' };
    expect(inputsOf(host, 'port.plan')).toEqual([{ ...asked, tags: { ticket: 'CARE-112' } }]);
    await user.click(screen.getByRole('button', { name: 'Library' }));
    expect(inputsOf(host, 'open.release')).toEqual([]);
  });

  it.each([
    [
      { kind: 'sqlite', workspace: 'prod-west', place: '~/prod/mlflow.db', role: 'PROD' },
      'churn version 1 · prod-west (PROD)',
    ],
    [{ kind: 'sqlite', workspace: null, place: 'C:\\team\\mlflow.db', role: null }, 'churn version 1 · team'],
    [{ kind: 'zip', workspace: null, place: '~/out/churn.zip', role: null }, 'churn · churn.zip'],
  ] as const)('opens a result under its name, not that of its folder: %o', async (target, title) => {
    const found = foundModel('');
    const row = rowOf({ state: 'done', target });
    const host = fakeHost({
      models: { 'the-result': [{ ...found, name: '20260101-000000-000abcde' }] },
      answers: {
        'port.list': () => ({ ports: [row], damaged: [] }),
        'port.report': () => reportOf(row),
        'port.result': () => ({ grant: { token: 'the-result', name: 'churn 1', kind: 'folder' } }),
      },
    });
    const { user } = renderApp(host);
    await user.click(screen.getByRole('button', { name: 'Activity' }));
    await user.click(await screen.findByRole('button', { name: 'Report' }));
    await user.click(await screen.findByRole('button', { name: 'Open it' }));
    await screen.findByRole('button', { name: `Close ${title}` });
    // Once it was looked at, too.
    await waitFor(() => expect(inputsOf(host, 'model.read')).toHaveLength(1));
    screen.getByRole('button', { name: `Close ${title}` });
  });

  it('is told by the status bar, and follows what the host says', async () => {
    const row = rowOf({ state: 'copying', progress: { step: 'copy', done: 0, total: 200, files: 0, of: 9 } });
    const { host } = await activity([row]);
    await screen.findByText('copying');
    act(() =>
      host.emit({
        name: 'port.changed',
        data: { ...row, progress: { step: 'copy', done: 90, total: 200, files: 3, of: 9 } },
      }),
    );
    await screen.findByRole('button', { name: 'Copying churn: 45 %' });
    const bar = screen.getByRole('progressbar', { name: 'Progress of churn' });
    expect(bar.getAttribute('aria-valuenow')).toBe('45');
    act(() => host.emit({ name: 'port.gone', data: { id: row.id } }));
    await screen.findByText('Nothing was exported yet.');
    expect(screen.queryByRole('button', { name: /Copying/ })).toBeNull();
  });
});
