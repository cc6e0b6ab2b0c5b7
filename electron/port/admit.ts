import { KnownError } from '../../shared/contract/errors.ts';
import { standing } from '../../shared/export/checks.ts';
import { targetProblems } from '../../shared/export/target-problems.ts';
import type { Plan } from '../../shared/export/plan.ts';

/**
 * Lets a plan through, or says what stands against it. Production is asked for by its name. Errors: `preflight-stops`,
 * `confirm-production`, `name-...`.
 */
export function admit({ checks, reason, target }: Plan, confirmed: string | null): void {
  const production = target.role === 'PROD';
  const stops = standing(checks, { production, reason });
  if (stops.length > 0) {
    const ids = stops.map(({ id }) => id).join(', ');
    throw new KnownError('preflight-stops', `Stopped by ${ids}.`, { ids, count: stops.length });
  }
  // A plan may have been kept in a file, and changed there: names become paths.
  const [problem] = targetProblems(target, process.platform === 'win32');
  if (problem !== undefined) throw new KnownError(problem.code, `${problem.code} in the plan.`, problem.details);
  const name = target.workspace ?? '';
  if (production && confirmed !== name)
    throw new KnownError('confirm-production', `${name} is production and was not confirmed.`, { name });
}
