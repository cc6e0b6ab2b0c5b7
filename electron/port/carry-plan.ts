import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { readPlan, type Plan } from '../../shared/export/plan.ts';
import { review } from '../../shared/export/review.ts';
import { sameAct } from '../../shared/export/same-act.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { RunnerOptions } from '../jobs/job-table.ts';
import { stale } from '../workspaces/expected.ts';
import { openWorkspace } from '../workspaces/open-workspace.ts';
import { workspaceOptions } from './context.ts';
import { isStillServing } from './end-port.ts';
import { carryOut } from './export-model.ts';
import { openSourcePlace } from './look-at-ends.ts';
import { planPort, servingOf } from './plan-port.ts';
import type { PlanInput, PlannedPort, PortBase, PortJobs } from './port-table.ts';
import type { PortResult } from './run-port.ts';
import { sourceOfPlan, workspaceAt } from './source-of.ts';

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

export function reviewPlan(text: string, reason: string | null): PortJobs['review']['output'] {
  const plan = { ...planOf(text), reason };
  return { rows: review(plan), act: sameAct(plan) };
}

/**
 * Carries out a plan that a person has looked at. Errors: those of `carryOut`; `plan-stale` where others are served there by now than
 * those that the verdict is about.
 */
export async function carryPlan(
  { text, reason, strict, confirmed, layout, base }: PortJobs['run']['input'],
  options: RunnerOptions<PortJobs, 'run'>,
): Promise<PortResult> {
  const plan = { ...planOf(text), reason };
  const context = { ...base, ...options };
  const workspace = await openWorkspace(plan.target.place, workspaceOptions(context));
  if (workspace !== null && !(await isStillServing(workspace, plan))) {
    const now = servingOf(await workspace.model(plan.target.model))?.version ?? '-';
    throw stale('serving', 'Another version is served there now.', plan.target.serving?.version ?? '-', now);
  }
  const source = await sourceOfPlan(plan);
  try {
    return await carryOut(plan, { layout }, { source, strict, confirmed }, context);
  } finally {
    await source.source.close();
  }
}

/** Where the files are of the version that callers get there now. Errors: `version-...`. */
export async function placeOfServing(text: string, base: PortBase): Promise<string> {
  const { model, place, serving } = planOf(text).target;
  if (serving === null) throw new KnownError('version-none', 'Nothing is served there.', { name: model, version: '-' });
  const workspace = await workspaceAt(place, workspaceOptions(base));
  return workspace.files(model, serving.version);
}
