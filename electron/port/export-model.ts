import path from 'node:path';
import { toErrorData } from '../../shared/contract/errors.ts';
import { standing } from '../../shared/export/checks.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { targetTags } from '../../shared/export/provenance.ts';
import { writing } from '../transfer/write-errors.ts';
import { tidyNew } from '../workspaces/new-workspace.ts';
import { makeAndOpen, openWorkspace } from '../workspaces/open-workspace.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { admit } from './admit.ts';
import { diskOf, nowOf, workspaceOptions, type PortContext, type TargetPlace } from './context.ts';
import { resumePort, undoPort, type OpenedPort } from './end-port.ts';
import { interruptedPorts, settlePort } from './interrupted-ports.ts';
import { planPort, type PortRequest } from './plan-port.ts';
import type { PortSource } from './port-source.ts';
import { runPort, type PortResult } from './run-port.ts';
import { isUntouched, sourceNow } from './source-now.ts';
import { isStillServing } from './still-so.ts';

/** The name of production that was confirmed, or null; or whom to ask for it, who sees the plan and may throw. */
export type Confirmed = string | null | ((plan: Plan) => Promise<string | null>);

export interface Exported {
  readonly plan: Plan;
  /** null where something stands against it. */
  readonly result: PortResult | null;
}

/**
 * Plans a port and carries it out, where nothing stands against it. An interrupted port of the same model to the same place is gone on
 * with; where the model has changed meanwhile, what it left is cleared away first.
 */
export async function exportModel(
  from: PortSource,
  request: PortRequest,
  confirmed: Confirmed,
  context: PortContext,
): Promise<Exported> {
  const there = await openWorkspace(request.target.place, workspaceOptions(context));
  const interrupted = there === null ? null : await sameInterrupted(from, request, there, context);
  const resumed = interrupted === null ? null : await resumedPort(interrupted, confirmed, context);
  if (resumed !== null) return resumed;
  const plan = await planPort(from, request, context);
  const { reason, checks, target } = plan;
  if (standing(checks, { production: target.role === 'PROD', reason }).length > 0) return { plan, result: null };
  const options = { source: async () => from, strict: false, confirmed: await saidTo(plan, confirmed) };
  return { plan, result: await carryOut(plan, request.target, options, context) };
}

async function saidTo(plan: Plan, confirmed: Confirmed): Promise<string | null> {
  return typeof confirmed === 'function' ? confirmed(plan) : confirmed;
}

/** Runs a plan in its workspace, which is made first where there is none. */
export async function carryOut(
  plan: Plan,
  target: Pick<TargetPlace, 'layout'>,
  options: Parameters<typeof runPort>[2],
  context: PortContext,
): Promise<PortResult> {
  admit(plan, options.confirmed);
  const { workspace, made } = await writing(plan.target.place, () => openOrMake(plan, target, context));
  // Where it was made, which the journal has to name.
  const placed = {
    ...plan,
    target: { ...plan.target, place: workspace.place, store: workspace.place, kind: workspace.kind },
  };
  const result = await runPort(workspace, placed, options, context);
  return made ? { ...result, workspaceMade: workspace.place } : result;
}

async function openOrMake(
  plan: Plan,
  { layout }: Pick<TargetPlace, 'layout'>,
  context: PortContext,
): Promise<{ readonly workspace: Workspace; readonly made: boolean }> {
  const options = workspaceOptions(context);
  const { place } = plan.target;
  const there = await openWorkspace(place, options);
  if (there !== null) {
    tidyNew(path.dirname(there.place), diskOf(context));
    return { workspace: there, made: false };
  }
  try {
    const make = { layout, seed: context.seed, at: nowOf(context).getTime() };
    return { workspace: await makeAndOpen(place, make, options), made: true };
  } catch (error) {
    // Another process made it at the same moment.
    const workspace = toErrorData(error).code === 'target-exists' ? await openWorkspace(place, options) : null;
    if (workspace === null) throw error;
    return { workspace, made: false };
  }
}

/** null where another process goes on with it at this moment: then what it brings is recognised in the end. */
async function resumedPort(port: OpenedPort, confirmed: Confirmed, context: PortContext): Promise<Exported | null> {
  const { plan } = port.state;
  admit(plan, await saidTo(plan, confirmed));
  return unlessRunning(async () => ({ plan, result: await resumePort(port, context) }));
}

/**
 * An interrupted port that wanted just this. Others of the same source and name are cleared away where they have no version yet; those
 * of other models are brought to their end where they have one. What fails with those is theirs, and does not stop this one.
 */
async function sameInterrupted(
  from: PortSource,
  request: PortRequest,
  workspace: Workspace,
  context: PortContext,
): Promise<OpenedPort | null> {
  let same: OpenedPort | null = null;
  for (const port of await interruptedPorts(workspace)) {
    const { source, target } = port.state.plan;
    const mine =
      source.place === from.place && source.inside === from.inside && target.model === (request.model ?? from.name);
    if (mine && same === null && (await isSame(port, from, request, context))) same = port;
    else await tidied(port, mine, context);
  }
  return same;
}

async function tidied(port: OpenedPort, mine: boolean, context: PortContext): Promise<void> {
  const { workspace, state } = port;
  try {
    await settlePort(port, context);
    if (!mine) return;
    const { id, target } = state.plan;
    if ((await workspace.find(id, target.model, state.digest ?? '')) === null) await undoPort(port, context);
  } catch (error) {
    if (toErrorData(error).code === 'cancelled') throw error;
  }
}

async function unlessRunning<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (toErrorData(error).code !== 'port-running') throw error;
    return null;
  }
}

async function isSame(
  { state, workspace }: OpenedPort,
  from: PortSource,
  request: PortRequest,
  context: PortContext,
): Promise<boolean> {
  const { source, target, reason } = state.plan;
  if (state.phase === 'undoing' || !(await isStillServing(workspace, state.plan))) return false;
  const now = await sourceNow(from, context.signal);
  const tags = targetTags(from.tags, request.tags);
  return (
    isUntouched(source, now) &&
    target.alias === (request.alias === null && from.version === null ? target.alias : request.alias || null) &&
    target.description === (request.description ?? from.description) &&
    JSON.stringify(target.tags) === JSON.stringify(tags) &&
    reason === request.reason &&
    (target.beside === undefined) === (request.azure === undefined) &&
    target.role === request.target.role
  );
}
