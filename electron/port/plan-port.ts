import { existsSync } from 'node:fs';
import path from 'node:path';
import { visible } from '../../shared/safety/visible.ts';
import { readManifest } from '../../shared/export/manifest.ts';
import type { CopiedFile } from '../../shared/export/journal.ts';
import type { Plan, PlannedFile, PlannedTarget } from '../../shared/export/plan.ts';
import { preflight, preflightOther } from '../../shared/export/preflight.ts';
import { DIGEST_TAG, PORT_TAG } from '../../shared/export/provenance.ts';
import { toErrorData } from '../../shared/contract/errors.ts';
import { targetProblems, type Named } from '../../shared/export/target-problems.ts';
import { aliasProblem, type Refusal } from '../../shared/workspace/names.ts';
import type { Language } from '../../shared/texts/translator.ts';
import { joinPath } from '../sources/join-path.ts';
import { listedOnce } from '../sources/listed-once.ts';
import type { RegisteredModel } from '../stores/store.ts';
import { hashChunks } from '../transfer/pump.ts';
import { treeDigest } from '../workspaces/digest.ts';
import { pathsOf, PORT_ID } from '../workspaces/home.ts';
import { openWorkspace } from '../workspaces/open-workspace.ts';
import type { Prospect, Workspace } from '../workspaces/workspace.ts';
import { knewOf } from './knew-of.ts';
import { readTextOf } from './read-text-of.ts';
import { newPortId, nowOf, userName, workspaceOptions, type PortContext, type TargetPlace } from './context.ts';
import { freeAt, isWritable, modelFacts, verdictFacts } from './facts.ts';
import { azureBeside } from './azure-beside.ts';
import { otherFacts, type OtherRead } from './other-facts.ts';
import { chunksIn, snapshotOf, type Snapshot } from './snapshot.ts';
import type { PortSource } from './source-of.ts';
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
  const snapshot = await snapshotOf(from.source, from.inside, signal);
  const model = request.model ?? from.name;
  const description = request.description ?? from.description;
  const tags = { ...from.tags, ...request.tags };
  const kind = workspace?.kind ?? request.target.layout;
  const named = { model, alias: request.alias || null, also: request.also ?? [], description, tags, kind };
  const refusals = refusalsOf(workspace, request, named);
  // A version's own stay with it.
  const wanted = request.also ?? (from.version === null ? from.aliases : []);
  const brought =
    refusals.length > 0 || request.alias === '' ? NO_ALIASES : await furtherAliases(wanted, workspace, model);
  const alias = request.alias ?? brought.free[0] ?? null;
  const ahead = await prospect(workspace, model, alias || null, refusals);
  const registered = refusals.length === 0 && workspace !== null ? await workspace.model(model) : null;
  const serving = servingOf(registered);
  const same = await duplicateOf(from, snapshot, workspace, registered, signal);
  if (workspace?.kind === 'zip' && same.version === null && existsSync(workspace.place))
    refusals.push({ code: 'target-exists', details: { path: visible(path.basename(workspace.place)) } });
  const files =
    (request.contents || request.azure !== undefined) && same.files === null
      ? await digested(from, snapshot, signal)
      : same.files;
  const planned: PlannedTarget = {
    kind,
    place: workspace?.place ?? path.resolve(request.target.place),
    store: workspace?.place ?? newStore(request.target),
    workspace: request.target.workspace,
    role: request.target.role,
    model,
    version: ahead.next,
    fresh: ahead.fresh,
    alias: alias || null,
    aliasBefore: ahead.aliasBefore,
    also: brought.free.filter((each) => each !== alias),
    taken: Object.fromEntries(brought.taken.filter(([each]) => each !== alias)),
    description,
    tags,
    serving,
  };
  const there = {
    manifest: await manifestFacts(from.source, files ?? unread(snapshot)),
    verdict: await verdictOf(from, workspace, model, serving, signal),
    target: {
      kind,
      role: request.target.role,
      azure: request.azure !== undefined,
      refusals,
      duplicate: same.version,
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
      folders: snapshot.folders,
      files: files ?? unread(snapshot),
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

function unread({ files }: Snapshot): PlannedFile[] {
  return files.map((file) => ({ ...file, digest: null }));
}

/** Where makeWorkspace makes one. */
function newStore({ place, layout }: PortRequest['target']): string {
  return path.join(path.resolve(place), layout === 'sqlite' ? 'mlflow.db' : 'mlruns');
}

function refusalsOf(workspace: Workspace | null, { target }: PortRequest, named: Named): Exclude<Refusal, null>[] {
  const place = { path: visible(path.basename(target.place)) };
  return [
    workspace?.readOnly ?? null,
    isWritable(workspace?.place ?? target.place) ? null : { code: 'target-not-writable', details: place },
    ...targetProblems(named, process.platform === 'win32'),
  ].filter((each) => each !== null);
}

interface Brought {
  readonly free: readonly string[];
  /** With the versions that they point to there. */
  readonly taken: readonly (readonly [string, string])[];
}
const NO_ALIASES: Brought = { free: [], taken: [] };

/**
 * Such aliases as a zip kept from where it was packed. One that points to a version there is left alone: it is moved only by whoever
 * says so.
 */
async function furtherAliases(
  aliases: readonly string[],
  workspace: Workspace | null,
  model: string,
): Promise<Brought> {
  if (workspace?.capabilities.aliases === false) return NO_ALIASES;
  const there = (await workspace?.model(model))?.aliases;
  const all = [...new Set(aliases)].filter((each) => aliasProblem(each) === null);
  return {
    free: all.filter((each) => there?.has(each) !== true),
    taken: all.flatMap((each) => {
      const version = there?.get(each);
      return version === undefined ? [] : [[each, version] as const];
    }),
  };
}

async function prospect(
  workspace: Workspace | null,
  model: string,
  alias: string | null,
  refusals: Exclude<Refusal, null>[],
): Promise<Prospect> {
  const nothing = { next: '1', fresh: true, aliasBefore: null };
  if (workspace === null || refusals.length > 0) return nothing;
  try {
    return await workspace.plan(model, alias);
  } catch (error) {
    const { code, details = {} } = toErrorData(error);
    refusals.push({ code, details });
    return nothing;
  }
}

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

async function verdictOf(
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

interface Same {
  readonly version: string | null;
  /** The source's files with their digests, where they had to be read. */
  readonly files: readonly CopiedFile[] | null;
}

/** The version of the same content, by what earlier ports wrote down. Files are only read where their names and sizes agree. */
async function duplicateOf(
  from: PortSource,
  snapshot: Snapshot,
  workspace: Workspace | null,
  model: RegisteredModel | null,
  signal?: AbortSignal,
): Promise<Same> {
  const listing = (files: readonly { readonly path: string; readonly size: number }[]) =>
    JSON.stringify(files.map(({ path: name, size }) => [name, size]));
  const wanted = listing(snapshot.files);
  const candidates = (model?.versions ?? []).filter(({ tags }) => {
    const port = tags.get(PORT_TAG);
    if (workspace?.kind === 'zip') return true;
    if (workspace === null || port === undefined || !PORT_ID.test(port)) return false;
    const manifest = readManifest(readTextOf(pathsOf(workspace.home, port).manifest) ?? '');
    return manifest !== null && listing(manifest.files) === wanted;
  });
  if (candidates.length === 0) return { version: null, files: null };
  const files = await digested(from, snapshot, signal);
  const digest = treeDigest(files);
  return { version: candidates.find(({ tags }) => tags.get(DIGEST_TAG) === digest)?.version ?? null, files };
}

/** Reads every file. */
async function digested(from: PortSource, snapshot: Snapshot, signal?: AbortSignal): Promise<CopiedFile[]> {
  const files: CopiedFile[] = [];
  for (const { path: name, size } of snapshot.files) {
    const { digest } = await hashChunks(chunksIn(from.source, joinPath(from.inside, name), size), size, signal);
    files.push({ path: name, size, digest });
  }
  return files;
}
