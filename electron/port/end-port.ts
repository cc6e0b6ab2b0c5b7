import { existsSync, readdirSync } from 'node:fs';
import { KnownError } from '../../shared/contract/errors.ts';
import { foldPort, type Left, type PortState } from '../../shared/export/journal.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { hasEnded, readJournal, record } from '../transfer/journal.ts';
import { writing } from '../transfer/write-errors.ts';
import { stale } from '../workspaces/expected.ts';
import { isHeld, tryLock } from '../workspaces/file-lock.ts';
import { pathsOf, PORT_ID, portsOf } from '../workspaces/home.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { diskOf, nowOf, workspaceOptions, type PortContext } from './context.ts';
import { servingOf } from './plan-port.ts';
import { findPort } from './recent-ports.ts';
import { runPort, type PortResult } from './run-port.ts';
import { sourceOfPlan, workspaceAt } from './source-of.ts';

export interface OpenedPort {
  readonly workspace: Workspace;
  readonly state: PortState;
  readonly journal: string;
}

/** A port by its id or journal; null for the newest of this machine. Errors: `port-unknown`, and those of opening. */
export async function openPort(given: string | null, context: PortContext): Promise<OpenedPort> {
  const { id, journal } = findPort(context.data, given);
  const state = foldPort(readJournal(journal));
  if (state === null || state.plan.id !== id)
    throw new KnownError('port-unknown', `${journal} tells of no port.`, { id });
  const workspace = await workspaceAt(state.plan.target.place, workspaceOptions(context));
  if (pathsOf(workspace.home, id).journal === journal) return { workspace, state, journal };
  throw new KnownError('port-moved', `${journal} is not where its workspace keeps it.`, { id });
}

/** Goes on with a port where it was left. Errors: those of `runPort`; `plan-stale` where others are served by now. */
export async function resumePort({ workspace, state }: OpenedPort, context: PortContext): Promise<PortResult> {
  const { plan, phase, found } = state;
  if (phase !== 'done' && phase !== 'undone' && !(await isStillServing(workspace, plan, found?.version)))
    throw stale('serving', 'Another version is served there now.', plan.target.serving?.version ?? '-', '+');
  const source = phase === 'copying' ? await sourceOfPlan(state.plan) : null;
  try {
    return await runPort(workspace, plan, { source, strict: false, confirmed: null }, context);
  } finally {
    await source?.source.close();
  }
}

/** Whether callers still get what the plan was judged against, or the port's own version already; `found`: one that holds the same. */
export async function isStillServing(
  workspace: Workspace,
  { id, target, source }: Plan,
  found?: string,
): Promise<boolean> {
  if (!workspace.capabilities.registry) return true;
  const now = servingOf(await workspace.model(target.model));
  if (now?.version === target.serving?.version || (now !== null && now.version === found)) return true;
  return (await workspace.find(id, target.model, source.digest ?? '')) !== null;
}

export interface Undone {
  readonly id: string;
  readonly model: string;
  /** null where there was no version yet. */
  readonly version: string | null;
  readonly left: readonly Left[];
}

/**
 * Takes a port back: its version as MLflow deletes one, its aliases as they were, its files. One that did not come so far is cleared away. Once
 * more is no error. Errors: `undo-...`, `port-running`.
 */
export function undoPort(port: OpenedPort, context: PortContext): Promise<Undone> {
  return writing(port.workspace.place, () => takeBack(port, context));
}

async function takeBack({ workspace, state, journal }: OpenedPort, context: PortContext): Promise<Undone> {
  const { plan } = state;
  const disk = diskOf(context);
  const lock = await tryLock(pathsOf(workspace.home, plan.id).lock, disk);
  if (lock === null)
    throw new KnownError('port-running', 'This port is under way in another process.', { id: plan.id });
  try {
    const now = foldPort(readJournal(journal)) ?? state;
    const { model, alias } = plan.target;
    const digest = now.digest ?? plan.source.digest ?? '';
    // Between the version and the line in the journal there is a moment.
    const version = now.registered?.version ?? (await workspace.find(plan.id, model, digest));
    if (now.phase === 'undone') return { id: plan.id, model, version, left: [] };
    const at = nowOf(context);
    record(journal, { kind: 'undoing', at: at.toISOString() }, disk);
    // Its aliases may have been set, which nothing tells but this line.
    if (version === null && now.found !== null) await undoVersion(now.found.version);
    const left = version === null ? await clear(workspace, plan.id) : await undoVersion(version);
    record(journal, { kind: 'undone', at: at.toISOString(), left }, disk);
    return { id: plan.id, model, version, left };

    function undoVersion(number: string): Promise<Left[]> {
      return workspace.undo({
        port: plan.id,
        model,
        version: number,
        alias: workspace.capabilities.aliases ? alias : null,
        aliasBefore: (now.registered ?? now.found ?? plan.target).aliasBefore,
        also: now.plan.target.also ?? [],
        existing: now.registered?.existing ?? version === null,
        digest,
        at: at.getTime(),
      });
    }
  } finally {
    lock.release();
  }
}

async function clear(workspace: Workspace, id: string): Promise<Left[]> {
  const staging = await workspace.begin(id);
  await staging.abort();
  return [];
}

/** Ports into a workspace that did not come to their end, and that nobody works on any more. */
export async function interruptedPorts(workspace: Workspace): Promise<OpenedPort[]> {
  const open: OpenedPort[] = [];
  for (const id of openIds(workspace)) {
    const { journal, lock: lockFile } = pathsOf(workspace.home, id);
    if (existsSync(lockFile) && (await isHeld(lockFile))) continue;
    const state = foldPort(readJournal(journal));
    // Zips share one home.
    if (state === null || state.plan.target.place !== workspace.place) continue;
    if (state.phase !== 'done' && state.phase !== 'undone') open.push({ workspace, state, journal });
  }
  return open;
}

/**
 * Brings an interrupted port to its end where no choice is left: its version is listed already, or it was being taken back. Any other is
 * left as it is, to be gone on with or taken back.
 */
export async function settlePort(port: OpenedPort, context: PortContext): Promise<void> {
  const { workspace, state } = port;
  const { plan, phase, digest } = state;
  if (phase === 'undoing') await undoPort(port, context);
  else if ((await workspace.find(plan.id, plan.target.model, digest ?? '')) !== null) await resumePort(port, context);
}

/** The newest are looked at; older ones were, when they were new. */
const LOOKED_AT = 500;

/** Ports whose journals do not end with their end. */
function openIds(workspace: Workspace): string[] {
  const folder = portsOf(workspace.home);
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder).filter((name) => PORT_ID.test(name));
  return ids
    .sort()
    .slice(-LOOKED_AT)
    .filter((id) => !hasEnded(pathsOf(workspace.home, id).journal));
}
