import { existsSync, readdirSync } from 'node:fs';
import { foldPort, type PortState } from '../../shared/export/journal.ts';
import { hasEnded, readJournal } from '../transfer/journal.ts';
import { isHeld } from '../workspaces/file-lock.ts';
import { pathsOf, PORT_ID, portsOf } from '../workspaces/home.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import type { PortContext } from './context.ts';
import { isThere, resumePort, undoPort, type OpenedPort } from './end-port.ts';

/**
 * Ports into a workspace that did not come to their end, and that nobody works on any more. One that this program can't read, or not whole,
 * is left alone, and holds up no other: somebody else's, closed to us, or a newer program's.
 */
export async function interruptedPorts(workspace: Workspace): Promise<OpenedPort[]> {
  const open: OpenedPort[] = [];
  for (const id of newestIds(workspace)) {
    const { journal, lock } = pathsOf(workspace.home, id);
    const state = await stateIfFree(journal, lock).catch(() => null);
    // Zips share one home.
    if (state === null || state.newer || state.plan.target.place !== workspace.place) continue;
    if (state.phase !== 'done' && state.phase !== 'undone') open.push({ workspace, state, journal });
  }
  return open;
}

/** null where somebody is at work on it, or nothing was begun. */
async function stateIfFree(journal: string, lock: string): Promise<PortState | null> {
  if (hasEnded(journal) || (existsSync(lock) && (await isHeld(lock)))) return null;
  return foldPort(readJournal(journal));
}

/**
 * Brings an interrupted port to its end where no choice is left: its version is listed already, or was taken back. Any other is left as it
 * is, to be gone on with or taken back: what is still there nobody takes away but who says so.
 */
export async function settlePort(port: OpenedPort, context: PortContext): Promise<void> {
  const { workspace, state } = port;
  const { plan, phase, digest } = state;
  if (phase === 'undoing') {
    if (!(await isThere(workspace, state))) await undoPort(port, context);
  } else if ((await workspace.find(plan.id, plan.target.model, digest ?? '')) !== null) await resumePort(port, context);
}

/** The newest are looked at; older ones were, when they were new. */
const LOOKED_AT = 500;

function newestIds(workspace: Workspace): string[] {
  const folder = portsOf(workspace.home);
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder).filter((name) => PORT_ID.test(name));
  return ids.sort().slice(-LOOKED_AT);
}
