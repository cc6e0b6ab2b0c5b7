import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { readPlan, type Plan } from '../../shared/export/plan.ts';
import { withoutSecrets } from '../../shared/export/report-source.ts';
import { review } from '../../shared/export/review.ts';
import { sameAct } from '../../shared/export/same-act.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { RunnerOptions } from '../jobs/job-table.ts';
import { withRoleOfNow, workspacesFileIn } from '../workspaces/named-workspaces.ts';
import { openWorkspace } from '../workspaces/open-workspace.ts';
import { readWorkspaces } from '../workspaces/settings.ts';
import { admit } from './admit.ts';
import { workspaceOptions, type PortContext } from './context.ts';
import { carryOut } from './export-model.ts';
import { openSourcePlace } from './look-at-ends.ts';
import { planPort } from './plan-port.ts';
import type { PortSource } from './port-source.ts';
import { checkServing, checkSource, checkTarget, isBegun } from './still-so.ts';
import type { PlanInput, PlannedPort, PortBase, PortJobs } from './port-table.ts';
import type { PortResult } from './run-port.ts';
import { sourceOfPlan, workspaceAt } from './source-of.ts';
import { keepWaiting } from './waiting-note.ts';

export async function makePlan(
  { from, base, ...request }: PlanInput & { readonly base: PortBase },
  signal?: AbortSignal,
): Promise<PlannedPort> {
  const opened = await openSourcePlace(from, base, signal);
  try {
    return planned(await planPort(opened, request, { ...base, ...(signal === undefined ? {} : { signal }) }));
  } finally {
    await opened.source.close();
  }
}

/** Plans of very many files are large; nothing else of ours is. */
const PLAN_LIMIT = 256 * 1024 * 1024;

export async function planInFile(file: string): Promise<PlannedPort> {
  return planned(planFrom(file));
}

/** The plan that `plan --out` or the wizard saved. Errors: `not-found`, `no-plan`. */
export function planFrom(file: string): Plan {
  const shown = visible(path.basename(file));
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) throw new KnownError('not-found', `${file} is not there.`, { path: shown });
  const plan = stat.isFile() && stat.size <= PLAN_LIMIT ? readPlan(readFileSync(file, 'utf8')) : null;
  if (plan === null) throw new KnownError('no-plan', `${file} is no plan.`, { path: shown });
  return plan;
}

function planned(plan: Plan): PlannedPort {
  const { source } = plan;
  return {
    text: JSON.stringify(plan),
    plan: { ...plan, source: { ...source, files: [] } },
    files: source.files.length,
  };
}

/** The plan that a text holds, which is one of ours. */
function planOf(text: string): Plan {
  const plan = readPlan(text);
  if (plan === null) throw new KnownError('no-plan', 'This is no plan.', { path: '' });
  return plan;
}

/** As it may be shown: a reason may hold a password. */
export function reviewPlan(text: string, reason: string | null): PortJobs['review']['output'] {
  const plan = withoutSecrets({ ...planOf(text), reason });
  return { rows: review(plan), act: sameAct(plan) };
}

/** Writes down what is to wait for its turn, with the reason that was given. Error `notes-not-writable`. */
export function keepPlan({ text, reason, base }: PortJobs['keep']['input']): void {
  keepWaiting(base.data, { ...planOf(text), reason });
}

/** Carries out a plan that a page shows. Errors: those of `carryKept`. */
export function carryPlan(
  { text, reason, base, ...how }: PortJobs['run']['input'],
  options: RunnerOptions<PortJobs, 'run'>,
): Promise<PortResult> {
  return carryKept({ ...planOf(text), reason }, how, { ...base, ...options });
}

/**
 * Carries out a plan that was made before; one that was begun is gone on with. `strict`: as it stands, or not at all. Errors: those of
 * `carryOut`; `plan-stale`, `source-stale` where something it relied on has changed since: then nothing was begun.
 */
export async function carryKept(
  given: Plan,
  { layout, strict, confirmed }: Pick<PortJobs['run']['input'], 'layout' | 'strict' | 'confirmed'>,
  context: PortContext,
): Promise<PortResult> {
  const plan = withRoleOfNow(given, readWorkspaces(workspacesFileIn(context.data)));
  admit(plan, confirmed);
  const workspace = await openWorkspace(plan.target.place, workspaceOptions(context));
  await checkServing(workspace, plan);
  let opened: PortSource | null = null;
  const source = async () => (opened ??= await sourceOfPlan(plan));
  try {
    if (!isBegun(workspace, plan)) {
      if (strict) await checkTarget(workspace, plan);
      await checkSource(await source(), plan, context.signal);
    }
    return await carryOut(plan, { layout }, { source, strict, confirmed }, context);
  } finally {
    await (opened as PortSource | null)?.source.close();
  }
}

/** Where the files are of the version that callers get there now. Errors: `version-...`. */
export async function placeOfServing(text: string, base: PortBase): Promise<string> {
  const { model, place, serving } = planOf(text).target;
  if (serving === null) throw new KnownError('version-none', 'Nothing is served there.', { name: model, version: '-' });
  const workspace = await workspaceAt(place, workspaceOptions(base));
  return workspace.files(model, serving.version);
}
