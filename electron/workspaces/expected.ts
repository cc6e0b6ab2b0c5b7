import { KnownError } from '../../shared/contract/errors.ts';
import type { Prospect } from './workspace.ts';

/** Refuses what was planned for a workspace that has changed since. Error `plan-stale`. */
export function checkExpected(expected: Prospect | null, now: Prospect): void {
  if (expected === null) return;
  if (expected.next !== now.next)
    throw stale('next', `The next version is ${now.next}, not ${expected.next}.`, expected.next, now.next);
  if (expected.aliasBefore !== now.aliasBefore) {
    const [was, is] = [expected.aliasBefore ?? '-', now.aliasBefore ?? '-'];
    throw stale('alias', `The alias points to ${is}, not to ${was}.`, was, is);
  }
}

/** What a plan relied on is not so any more. */
export function stale(what: string, message: string, planned: string, now: string): KnownError {
  return new KnownError('plan-stale', message, { what, planned, now });
}
