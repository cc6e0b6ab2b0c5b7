import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { viewOfPlan } from '../../../electron/host/port-views.ts';
import { planFrom, reviewPlan } from '../../../electron/port/carry-plan.ts';
import { portFacts } from '../../../electron/port/port-facts.ts';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';
import { SEED } from '../../support/workspaces.ts';

vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const { session, remove } = exportSessions();
afterAll(remove);

/** What a person types, with a secret in each; what may be shown of it. */
const TYPED = [
  ['--reason', 'see https://ana:hunter2@host/ticket', 'see https://***@host/ticket'],
  ['--tag', 'api_key=hunter2', 'api_key=***'],
  ['--description', 'made with password=hunter2', 'made with password=***'],
] as const;
const given = TYPED.flatMap(([option, text]) => [option, text]);

it.each([
  ['what an export prints', ['export']],
  ['what an export prints for scripts', ['export', '--json']],
  ['a plan', ['plan']],
  ['a plan, with its commands', ['plan', '--commands']],
  ['a plan for scripts, with its commands', ['plan', '--commands', '--json']],
])('no password that was typed is in %s', async (_what, [command = '', ...more]) => {
  const { here, text } = session();
  const { code, out, err } = await text(command, A, '--to', path.join(here, 'w'), '--name', 'm', ...given, ...more);
  expect([code, err]).toEqual([0, '']);
  expect(out).not.toContain('hunter2');
  if (more.includes('--json')) expect(out).toContain('see https://***@host/ticket');
  if (more.includes('--commands')) for (const [, , shown] of TYPED) expect(out).toContain(shown);
});

it('nor in what a page shows of a plan or a port; the file of a plan still holds what was typed', async () => {
  const { here, data, call } = session();
  const file = path.join(here, 'plan.json');
  const target = ['--to', path.join(here, 'w'), '--name', 'm'];
  await call('plan', A, ...target, ...given, '--out', file);
  const plan = planFrom(file);
  expect(plan.reason).toBe(TYPED[0][1]);
  const { printed } = await call('apply', file);
  const facts = await portFacts(printed.id, { data, seed: SEED, tool: 'test' });
  const shown = {
    facts,
    review: reviewPlan(JSON.stringify(plan), plan.reason),
    reason: viewOfPlan(plan, 9, false).reason,
  };
  expect(JSON.stringify(shown)).not.toContain('hunter2');
  for (const { modelPorter } of [shown.review.act, facts.act])
    for (const [, , masked] of TYPED) expect(modelPorter).toContain(masked);
});

it('a command with nothing secret in it is as it was typed', async () => {
  const { here, text } = session();
  const reason = "it's 5 < 6 & key: the team said so";
  const plan = ['plan', A, '--to', path.join(here, 'w'), '--name', 'm', '--commands', '--json'];
  const { out } = await text(...plan, '--reason', reason, '--tag', 'team=risk');
  const { act } = JSON.parse(out) as { act: { modelPorter: string } };
  expect(act.modelPorter).toContain(`--tag team=risk --reason 'it'\\''s 5 < 6 & key: the team said so'`);
});
