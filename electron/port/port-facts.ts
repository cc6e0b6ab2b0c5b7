import { KnownError, toErrorData, type ErrorData } from '../../shared/contract/errors.ts';
import type { CopiedFile, MovedBack, PortState } from '../../shared/export/journal.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { rowOfState, type PortRow } from '../../shared/export/port-row.ts';
import { PORT_TAG } from '../../shared/export/provenance.ts';
import { inZip } from '../../shared/export/report-document.ts';
import { withoutSecrets } from '../../shared/export/report-source.ts';
import { review } from '../../shared/export/review.ts';
import { sameAct } from '../../shared/export/same-act.ts';
import { visible } from '../../shared/safety/visible.ts';
import { movedBack } from '../workspaces/outcome.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { aliasBefore } from './alias-before.ts';
import { workspaceOptions, type PortContext } from './context.ts';
import { stateIn } from './known-ports.ts';
import type { PortBase, PortFacts } from './port-table.ts';
import { findPort } from './recent-ports.ts';
import { registeredLocation } from '../stores/artifact-location.ts';
import { workspaceAt } from './source-of.ts';
import { verifyVersion, type VerifiedVersion } from './verify-version.ts';
import { rowOfWaiting, waitingPlan } from './waiting-ports.ts';

/** Error `port-unknown`. */
function stateOf(id: string, { data }: PortBase): PortState {
  const state = stateIn(findPort(data, id).journal);
  if (state !== null) return state;
  throw new KnownError('port-unknown', `There is no port ${id}.`, { id });
}

/** What a journal tells of a port, and whether it can be taken back now; of one that waits what its plan tells. Error `port-unknown`. */
export async function portFacts(id: string, base: PortBase): Promise<PortFacts> {
  const waiting = waitingPlan(base.data, id);
  if (waiting !== null) return factsOfPlan(waiting, await rowOfWaiting(waiting, base.data));
  const state = stateOf(id, base);
  const { registered, digest } = state;
  const plan = withoutSecrets(state.plan);
  return {
    row: rowOfState(state, false, visible),
    plan: { ...plan, source: { ...plan.source, files: [] } },
    // All are read back before a version is listed.
    identical: registered === null ? null : filesOf(state).length,
    digest: digest ?? plan.source.digest,
    aliasBefore: registered === null ? plan.target.aliasBefore : registered.aliasBefore,
    made: registered?.made ?? false,
    review: review(registered === null ? plan : { ...plan, target: { ...plan.target, version: registered.version } }),
    act: sameAct(plan),
    ...(await undoNow(state, base)),
  };
}

function factsOfPlan(plan: Plan, row: PortRow): PortFacts {
  const { source, target } = plan;
  return {
    row,
    plan: { ...plan, source: { ...source, files: [] } },
    identical: null,
    digest: source.digest,
    aliasBefore: target.aliasBefore,
    made: false,
    review: review(plan),
    act: sameAct(plan),
    noUndo: null,
    movesBack: [],
  };
}

export async function portFiles(
  id: string,
  base: PortBase,
  cursor: number,
  limit: number,
): Promise<{ rows: CopiedFile[]; next: number | null }> {
  const files = filesOf(stateOf(id, base));
  const next = cursor + limit;
  return { rows: files.slice(cursor, next), next: next < files.length ? next : null };
}

function filesOf({ files, plan, registered }: PortState): CopiedFile[] {
  const copied = [...files.values()];
  if (copied.length === 0 || registered?.existing === true)
    return plan.source.files.map(({ path, size, digest }) => ({ path, size, digest: digest ?? '' }));
  return copied.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Reads the version again that a port made. Errors: `port-unknown`, and those of opening. */
export async function verifyPort(id: string, context: PortContext): Promise<VerifiedVersion> {
  const { plan, registered } = stateOf(id, context);
  const workspace = await workspaceAt(plan.target.place, workspaceOptions(context));
  return verifyVersion(workspace, plan.target.model, registered?.version ?? plan.target.version, context);
}

/** Errors: `port-unknown`, `version-...`. */
export async function placeOfResult(id: string, base: PortBase): Promise<string> {
  const { plan, registered } = stateOf(id, base);
  const workspace = await workspaceAt(plan.target.place, workspaceOptions(base));
  return workspace.files(plan.target.model, registered?.version ?? plan.target.version);
}

/** Why a port can't be taken back (any more), or which aliases would move then; what `undoPort` refuses and does too. */
async function undoNow(state: PortState, base: PortBase): Promise<Pick<PortFacts, 'noUndo' | 'movesBack'>> {
  const { plan, registered, phase } = state;
  if (phase === 'undone' || registered === null) return { noUndo: null, movesBack: [] };
  try {
    const workspace = await workspaceAt(plan.target.place, workspaceOptions(base));
    const noUndo = registered.existing ? null : await refusalIn(workspace, plan, registered.version);
    return { noUndo, movesBack: noUndo === null ? await movesIn(workspace, state, registered.version) : [] };
  } catch (error) {
    return { noUndo: toErrorData(error), movesBack: [] };
  }
}

async function movesIn(workspace: Workspace, state: PortState, version: string): Promise<readonly MovedBack[]> {
  const { model: name, alias, also = [] } = state.plan.target;
  const model = workspace.capabilities.aliases ? await workspace.model(name) : null;
  if (model === null) return [];
  return movedBack(
    { version, alias, aliasBefore: aliasBefore(workspace, state), also },
    {
      at: (each) => model.aliases.get(each) ?? null,
      isLive: (each) => model.versions.some((there) => there.version === each),
    },
  );
}

async function refusalIn(
  workspace: Workspace,
  { id, target: { model: name, alias, also = [] } }: Plan,
  version: string,
): Promise<ErrorData | null> {
  const model = await workspace.model(name);
  const found = model?.versions.find((each) => each.version === version);
  if (model === null || found === undefined)
    return refusal('version-none', `Version ${version} is not there any more.`, {
      name,
      version,
      ...inZip({ target: workspace }),
    });
  if (workspace.kind !== 'zip' && found.tags.get(PORT_TAG) !== id)
    return registeredLocation(found)?.includes(id)
      ? refusal('undo-in-use', `${name} ${version} uses its files.`, { name: visible(name), version })
      : refusal('version-none', `Version ${version} is another by now.`, { name, version });
  const own = new Set<string | null>([alias, ...also]);
  const others = [...model.aliases].flatMap(([each, at]) => (at === version && !own.has(each) ? each : []));
  if (workspace.kind !== 'zip' && others.length > 0)
    return refusal('undo-alias', `${others.join(', ')} points to it.`, { alias: others.join(', '), version });
  if ((found.stage || 'None') !== 'None') return refusal('undo-stage', 'It was given a stage since.', { version });
  return null;
}

function refusal(code: string, message: string, details: NonNullable<ErrorData['details']>): ErrorData {
  return { code, message, details };
}
