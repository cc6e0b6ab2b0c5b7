import { KnownError } from '../../shared/contract/errors.ts';
import type { Prospect } from './workspace.ts';

/**
 * Refuses what was planned for a workspace that has changed since. `free`: where the aliases point now that were free then. Error
 * `plan-stale`.
 */
export function checkExpected(expected: Prospect | null, now: Prospect, free: readonly (string | null)[] = []): void {
  if (expected === null) return;
  if (expected.next !== now.next)
    throw stale('next', `The next version is ${now.next}, not ${expected.next}.`, expected.next, now.next);
  if (expected.aliasBefore !== now.aliasBefore) {
    const [was, is] = [expected.aliasBefore ?? '-', now.aliasBefore ?? '-'];
    throw stale('alias', `The alias points to ${is}, not to ${was}.`, was, is);
  }
  const taken = free.find((version) => version !== null);
  if (taken !== undefined) throw stale('alias', `An alias points to ${taken}, not to -.`, '-', taken ?? '-');
}

/** What a plan relied on is not so any more. */
export function stale(what: string, message: string, planned: string, now: string): KnownError {
  return new KnownError('plan-stale', message, { what, planned, now });
}
