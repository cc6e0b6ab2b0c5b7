import { realpathSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { KnownError } from '../../shared/contract/errors.ts';
import { carriedTags, readChain, type Hop } from '../../shared/export/provenance.ts';
import { MLMODEL_LIMIT } from '../../shared/mlmodel/model-document.ts';
import { fieldText } from '../../shared/mlmodel/summary.ts';
import { findModels, modelName } from '../sources/find-models.ts';
import { joinPath } from '../sources/join-path.ts';
import { openSource } from '../sources/open-source.ts';
import { readMlmodel } from '../sources/read-mlmodel.ts';
import type { Source } from '../sources/source.ts';
import { openWorkspace, type OpenWorkspaceOptions } from '../workspaces/open-workspace.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { manifestIn } from '../workspaces/zip-workspace.ts';

/** A model that is to be ported: where its files are, and what is known of it besides. */
export interface PortSource {
  readonly source: Source;
  /** The folder or zip, and the model's folder in it. */
  readonly place: string;
  readonly inside: string;
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
}

type Origin = Omit<PortSource, 'source' | 'place' | 'inside'>;

/**
 * Opens what a person names as the source of a port: a folder or zip that holds one model, or `models:/name/3`,
 * `models:/name@alias` of the workspace `from`. Errors: `no-model`, `several-models`, `source-...` and those of reading.
 */
export async function portSource(given: string, from: Workspace | null, signal?: AbortSignal): Promise<PortSource> {
  const scheme = /^([a-z][a-z0-9+.-]{1,}):/i.exec(given)?.[1]?.toLowerCase();
  if (scheme === 'models') return fromRegistry(given, from, signal);
  if (scheme !== undefined && scheme !== 'file') throw elsewhere(scheme, given);
  if (scheme === 'file') throw new KnownError('source-file-uri', `${given}: name the folder itself.`, { uri: given });
  const place = realpathSync.native(path.resolve(given));
  const manifest = /\.zip$/i.test(place) ? await manifestIn(place) : null;
  const tags = new Map(Object.entries(manifest?.tags ?? {}));
  return open(place, signal, (found) => ({
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

/** The same place again, as a plan names it. */
export async function openPlanned(planned: Pick<PortSource, 'place' | 'inside'>): Promise<Source> {
  const source = await openSource({ kind: 'path', path: planned.place });
  if ((await source.stat(joinPath(planned.inside, 'MLmodel')))?.type === 'file') return source;
  await source.close();
  throw new KnownError('no-model', `${planned.place} holds no model any more.`, { path: planned.place });
}

async function fromRegistry(uri: string, from: Workspace | null, signal?: AbortSignal): Promise<PortSource> {
  const [, name = '', version, alias] = /^models:\/([^/@]+)(?:\/([^/]+)|@([^/]+))$/.exec(uri) ?? [];
  if (name === '' || (version === undefined && alias === undefined))
    throw new KnownError('source-model-uri', `${uri} names no version.`, { uri });
  if (from === null) throw new KnownError('source-from', `${uri} of which workspace?`, { uri });
  const model = await from.model(name);
  const number = alias === undefined ? version : model?.aliases.get(alias);
  const found =
    version?.toLowerCase() === 'latest'
      ? model?.versions.at(-1)
      : model?.versions.find((each) => each.version === number);
  if (model === null || found === undefined)
    throw new KnownError('version-none', `${uri} is not there.`, { name, version: number ?? alias ?? '' });
  const place = await from.files(name, found.version);
  return open(place, signal, () => ({
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
  signal: AbortSignal | undefined,
  origin: (found: { readonly path: string; readonly name: string }) => Origin,
): Promise<PortSource> {
  const source = await openSource({ kind: 'path', path: place }, signal === undefined ? {} : { signal });
  try {
    const shown = path.basename(place);
    if (source.kind === 'file')
      throw new KnownError('source-lone', `${shown} is an MLmodel file alone.`, { path: shown });
    const { models } = await findModels(source, signal === undefined ? {} : { signal });
    const [first] = models;
    if (first === undefined) throw new KnownError('no-model', `${shown} holds no model.`, { path: shown });
    if (first.path !== '' && models.length > 1)
      throw new KnownError('several-models', `${shown} holds several models.`, { path: shown, count: models.length });
    const document = await readMlmodel(await source.read(joinPath(first.path, 'MLmodel'), MLMODEL_LIMIT + 1));
    const known = origin({ path: first.path, name: modelName(first.path, source.name.replace(/\.zip$/i, '')) });
    return { ...known, source, place, inside: first.path, run: known.run ?? fieldText(document, 'run_id') };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** A URI of something that is not on this machine, and what to do about it. */
function elsewhere(scheme: string, uri: string): KnownError {
  const code =
    scheme === 'runs'
      ? 'source-runs'
      : scheme.startsWith('azureml')
        ? 'source-azure'
        : scheme === 'mlflow-artifacts' || scheme.startsWith('http')
          ? 'source-server'
          : 'source-cloud';
  return new KnownError(code, `${uri} is not on this machine.`, { uri, scheme });
}

/** Opens the workspace that a source or a target stands for; one that is not there yet is none. */
export async function workspaceAt(place: string, options: OpenWorkspaceOptions): Promise<Workspace> {
  const workspace = await openWorkspace(place, options);
  if (workspace !== null) return workspace;
  const name = path.basename(place);
  throw new KnownError('workspace-none', `${name} holds no workspace.`, { path: name });
}
