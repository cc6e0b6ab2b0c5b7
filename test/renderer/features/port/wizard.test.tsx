import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { found, passed, type Check } from '../../../../shared/export/checks.ts';
import { review } from '../../../../shared/export/review.ts';
import { sameAct } from '../../../../shared/export/same-act.ts';
import { rowOfPlan, type PortRow } from '../../../../shared/export/port-row.ts';
import type { PlanView, SourceView, TargetView } from '../../../../shared/contract/port-schemas.ts';
import type { WorkspaceRow } from '../../../../shared/contract/workspace-schemas.ts';
import { newDraft } from '../../../../renderer/features/port/draft-store.ts';
import { fakeHost, foundModel, grantOf } from '../../../support/fake-client.tsx';
import { planOf } from '../../../support/plan.ts';
import { renderApp } from '../../../support/render.tsx';
import { heading, inputsOf, request } from '../../../support/whole-app.tsx';

const SOURCE: SourceView = {
  name: 'churn',
  uri: 'file:///models/churn',
  version: null,
  run: null,
  files: 9,
  size: 12_400_000,
  tags: { team: 'risk' },
  description: 'Who leaves',
  aliases: [],
  stage: null,
  hops: 0,
  flavors: ['sklearn'],
  signature: true,
  loadable: true,
};
const workspace = (name: string, role: WorkspaceRow['role']): WorkspaceRow => ({
  name,
  role,
  place: `~/${name}`,
  state: 'ready',
  kind: 'sqlite',
  problem: null,
  readOnly: null,
  revision: 'abc',
  models: 2,
});
const there = (more: Partial<TargetView> = {}): TargetView => ({
  kind: 'sqlite',
  place: '~/prod/mlflow.db',
  workspace: 'prod',
  role: 'PROD',
  isNew: false,
  next: '4',
  fresh: false,
  aliasBefore: '3',
  aliases: [{ alias: 'champion', version: '3' }],
  models: ['churn'],
  problems: [],
  ...more,
});
const BREAKS = found('verdict', 'stop', 'verdict-breaks-callers', {
  details: { against: '3', reasons: 2 },
  passable: true,
});

function wizard({ role = 'PROD', checks = [passed('P01')] }: { role?: 'DEV' | 'PROD'; checks?: Check[] } = {}) {
  const name = role === 'PROD' ? 'prod' : 'lab';
  const serving = { version: '3', alias: 'champion' };
  const plan = planOf({ checks, target: { role, workspace: name, alias: 'champion', version: '4', serving } });
  const view: PlanView = {
    ...plan,
    source: { ...plan.source, files: 9, tags: {}, aliases: [] },
    target: { ...plan.target, tags: {} },
    checks: checks.map((each) => ({ ...each, details: { ...each.details }, items: [...each.items] })),
    strict: false,
  };
  const row: PortRow = { ...rowOfPlan(plan, (place) => place), files: 9 };
  const done: PortRow = { ...row, state: 'done', outcome: 'ported', began: plan.made, ended: plan.made };
  let now: PortRow[] = [];
  const host = fakeHost({
    models: { 'grant-churn': [foundModel('')] },
    answers: {
      'workspace.list': () => ({ workspaces: [workspace('lab', 'DEV'), workspace('prod', 'PROD')] }),
      'port.source': () => SOURCE,
      'port.target': ({ model }) =>
        there(model === 'a/b' ? { problems: [{ about: 'model', code: 'name-slash', details: { name: model } }] } : {}),
      'port.plan': () => ({ handle: 'plan', plan: view }),
      'port.review': () => ({
        rows: review(plan).map((each) => ({ ...each, details: { ...each.details } })),
        act: sameAct(plan),
      }),
      'port.start': () => {
        now = [row];
        return row;
      },
      'port.list': () => ({ ports: now }),
      'port.report': () => ({
        row: done,
        plan: view,
        identical: 9,
        digest: 'ab',
        aliasBefore: '3',
        made: false,
        review: [],
        act: sameAct(plan),
        noUndo: null,
      }),
      'port.files': () => ({ rows: [], next: null }),
    },
  });
  const finish = () => {
    now = [done];
    host.emit({ name: 'port.changed', data: done });
  };
  return { host, row, finish };
}

/** The wizard with the model of a tab. */
async function begun(options: Parameters<typeof wizard>[0] = {}) {
  const made = wizard(options);
  const { user } = renderApp(made.host);
  request(made.host, 'churn');
  await screen.findByRole('row', { name: /churn/ });
  await user.keyboard('{Control>}{Shift>}E{/Shift}{/Control}');
  await heading('Destination');
  return { ...made, user };
}
const isOff = (button: HTMLElement) => (button as HTMLButtonElement).disabled;
const next = () => screen.getByRole('button', { name: /^(Next|Start the export)/ });
const steps = (name: RegExp) => within(screen.getByRole('navigation', { name: 'Steps' })).getByRole('button', { name });
const ready = () => waitFor(() => expect(isOff(next())).toBe(false));

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

  it('goes to production only opened, with a reason, and by its name', async () => {
    const { user, host, finish } = await begun({ checks: [BREAKS, passed('P01')] });
    await user.click(await screen.findByRole('radio', { name: /prod/ }));
    await screen.findByText('Becomes version 4.');
    expect(isOff(next())).toBe(true);
    await user.click(screen.getByRole('button', { name: /Open prod for this export/ }));
    await ready();
    await user.click(next());
    await screen.findByText('Callers of version 3 must change first. Reasons: 2.');
    expect(isOff(next())).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'Why it may go on all the same' }), 'told{Enter}');
    await heading('Review');
    await screen.findByRole('table');
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
    await user.click(await screen.findByRole('radio', { name: /prod/ }));
    await user.click(steps(/Pre-flight/));
    await user.click(await screen.findByRole('button', { name: 'Type a reason' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Why it may go on all the same' }));
    await user.keyboard('told');
    expect(screen.queryByRole('button', { name: 'Type a reason' })).toBeNull();
    expect(isOff(next())).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Open prod for this export' }));
    await ready();
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
