import { standing, type Check } from '../../../shared/export/checks.ts';
import type { PlanView } from '../../../shared/contract/port-schemas.ts';
import type { Word } from './draft.ts';

/** What still stands against a plan, given a person's reason. */
export function standingOf({ checks, target, reason: kept }: PlanView, reason: string): Check[] {
  return standing(checks, { production: target.role === 'PROD', reason: reason.trim() === '' ? kept : reason });
}

/** Whether a reason would let something pass. */
export function takesReason({ checks, target }: PlanView): boolean {
  return standing(checks, { production: target.role === 'PROD', reason: null }).some(({ passable }) => passable);
}

/** Which plans something was typed for: what goes where, and what stands against it. */
export function aboutOf(plans: readonly PlanView[]): string {
  return JSON.stringify(
    plans.map(({ source: { uri, store }, target: { place, workspace, role, model }, checks }) => {
      const stops = standing(checks, { production: role === 'PROD', reason: null });
      const told = stops.map(({ id, code, details, items }) => [id, code, details, items]);
      return [uri, store, place, workspace, role, model, told];
    }),
  );
}

/** What was typed, where it was typed for these. */
export function wordFor({ text, about }: Word, plans: readonly PlanView[]): string {
  return about === aboutOf(plans) ? text : '';
}

/** The reason that goes with a plan: none where nothing asks for one. */
export function reasonFor(plan: PlanView, reason: string): string | null {
  return takesReason(plan) && reason.trim() !== '' ? reason.trim() : null;
}

/** How a check is shown: into production, what is not judged stops. */
export function groupOf({ state }: Check): 'stop' | 'not-judged' | 'note' | 'ok' {
  return state;
}
