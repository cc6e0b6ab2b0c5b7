import { KnownError } from '../../shared/contract/errors.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { reasonStill } from '../../shared/export/production-since.ts';
import { withRoleOfNow, workspacesFileIn } from '../workspaces/named-workspaces.ts';
import { readWorkspaces } from '../workspaces/settings.ts';
import { admit } from './admit.ts';

/** What a person says as a port is gone on with, or started later than it was planned. */
export interface Said {
  /** The name of production, as it was typed. */
  readonly confirmed: string | null;
  readonly reason: string | null;
}

export const NOTHING_SAID: Said = { confirmed: null, reason: null };

/**
 * Lets a plan through that was made before, by what its target is now, with what is said now. What is production by now is told from
 * what was so already. Errors: `resume-production`, and those of `admit`.
 */
export function admitLater(plan: Plan, { confirmed, reason }: Said, data: string): Plan {
  const now = withRoleOfNow(plan, readWorkspaces(workspacesFileIn(data)));
  const { role, workspace: name } = now.target;
  const since = role === 'PROD' && plan.target.role !== 'PROD';
  if (role === 'PROD' && confirmed !== name)
    throw new KnownError(since ? 'resume-production' : 'confirm-production', `${name} was not confirmed.`, {
      name: name ?? '',
      id: plan.id,
    });
  const told = { ...now, reason: reason ?? reasonStill(plan, since) };
  admit(told, confirmed);
  return told;
}
