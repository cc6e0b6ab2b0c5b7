import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { foldPort, type PortState } from '../../shared/export/journal.ts';
import { rowOfState, type PortRow } from '../../shared/export/port-row.ts';
import { visible } from '../../shared/safety/visible.ts';
import { readJournal } from '../transfer/journal.ts';
import { isHeld } from '../workspaces/file-lock.ts';
import type { PortBase } from './port-table.ts';
import { recentPorts } from './recent-ports.ts';

/** What was read of a journal, as long as it is as long as it was: it only grows. */
const read = new Map<string, { readonly size: number; readonly state: PortState | null }>();

/** Every port that was begun on this machine and whose journal can be found, the newest first. */
export async function knownPorts({ data }: PortBase): Promise<PortRow[]> {
  const rows: PortRow[] = [];
  for (const { journal } of recentPorts(data)) {
    const state = ifReadable(journal);
    if (state !== null) rows.push(rowOfState(state, await isBusy(state, journal), visible));
    await new Promise(setImmediate);
  }
  return rows;
}

/** null where there is no journal (any more). */
export function stateIn(journal: string): PortState | null {
  const size = statSync(journal, { throwIfNoEntry: false })?.size ?? 0;
  const known = read.get(journal);
  if (known?.size === size) return known.state;
  const state = size === 0 ? null : foldPort(readJournal(journal));
  read.set(journal, { size, state });
  return state;
}

/** One that can't be read hides no other. */
function ifReadable(journal: string): PortState | null {
  try {
    return stateIn(journal);
  } catch {
    return null;
  }
}

/** Whether somebody works on it: what has ended has nobody. */
async function isBusy({ phase }: PortState, journal: string): Promise<boolean> {
  const lockFile = path.join(path.dirname(journal), 'lock');
  if (phase === 'done' || phase === 'undone' || !existsSync(lockFile)) return false;
  try {
    return await isHeld(lockFile);
  } catch {
    // A lock that can't be read: nobody is at work there, and nobody can be.
    return false;
  }
}
