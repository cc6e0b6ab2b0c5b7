import { standing, type Check } from '../../../shared/export/checks.ts';
import type { PlanView } from '../../../shared/contract/port-schemas.ts';

/** What still stands against a plan, given a person's reason. */
export function standingOf({ checks, target, reason: kept }: PlanView, reason: string): Check[] {
  return standing(checks, { production: target.role === 'PROD', reason: reason.trim() === '' ? kept : reason });
}

/** Whether a reason would let something pass. */
export function takesReason({ checks, target }: PlanView): boolean {
  return standing(checks, { production: target.role === 'PROD', reason: null }).some(({ passable }) => passable);
}

/** How a check is shown: into production, what is not judged stops. */
export function groupOf({ state }: Check): 'stop' | 'not-judged' | 'note' | 'ok' {
  return state;
}
