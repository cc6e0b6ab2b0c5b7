import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { foldPort, type Left, type PortState } from '../../shared/export/journal.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { readJournal, record } from '../transfer/journal.ts';
import { writing } from '../transfer/write-errors.ts';
import { stale } from '../workspaces/expected.ts';
import { tryLock } from '../workspaces/file-lock.ts';
import { withRoleOfNow, workspacesFileIn } from '../workspaces/named-workspaces.ts';
import { readWorkspaces } from '../workspaces/settings.ts';
import { homeOf, pathsOf, zipHome } from '../workspaces/home.ts';
import { openWorkspace } from '../workspaces/open-workspace.ts';
import type { TakenBack, Workspace } from '../workspaces/workspace.ts';
import { admitLater, NOTHING_SAID, type Said } from './admit-later.ts';
import { diskOf, nowOf, workspaceOptions, type PortContext } from './context.ts';
import { aliasBefore } from './alias-before.ts';
import { findPort } from './recent-ports.ts';
import { runPort, type PortResult } from './run-port.ts';
import type { PortSource } from './port-source.ts';
import { sourceOfPlan } from './source-of.ts';
import { isStillServing } from './still-so.ts';

export interface OpenedPort {
  readonly workspace: Workspace;
  readonly state: PortState;
  readonly journal: string;
}

/**
 * A port by its id or journal; null for the newest of this machine. Errors: `port-unknown`, `port-none`, `port-newer`, `port-away`, `port-moved`, and those
 * of opening.
 */
export async function openPort(given: string | null, context: PortContext): Promise<OpenedPort> {
  const { id, journal } = findPort(context.data, given);
  const state = foldPort(readJournal(journal));
  if (state === null || state.plan.id !== id)
    throw new KnownError('port-unknown', `${journal} tells of no port.`, { id });
  if (state.newer) throw new KnownError('port-newer', `${journal} was written by a newer program.`, { id });
  const { place, kind } = state.plan.target;
  // Told before it is opened: where it was there may be nothing, or another one by now.
  const home = kind === 'zip' ? zipHome(context.data) : homeOf(place);
  if (!isSameFile(pathsOf(home, id).journal, journal))
    throw new KnownError('port-moved', `${journal} is not where its workspace keeps it.`, { id, path: place });
  const workspace = await openWorkspace(place, workspaceOptions(context));
  // A zip that is not there is no workspace either; only where its folder is there it is known to be gone.
  const away = kind === 'zip' && state.registered !== null && !existsSync(path.dirname(place));
  if (workspace === null || away) throw new KnownError('port-away', `${place} is not there.`, { id, path: place });
  return { workspace, state, journal };
}

function isSameFile(one: string, other: string): boolean {
  try {
    return one === other || realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

/**
 * Goes on with a port where it was left. `said`: of a workspace that is production by now. Errors: those of `runPort` and `admitLater`;
 * `plan-stale` where others are served by now.
 */
export async function resumePort(
  port: OpenedPort,
  context: PortContext,
  said: Said = NOTHING_SAID,
): Promise<PortResult> {
  const { workspace, state } = port;
  const { phase, found } = state;
  const plan = await admitResume(port, said, context);
  if (phase !== 'done' && phase !== 'undone' && !(await isStillServing(workspace, plan, found?.version)))
    throw stale('serving', 'Another version is served there now.', plan.target.serving?.version ?? '-', '+');
  let opened: PortSource | null = null;
  const source = async () => (opened = await sourceOfPlan(plan));
  try {
    return await runPort(workspace, plan, { source, strict: false, confirmed: null }, context);
  } finally {
    await (opened as PortSource | null)?.source.close();
  }
}

/** What became production since a port was begun is asked for by its name. Errors: those of `admitLater`. */
export async function admitResume(port: OpenedPort, said: Said, { data }: Pick<PortContext, 'data'>): Promise<Plan> {
  const { plan } = port.state;
  return (await nameToResume(port, { data })) === null ? plan : admitLater(plan, said, data);
}

/** The name that going on with a port has to be confirmed by: its workspace became production since, and nothing is listed there yet. */
export async function nameToResume(
  { workspace, state: { plan, registered, digest } }: OpenedPort,
  context: Pick<PortContext, 'data'>,
): Promise<string | null> {
  if (plan.target.role === 'PROD' || registered !== null) return null;
  const name = productionOf(plan, context);
  if (name === null || (await workspace.find(plan.id, plan.target.model, digest ?? '')) !== null) return null;
  return name;
}

/** What the workspace of a plan is called, where that is production by now. */
function productionOf(plan: Plan, { data }: Pick<PortContext, 'data'>): string | null {
  const { role, workspace } = withRoleOfNow(plan, readWorkspaces(workspacesFileIn(data))).target;
  return role === 'PROD' ? (workspace ?? '') : null;
}

export interface Undone extends TakenBack {
  readonly id: string;
  readonly model: string;
  /** null where there was no version yet. */
  readonly version: string | null;
  /** The version was there before the port, and stays. */
  readonly existing: boolean;
  /** The port had been taken back, or cleared away, before: nothing was done now. */
  readonly already: boolean;
  /** The version was not there any more: others had deleted or moved it. What was left of the port was cleared away. */
  readonly gone: boolean;
}

/** What is listed in production is taken from it by whoever says this name, as what is deleted there by hand. */
export function nameToUndo({ state }: OpenedPort, context: Pick<PortContext, 'data'>): string | null {
  return state.registered === null || state.phase === 'undone' ? null : productionOf(state.plan, context);
}

/** Error `confirm-production`. */
export function admitUndo(port: OpenedPort, confirmed: string | null, context: Pick<PortContext, 'data'>): void {
  const name = nameToUndo(port, context);
  if (name !== null && confirmed !== name)
    throw new KnownError('confirm-production', `${name} is production and was not confirmed.`, { name });
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
    const existing = now.registered?.existing ?? (version === null && now.found !== null);
    const about = { id: plan.id, model, version: version ?? now.found?.version ?? null, existing };
    if (now.phase === 'undone') return { ...about, already: true, gone: false, left: [], aliases: [] };
    const at = nowOf(context);
    const gone = about.version !== null && now.phase !== 'undoing' && !(await isThere(workspace, now));
    // Its aliases may have been set, which nothing tells but this line.
    const taken = await begin().catch(refused);
    const { aliases } = taken;
    const left = [...taken.left, ...(version === null ? await clear(workspace, plan.id) : [])];
    record(journal, { kind: 'undone', at: at.toISOString(), left, ...(gone ? { gone } : {}) }, disk);
    return { ...about, already: false, gone, left, aliases };

    async function begin(): Promise<TakenBack> {
      record(journal, { kind: 'undoing', at: at.toISOString() }, disk);
      return about.version === null ? NOTHING : undoVersion(about.version);
    }

    /** What a person was told to have failed is as it was: nobody expects it to go any more. What is gone is still cleared up after. */
    async function refused(error: unknown): Promise<never> {
      const is = toErrorData(error).code.startsWith('undo-') || (await isThere(workspace, now).catch(() => true));
      try {
        if (is) record(journal, { kind: 'undo-refused', at: at.toISOString() }, disk);
      } catch {
        // `settlePort` looks for itself.
      }
      throw error;
    }

    function undoVersion(number: string): Promise<TakenBack> {
      return workspace.undo({
        port: plan.id,
        model,
        version: number,
        alias: workspace.capabilities.aliases ? alias : null,
        aliasBefore: aliasBefore(workspace, now),
        also: now.plan.target.also ?? [],
        existing,
        digest,
        at: at.getTime(),
      });
    }
  } finally {
    lock.release();
  }
}

/** Whether what a port made is still there to be taken back. One that made no version has moved aliases at most, which are never lost. */
export async function isThere(workspace: Workspace, state: PortState): Promise<boolean> {
  const { plan, registered, found, digest } = state;
  if (registered?.existing ?? found !== null) return true;
  return (await workspace.find(plan.id, plan.target.model, digest ?? plan.source.digest ?? '')) !== null;
}

const NOTHING: TakenBack = { left: [], aliases: [] };

/** What lies under a zip's name then is not the port's. */
async function clear(workspace: Workspace, id: string): Promise<readonly Left[]> {
  const staging = await workspace.begin(id);
  await staging.abort();
  return workspace.kind === 'zip' && existsSync(workspace.place) ? ['zip'] : [];
}
