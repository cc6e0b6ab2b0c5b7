import { addSample, paceOf, type Pace, type Sample } from '../../../shared/export/pace.ts';
import type { PortRow } from '../../../shared/export/port-row.ts';

/** What was seen of ports under way, by id. */
const seen = new Map<string, readonly Sample[]>();

export function noteProgress({ id, state, progress }: PortRow, at: number): void {
  if ((state !== 'copying' && state !== 'checking') || progress === null) seen.delete(id);
  else seen.set(id, addSample(seen.get(id) ?? [], { at, done: progress.done }));
}

/** null as long as too little is known. */
export function paceFor({ id, progress }: PortRow): Pace | null {
  return progress === null ? null : paceOf(seen.get(id) ?? [], progress.total);
}
