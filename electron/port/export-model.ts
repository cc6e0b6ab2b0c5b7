import { toErrorData } from '../../shared/contract/errors.ts';
import { standing } from '../../shared/export/checks.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { makeAndOpen, openWorkspace } from '../workspaces/open-workspace.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { admit } from './admit.ts';
import { nowOf, workspaceOptions, writing, type PortContext, type TargetPlace } from './context.ts';
import { interruptedPorts, resumePort, settlePort, undoPort, type OpenedPort } from './end-port.ts';
import { planPort, type PortRequest } from './plan-port.ts';
import { runPort, type PortResult } from './run-port.ts';
import { snapshotOf } from './snapshot.ts';
import type { PortSource } from './source-of.ts';

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
  confirmed: string | null,
  context: PortContext,
): Promise<Exported> {
  const there = await openWorkspace(request.target.place, workspaceOptions(context));
  const interrupted = there === null ? null : await sameInterrupted(from, request, there, context);
  if (interrupted !== null) {
    const { plan } = interrupted.state;
    return { plan, result: await resumePort(interrupted, context) };
  }
  const plan = await planPort(from, request, context);
  const { reason, checks, target } = plan;
  if (standing(checks, { production: target.role === 'PROD', reason }).length > 0) return { plan, result: null };
  return { plan, result: await carryOut(plan, request.target, { source: from, strict: false, confirmed }, context) };
}

/** Runs a plan in its workspace, which is made first where there is none. */
export async function carryOut(
  plan: Plan,
  target: Pick<TargetPlace, 'layout'>,
  options: Parameters<typeof runPort>[2],
  context: PortContext,
): Promise<PortResult> {
  admit(plan, options.confirmed);
  const workspace = await writing(plan.target.place, () => openOrMake(plan, target, context));
  // Where it was made, which the journal has to name.
  const placed = { ...plan, target: { ...plan.target, place: workspace.place, kind: workspace.kind } };
  return runPort(workspace, placed, options, context);
}

async function openOrMake(
  plan: Plan,
  { layout }: Pick<TargetPlace, 'layout'>,
  context: PortContext,
): Promise<Workspace> {
  const options = workspaceOptions(context);
  const { place } = plan.target;
  const there = await openWorkspace(place, options);
  if (there !== null) return there;
  try {
    return await makeAndOpen(place, { layout, seed: context.seed, at: nowOf(context).getTime() }, options);
  } catch (error) {
    // Another process made it at the same moment.
    const made = toErrorData(error).code === 'target-exists' ? await openWorkspace(place, options) : null;
    if (made === null) throw error;
    return made;
  }
}

/**
 * An interrupted port that wanted just this. Others of the same source and name are cleared away where they have no version yet; those
 * of other models are brought to their end where they have one.
 */
async function sameInterrupted(
  from: PortSource,
  request: PortRequest,
  workspace: Workspace,
  context: PortContext,
): Promise<OpenedPort | null> {
  let same: OpenedPort | null = null;
  for (const port of await interruptedPorts(workspace)) {
    const { plan, phase } = port.state;
    const { source, target } = plan;
    const mine =
      source.place === from.place && source.inside === from.inside && target.model === (request.model ?? from.name);
    if (mine && same === null && phase !== 'undoing' && (await isSame(port, from, request, context))) {
      same = port;
      continue;
    }
    await settlePort(port, context);
    if (mine && (await workspace.find(plan.id, target.model, port.state.digest ?? '')) === null)
      await undoPort(port, context);
  }
  return same;
}

async function isSame(
  { state }: OpenedPort,
  from: PortSource,
  request: PortRequest,
  context: PortContext,
): Promise<boolean> {
  const { source, target, reason } = state.plan;
  const now = await snapshotOf(from.source, from.inside, context.signal);
  const tags = { ...from.tags, ...request.tags };
  return (
    JSON.stringify(now.files) === JSON.stringify(source.files.map(({ path, size }) => ({ path, size }))) &&
    target.alias === request.alias &&
    target.description === (request.description ?? from.description) &&
    JSON.stringify(target.tags) === JSON.stringify(tags) &&
    reason === request.reason &&
    target.role === request.target.role
  );
}
