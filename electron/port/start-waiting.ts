import { KnownError } from '../../shared/contract/errors.ts';
import { layoutOf } from '../../shared/export/plan.ts';
import type { RunnerOptions } from '../jobs/job-table.ts';
import { withRoleOfNow, workspacesFileIn } from '../workspaces/named-workspaces.ts';
import { readWorkspaces } from '../workspaces/settings.ts';
import { admitLater } from './admit-later.ts';
import { carryKept } from './carry-plan.ts';
import { admitResume, openPort } from './end-port.ts';
import { stateIn } from './known-ports.ts';
import type { PortJobs, SaidOfPort } from './port-table.ts';
import { findPort } from './recent-ports.ts';
import type { PortResult } from './run-port.ts';
import { waitingPlan } from './waiting-ports.ts';

/** Starts a port that waited for a person: as it was planned, or not at all. Errors: those of `admitLater` and `carryKept`; `port-unknown`. */
export async function startWaiting(
  { id, confirmed, reason, base }: SaidOfPort,
  options: RunnerOptions<PortJobs, 'start'>,
): Promise<PortResult> {
  const plan = waitingPlan(base.data, id);
  if (plan === null) throw new KnownError('port-unknown', `No port ${id} waits.`, { id });
  const admitted = admitLater(plan, { confirmed, reason }, base.data);
  return carryKept(admitted, { layout: layoutOf(plan), strict: true, confirmed }, { ...base, ...options });
}

/**
 * Asks while the person is still there: later, when its turn comes, nobody may be. What else is in the way is told by the port itself.
 * Errors: those of `admitLater`.
 */
export async function admitPort({ id, confirmed, reason, base }: SaidOfPort): Promise<void> {
  const waiting = waitingPlan(base.data, id);
  if (waiting !== null) {
    admitLater(waiting, { confirmed, reason }, base.data);
    return;
  }
  const plan = stateIn(findPort(base.data, id).journal)?.plan;
  if (plan === undefined || plan.target.role === 'PROD') return;
  if (withRoleOfNow(plan, readWorkspaces(workspacesFileIn(base.data))).target.role !== 'PROD') return;
  await admitResume(await openPort(id, base), { confirmed, reason }, base);
}
