import { existsSync } from 'node:fs';
import path from 'node:path';
import { visible } from '../../shared/safety/visible.ts';
import type { Plan, PlannedTarget } from '../../shared/export/plan.ts';
import { AZURE_FILES } from '../../shared/export/azure-bundle.ts';
import { preflight, preflightOther } from '../../shared/export/preflight.ts';
import { toErrorData } from '../../shared/contract/errors.ts';
import { carriedTags, targetTags } from '../../shared/export/provenance.ts';
import { targetProblems, type Named } from '../../shared/export/target-problems.ts';
import type { Refusal } from '../../shared/workspace/names.ts';
import type { Language } from '../../shared/texts/translator.ts';
import { listedOnce } from '../sources/listed-once.ts';
import type { RegisteredModel } from '../stores/store.ts';
import { treeDigest } from '../workspaces/digest.ts';
import { openWorkspace } from '../workspaces/open-workspace.ts';
import type { Prospect, Workspace } from '../workspaces/workspace.ts';
import { closedAmong, closedToPort, nearest } from '../workspaces/writable.ts';
import { givenBefore } from './given-before.ts';
import { knewOf } from './knew-of.ts';
import {
  newPortId,
  newStore,
  nowOf,
  userName,
  workspaceOptions,
  type PortContext,
  type TargetPlace,
} from './context.ts';
import { escapedIn, freeAt, modelFacts } from './facts.ts';
import { furtherAliases, NO_ALIASES } from './further-aliases.ts';
import { isInSource } from './inside-source.ts';
import { azureBeside } from './azure-beside.ts';
import { otherFacts, type OtherRead } from './other-facts.ts';
import type { PortSource } from './port-source.ts';
import { digested, sameContent } from './same-content.ts';
import { servingOf, verdictOf } from './serving.ts';
import { plannedFiles, sourceNow } from './source-now.ts';
import { manifestFacts } from './zip-manifest.ts';

export interface PortRequest {
  readonly target: TargetPlace;
  /** null for the source's own name. */
  readonly model: string | null;
  /** null for none but those that a zip brings along, where they are free there; '' for none at all. */
  readonly alias: string | null;
  /** More aliases, set where they are free there; null for those that a zip brings along. */
  readonly also?: readonly string[] | null;
  /** null for the source's own. */
  readonly description: string | null;
  /** Added to those that the source brings along. */
  readonly tags: Readonly<Record<string, string>>;
  readonly reason: string | null;
  /** Read every file, so that the plan can be carried out later and nothing else is. */
  readonly contents: boolean;
  /** A zip that is handed over to Azure ML: what that refuses stops, and a page in this language goes along. */
  readonly azure?: Language;
}

/** Says what a port would do, and everything that stands for or against it. Nothing is written. */
export async function planPort(given: PortSource, request: PortRequest, context: PortContext): Promise<Plan> {
  const from = { ...given, source: listedOnce(given.source) };
  const { signal } = context;
  const workspace = await openWorkspace(request.target.place, workspaceOptions(context));
  const snapshot = await sourceNow(from, signal);
  const model = request.model ?? from.name;
  const description = request.description ?? from.description;
  const tags = targetTags(from.tags, request.tags);
  const kind = workspace?.kind ?? request.target.layout;
  const named = { model, alias: request.alias || null, also: request.also ?? [], description, tags, kind };
  const refusals = refusalsOf(from, workspace, request, named);
  // A version's own stay with it.
  const wanted = request.also ?? (from.version === null ? from.aliases : []);
  const brought =
    refusals.length > 0 || request.alias === '' ? NO_ALIASES : await furtherAliases(wanted, workspace, { model, kind });
  const alias = request.alias ?? brought.free[0] ?? null;
  const ahead = await prospect(workspace, model, alias || null, refusals);
  const registered = refusals.length === 0 && workspace !== null ? await workspace.model(model) : null;
  const serving = servingOf(registered);
  const besides = request.azure === undefined ? [] : AZURE_FILES;
  const same = await sameContent(from, snapshot, workspace, registered, { beside: besides, signal });
  if (workspace?.kind === 'zip' && same.version === null && existsSync(workspace.place))
    refusals.push({ code: 'target-exists', details: { path: visible(path.basename(workspace.place)) } });
  const files =
    (request.contents || request.azure !== undefined) && same.files === null
      ? await digested(from, snapshot, signal)
      : same.files;
  const listed = plannedFiles(snapshot, files);
  const planned: PlannedTarget = {
    kind,
    place: workspace?.place ?? path.resolve(request.target.place),
    store: workspace?.place ?? newStore(request.target),
    workspace: request.target.workspace,
    role: request.target.role,
    model,
    version: ahead.next,
    ...(workspace === null ? { isNew: true as const } : {}),
    fresh: ahead.fresh,
    alias: alias || null,
    aliasBefore: ahead.aliasBefore,
    also: brought.free.filter((each) => each !== alias),
    taken: Object.fromEntries(brought.taken.filter(([each]) => each !== alias)),
    description,
    tags,
    serving,
    ...thereIn(registered, same.version),
  };
  const there = {
    state: from.state,
    manifest: await manifestFacts(from.source, listed),
    verdict: await verdictOf(from, workspace, model, serving, signal),
    target: {
      kind,
      role: request.target.role,
      azure: request.azure !== undefined,
      refusals,
      served: workspace === null || kind === 'zip' ? null : await workspace.isServed(model),
      duplicate: same.version,
      lost: same.lost,
      alike: ahead.alike ?? null,
      again: workspace !== null && ahead.fresh ? givenBefore(workspace, model, ahead.next, context) : null,
      free: freeAt(planned.place),
      size: snapshot.size,
    },
  };
  const own = from.type === 'mlflow' ? await modelFacts(from, signal) : null;
  const other = own === null ? await otherFacts(from, snapshot, signal) : null;
  const checks = own === null ? preflightOther({ ...(other as OtherRead), ...there }) : preflight({ ...own, ...there });
  const digest = files === null ? null : treeDigest(files);
  const told = { language: request.azure ?? 'en', tool: context.tool };
  const beside =
    request.azure === undefined || digest === null
      ? {}
      : { beside: azureBeside(from, planned, { own, other }, digest, told) };
  const at = nowOf(context);
  const knew = await knewOf(from, signal);
  return {
    format: 1,
    id: newPortId(at),
    made: at.toISOString(),
    tool: context.tool,
    by: userName(),
    source: {
      place: from.place,
      inside: from.inside,
      type: from.type,
      uri: from.uri,
      store: from.store,
      version: from.version,
      run: from.run,
      name: from.name,
      ...(from.runLink === null ? {} : { runLink: from.runLink }),
      ...(from.registered === null ? {} : { registered: from.registered }),
      folders: snapshot.folders,
      files: listed,
      ...(snapshot.left.length === 0 ? {} : { left: snapshot.left }),
      size: snapshot.size,
      digest,
      tags: from.tags,
      description: from.description,
      aliases: from.aliases,
      stage: from.stage,
      chain: from.chain,
      ...(knew === null ? {} : { knew }),
    },
    target: { ...planned, ...beside },
    checks,
    reason: request.reason,
  };
}

/** What the version has that holds the same. */
function thereIn(model: RegisteredModel | null, version: string | null): Pick<PlannedTarget, 'there'> {
  const found = model?.versions.find((each) => each.version === version);
  if (model === null || found === undefined) return {};
  const aliases = [...model.aliases].flatMap(([alias, at]) => (at === version ? alias : []));
  const { description, runLink } = found;
  return { there: { description, tags: carriedTags(found.tags), aliases, ...(runLink ? { runLink } : {}) } };
}

function refusalsOf(
  from: PortSource,
  workspace: Workspace | null,
  { target }: PortRequest,
  named: Named,
): Exclude<Refusal, null>[] {
  const place = { path: visible(path.basename(target.place)) };
  return [
    workspace?.readOnly ?? null,
    isInSource(workspace?.place ?? target.place, from) ? { code: 'target-in-source', details: place } : null,
    workspace === null ? closedAmong([nearest(target.place)]) : closedToPort(workspace, named.model),
    named.kind === 'zip' ? null : escapedIn(workspace?.place ?? newStore(target)),
    ...targetProblems(named, process.platform === 'win32'),
  ].filter((each) => each !== null);
}

async function prospect(
  workspace: Workspace | null,
  model: string,
  alias: string | null,
  refusals: Exclude<Refusal, null>[],
): Promise<Prospect> {
  const nothing: Prospect = { next: '1', fresh: true, aliasBefore: null };
  if (workspace === null || refusals.length > 0) return nothing;
  try {
    return await workspace.plan(model, alias);
  } catch (error) {
    const { code, details = {} } = toErrorData(error);
    refusals.push({ code, details });
    return nothing;
  }
}
