import { expect, it } from 'vitest';
import { PortQueue } from '../../../electron/port/port-queue.ts';
import type { PortFacts, PortRunner } from '../../../electron/port/port-table.ts';
import { KnownError } from '../../../shared/contract/errors.ts';
import { rowOfPlan, type PortRow, type PortStateName } from '../../../shared/export/port-row.ts';
import { planOf } from '../../support/plan.ts';

const ROW = rowOfPlan(planOf(), (place) => place);

/** Processes that do nothing: one that carries ports ends like this, and the journals say that. */
function queueWhere(ends: KnownError, journal: PortStateName): { queue: PortQueue; over: Promise<PortRow> } {
  let tell: (row: PortRow) => void;
  const over = new Promise<PortRow>((resolve) => (tell = resolve));
  const planner = {
    run: () => Promise.resolve({ row: { ...ROW, state: journal, began: ROW.id } } as PortFacts),
  } as unknown;
  const carrier = { run: () => Promise.reject(ends) } as unknown;
  const queue = new PortQueue({
    carrier: carrier as PortRunner,
    planner: planner as PortRunner,
    base: { data: '', seed: '', tool: 'test' },
    onChange: (row) => row.state !== 'queued' && row.state !== 'copying' && tell(row),
    onGone: () => undefined,
  });
  return { queue, over };
}

it.each([
  ['job-died', 'paused', 'interrupted'],
  ['job-died', 'stopped', 'stopped'],
  ['cancelled', 'paused', 'paused'],
] as const)('one that was gone on with, ended by %s while its journal says %s, is %s', async (code, journal, state) => {
  const { queue, over } = queueWhere(new KnownError(code, code), journal);
  await queue.resume(ROW.id, { confirmed: null, reason: null });
  expect((await over).state).toBe(state);
});
