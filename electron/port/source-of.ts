import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { KnownError } from '../../shared/contract/errors.ts';
import { uriDetails } from '../../shared/export/explain-uri.ts';
import { modelTypeOf, type ModelType } from '../../shared/export/model-type.ts';
import type { Plan, PlannedSource } from '../../shared/export/plan.ts';
import type { SourceState } from '../../shared/export/preflight-facts.ts';
import { carriedTags, readChain, TYPE_TAG } from '../../shared/export/provenance.ts';
import { readSourceUri, sourceUriText, type SourceUri } from '../../shared/export/source-uri.ts';
import { visible } from '../../shared/safety/visible.ts';
import { MLMODEL_LIMIT } from '../../shared/mlmodel/model-document.ts';
import { fieldText } from '../../shared/mlmodel/summary.ts';
import { modelName } from '../sources/find-models.ts';
import { joinPath } from '../sources/join-path.ts';
import { openSource } from '../sources/open-source.ts';
import { readMlmodel } from '../sources/read-mlmodel.ts';
import type { Source } from '../sources/source.ts';
import type { RegisteredModel } from '../stores/store.ts';
import { openWorkspace, type OpenWorkspaceOptions } from '../workspaces/open-workspace.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { locateModel, type WhichModel } from './locate-model.ts';
import { findInStore } from './source-in-store.ts';
import { manifestIn } from '../workspaces/zip-contents.ts';
import type { PortSource } from './port-source.ts';

type Origin = Omit<PortSource, 'source' | 'place' | 'inside' | 'type'>;

/**
 * Opens what a person names as the source of a port: a folder or zip that holds one model, or `models:/...`, `runs:/...` of the
 * workspace `from`. `chosen`: which folder in it is meant; `type`: as what it is taken, where that was said. Errors: `port-no-model`,
 * `several-models`, `source-...` and those of reading.
 */
export async function portSource(
  given: string,
  from: Workspace | null,
  signal?: AbortSignal,
  chosen: string | null = null,
  type: ModelType | null = null,
): Promise<PortSource> {
  const uri = readSourceUri(given);
  if (uri.kind === 'version') return fromRegistry(uri, given, from, { chosen, type, signal });
  if (uri.kind === 'run' || uri.kind === 'logged-model') return fromStore(uri, given, from, { chosen, type, signal });
  // A folder may be called `churn@latest`.
  if (uri.kind !== 'place' && !existsSync(given)) throw elsewhere(uri, given);
  const place = realpathSync.native(path.resolve(uri.kind === 'place' ? uri.place : given));
  const manifest = /\.zip$/i.test(place) ? await manifestIn(place) : null;
  const tags = new Map(Object.entries(manifest?.tags ?? {}));
  return open(place, { chosen, type: type ?? manifest?.type ?? null, signal }, (found) => ({
    name: manifest?.name ?? found.name,
    uri: pathToFileURL(place).href + (found.path === '' ? '' : `#${found.path}`),
    store: null,
    version: null,
    run: null,
    runLink: manifest?.runLink ?? null,
    registered: null,
    tags: carriedTags(tags),
    description: manifest?.description ?? null,
    aliases: manifest?.aliases ?? [],
    stage: null,
    state: null,
    chain: readChain(tags),
  }));
}

/** The source of a plan, opened again. Error `no-model`. */
export async function sourceOfPlan({ source: planned, target }: Plan): Promise<PortSource> {
  const { type = 'mlflow', runLink = null, registered = null } = planned;
  const source = await openPlanned(planned);
  return { ...planned, type, runLink, registered, name: target.model, state: null, source };
}

async function openPlanned({ type = 'mlflow', ...planned }: PlannedSource): Promise<Source> {
  const source = await openSource({ kind: 'path', path: planned.place });
  const there =
    type === 'mlflow'
      ? (await source.stat(joinPath(planned.inside, 'MLmodel')))?.type === 'file'
      : planned.inside === '' || (await source.stat(planned.inside))?.type === 'folder';
  if (there) return source;
  await source.close();
  throw new KnownError('no-model', `${planned.place} holds no model any more.`, { path: planned.place });
}

const STATES: Readonly<Record<string, SourceState>> = {
  FAILED_REGISTRATION: 'version-failed',
  PENDING_REGISTRATION: 'version-pending',
};

async function fromRegistry(
  { name, version, alias, stage }: Extract<SourceUri, { kind: 'version' }>,
  given: string,
  from: Workspace | null,
  which: WhichModel,
): Promise<PortSource> {
  if (from === null) throw new KnownError('source-from', `${given} of which workspace?`, { uri: given });
  const model = await from.model(name);
  const number = alias === null ? version : model?.aliases.get(alias);
  const inStage = (each: { readonly stage: string | null }) => each.stage?.toLowerCase() === stage?.toLowerCase();
  const found =
    version === null && alias === null
      ? (model?.versions.findLast((each) => stage === null || inStage(each)) ??
        // What can't be read may be in that stage.
        model?.versions.findLast((each) => each.unread !== undefined))
      : model?.versions.find((each) => each.version === number);
  const about = { name: visible(name) };
  if (model === null) throw new KnownError('store-no-model', `${given} is not there.`, about);
  if (alias !== null && number === undefined)
    throw new KnownError('alias-none', `${given} is not there.`, { ...about, alias: visible(alias) });
  if (found === undefined && stage !== null)
    throw new KnownError('stage-none', `${given} is not there.`, { ...about, stage: visible(stage) });
  if (found === undefined)
    throw new KnownError('version-none', `${given} is not there.`, { ...about, version: visible(number ?? '') });
  const place = await from.files(name, found.version, found);
  const recorded = modelTypeOf(found.tags.get(TYPE_TAG) ?? '');
  return open(place, { ...which, type: which.type ?? recorded }, () => ({
    name,
    uri: `models:/${name}/${found.version}`,
    store: pathToFileURL(from.place).href,
    version: found.version,
    run: found.run,
    runLink: found.runLink || null,
    registered: ownOf(model),
    tags: carriedTags(found.tags),
    description: found.description,
    aliases: [...model.aliases].flatMap(([each, at]) => (at === found.version ? each : [])),
    stage: found.stage === 'None' ? null : found.stage,
    state: STATES[found.status ?? ''] ?? 'ready',
    chain: readChain(found.tags),
  }));
}

function ownOf({ description, tags }: RegisteredModel): PortSource['registered'] {
  return description || tags.size > 0 ? { description: description || null, tags: Object.fromEntries(tags) } : null;
}

async function open(
  place: string,
  which: WhichModel,
  origin: (found: { readonly path: string; readonly name: string }) => Origin,
): Promise<PortSource> {
  const { signal } = which;
  const source = await openSource({ kind: 'path', path: place }, signal === undefined ? {} : { signal });
  try {
    const shown = path.basename(place);
    if (source.kind === 'file')
      throw new KnownError('source-lone', `${shown} is an MLmodel file alone.`, { path: shown });
    const { inside, type } = await locateModel(source, shown, which);
    const known = origin({ path: inside, name: modelName(inside, source.name.replace(/\.zip$/i, '')) });
    const mlmodel = type === 'mlflow' ? await source.read(joinPath(inside, 'MLmodel'), MLMODEL_LIMIT + 1) : null;
    const run = known.run ?? (mlmodel === null ? null : fieldText(await readMlmodel(mlmodel), 'run_id'));
    return { ...known, source, place, inside, type, run };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** A model that a run logged, and that nobody registered. */
async function fromStore(
  uri: Extract<SourceUri, { kind: 'run' | 'logged-model' }>,
  given: string,
  from: Workspace | null,
  which: WhichModel,
): Promise<PortSource> {
  if (from === null) throw new KnownError('source-from', `${given} of which workspace?`, { uri: given });
  const { place, name, run, state } = await findInStore(uri, given, from, which.signal);
  return open(place, which, () => ({
    name,
    uri: sourceUriText(uri),
    store: pathToFileURL(from.place).href,
    version: null,
    run,
    runLink: null,
    registered: null,
    tags: {},
    description: null,
    aliases: [],
    stage: null,
    state,
    chain: [],
  }));
}

/** Something that is not on this machine, and what to do about it. */
function elsewhere(uri: SourceUri, given: string): KnownError {
  return new KnownError('source-elsewhere', `${given} is not on this machine.`, uriDetails(uri));
}

/** Opens the workspace that a source or a target stands for; one that is not there yet is none. */
export async function workspaceAt(place: string, options: OpenWorkspaceOptions): Promise<Workspace> {
  const workspace = await openWorkspace(place, options);
  const name = path.basename(place);
  // A zip that is not there is a place to export to, and nothing else.
  if (workspace?.kind === 'zip' && !existsSync(workspace.place))
    throw new KnownError('not-found', `${place} is not there.`, { path: visible(name) });
  if (workspace !== null) return workspace;
  throw new KnownError('workspace-none', `${name} holds no workspace.`, { path: name });
}
