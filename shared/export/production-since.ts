import { standing, type Check, type CheckId } from './checks.ts';

/*
 * A plan may be older than the role of its target. What production asks for is told by the checks that were made then: nothing has to be
 * read again.
 */

/** What is only told elsewhere, and stops in production until somebody answers for it: as the rules judge it there. */
const ANSWERED_FOR: Partial<Record<CheckId, (code: string) => boolean>> = {
  P08: (code) => code === 'loader-unknown' || code === 'loader-elsewhere',
  P11: () => true,
  state: (code) => code !== 'run-deleted',
  verdict: (code) => code !== 'verdict-converts-silently',
};

/** The checks of a plan as they are for production. */
export function asInProduction(checks: readonly Check[]): Check[] {
  return checks.map((check) => {
    const { id, state, code } = check;
    const stops = state === 'note' && code !== null && ANSWERED_FOR[id]?.(code) === true;
    return stops ? { ...check, state: 'stop', passable: true } : check;
  });
}

/**
 * The reason that a plan was made with, where it still counts: it was given to what stood against it then. Where its target became
 * production `since`, more may stand against it, of which it says nothing.
 */
export function reasonStill(
  { checks, reason }: { readonly checks: readonly Check[]; readonly reason: string | null },
  since: boolean,
): string | null {
  if (!since) return reason;
  const then = standing(checks, { production: false, reason: null });
  const now = standing(asInProduction(checks), { production: true, reason: null });
  return now.length > then.length ? null : reason;
}
