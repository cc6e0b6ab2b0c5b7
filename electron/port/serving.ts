import { toErrorData } from '../../shared/contract/errors.ts';
import type { PlannedTarget } from '../../shared/export/plan.ts';
import type { RegisteredModel } from '../stores/store.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { verdictFacts } from './facts.ts';
import type { PortSource } from './port-source.ts';

/** What callers get: the version behind `champion` or `production`, else the latest. */
export function servingOf(model: RegisteredModel | null): PlannedTarget['serving'] {
  if (model === null) return null;
  for (const alias of ['champion', 'production']) {
    const named = [...model.aliases].find(([each]) => each.toLowerCase() === alias);
    if (named !== undefined && model.versions.some(({ version }) => version === named[1]))
      return { version: named[1], alias: named[0] };
  }
  const latest = model.versions.at(-1);
  return latest === undefined ? null : { version: latest.version, alias: null };
}

/** What callers of the version that is served meet when this one takes its place; null where there is none to compare with. */
export async function verdictOf(
  from: PortSource,
  workspace: Workspace | null,
  model: string,
  serving: PlannedTarget['serving'],
  signal?: AbortSignal,
) {
  if (workspace === null || serving === null || workspace.kind === 'zip') return null;
  const unknown = { against: serving.version, verdict: 'unknown' as const, reasons: 0, findings: [] };
  try {
    const place = await workspace.files(model, serving.version);
    return await verdictFacts(from, { place, version: serving.version }, signal);
  } catch (error) {
    // Its files are elsewhere or damaged: what nobody can look at is not judged.
    if (toErrorData(error).code === 'cancelled') throw error;
    return unknown;
  }
}
