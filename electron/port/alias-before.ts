import { existsSync, readdirSync } from 'node:fs';
import { foldPort, type PortState } from '../../shared/export/journal.ts';
import { readJournal } from '../transfer/journal.ts';
import { pathsOf, PORT_ID, portsOf } from '../workspaces/home.ts';
import type { Workspace } from '../workspaces/workspace.ts';

/**
 * Where the alias of a port pointed before it, passing over moves that were taken back since: a move of another port to just that version,
 * that was undone after this one had moved it on, is no place to go back to.
 */
export function aliasBefore(workspace: Workspace, state: PortState): string | null {
  const { id, target } = state.plan;
  let { version, before, at } = moveOf(state);
  if (target.alias === null || !workspace.capabilities.aliases) return before;
  for (const other of before === null ? [] : earlierPorts(workspace, id)) {
    const move = moveOf(other);
    const { model, alias } = other.plan.target;
    if (model !== target.model || alias !== target.alias || move.version !== before || move.before === before) continue;
    // Who moved it there. What came about otherwise, or still counts, is what it was.
    if (other.undone === null || other.undone < at) break;
    ({ before, at } = move);
    if (before === null || before === version) break;
  }
  return before;
}

interface Move {
  readonly version: string | null;
  readonly before: string | null;
  readonly at: string;
}

function moveOf({ plan, registered, found, began }: PortState): Move {
  const { aliasBefore: before } = registered ?? found ?? plan.target;
  return { version: (registered ?? found)?.version ?? null, before, at: registered?.at ?? began };
}

/** Ports into the workspace that were begun before this one, the newest first; what can't be read tells nothing. */
function* earlierPorts({ home }: Workspace, id: string): Generator<PortState> {
  const folder = portsOf(home);
  if (!existsSync(folder)) return;
  const ids = readdirSync(folder).filter((name) => PORT_ID.test(name) && name < id);
  for (const each of ids.sort().reverse())
    try {
      const state = foldPort(readJournal(pathsOf(home, each).journal));
      if (state !== null) yield state;
    } catch {
      // Somebody else's.
    }
}
