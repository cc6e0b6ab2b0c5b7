import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { KnownError } from '../../shared/contract/errors.ts';
import { uriDetails } from '../../shared/export/explain-uri.ts';
import { modelTypeOf, type ModelType } from '../../shared/export/model-type.ts';
import type { Plan, PlannedSource } from '../../shared/export/plan.ts';
import { carriedTags, readChain, TYPE_TAG, type Hop } from '../../shared/export/provenance.ts';
import { readSourceUri, sourceUriText, type SourceUri } from '../../shared/export/source-uri.ts';
import { MLMODEL_LIMIT } from '../../shared/mlmodel/model-document.ts';
import { fieldText } from '../../shared/mlmodel/summary.ts';
import { modelName } from '../sources/find-models.ts';
import { joinPath } from '../sources/join-path.ts';
import { openSource } from '../sources/open-source.ts';
import { readMlmodel } from '../sources/read-mlmodel.ts';
import type { Source } from '../sources/source.ts';
import { openWorkspace, type OpenWorkspaceOptions } from '../workspaces/open-workspace.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { locateModel, type WhichModel } from './locate-model.ts';
import { findInStore } from './source-in-store.ts';
import { manifestIn } from '../workspaces/zip-workspace.ts';

/** A model that is to be ported: where its files are, and what is known of it besides. */
export interface PortSource {
  readonly source: Source;
  /** The folder or zip, and the model's folder in it. */
  readonly place: string;
  readonly inside: string;
  readonly type: ModelType;
  /** A name to propose for it. */
  readonly name: string;
  readonly uri: string;
  readonly store: string | null;
  readonly version: string | null;
  readonly run: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly aliases: readonly string[];
  readonly stage: string | null;
  readonly chain: readonly Hop[];
  /** The store that named this folder, where it was opened from one. */
  readonly around?: string;
}

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
    tags: carriedTags(tags),
    description: manifest?.description ?? null,
    aliases: manifest?.aliases ?? [],
    stage: null,
    chain: readChain(tags),
  }));
}

/** The source of a plan, opened again. Error `no-model`. */
export async function sourceOfPlan({ source: planned, target }: Plan): Promise<PortSource> {
  return { ...planned, type: planned.type ?? 'mlflow', name: target.model, source: await openPlanned(planned) };
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
      ? model?.versions.findLast((each) => stage === null || inStage(each))
      : model?.versions.find((each) => each.version === number);
  if (model === null || found === undefined)
    throw new KnownError('version-none', `${given} is not there.`, { name, version: number ?? alias ?? stage ?? '' });
  const place = await from.files(name, found.version);
  const recorded = modelTypeOf(found.tags.get(TYPE_TAG) ?? '');
  return open(place, { ...which, type: which.type ?? recorded }, () => ({
    name,
    uri: `models:/${name}/${found.version}`,
    store: pathToFileURL(from.place).href,
    version: found.version,
    run: found.run,
    tags: carriedTags(found.tags),
    description: found.description,
    aliases: [...model.aliases].flatMap(([each, at]) => (at === found.version ? each : [])),
    stage: found.stage === 'None' ? null : found.stage,
    chain: readChain(found.tags),
  }));
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
  const { place, name, run } = await findInStore(uri, given, from.place, which.signal);
  return open(place, which, () => ({
    name,
    uri: sourceUriText(uri),
    store: pathToFileURL(from.place).href,
    version: null,
    run,
    tags: {},
    description: null,
    aliases: [],
    stage: null,
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
  if (workspace !== null) return workspace;
  const name = path.basename(place);
  throw new KnownError('workspace-none', `${name} holds no workspace.`, { path: name });
}
