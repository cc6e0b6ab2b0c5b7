import { PORT_TAG } from '../export/provenance.ts';
import { contentIn } from './content-in.ts';
import type { Description, Draft } from './draft.ts';
import { fromAddress } from './from-address.ts';
import { namedArtifact, namedRun } from './from-runs.ts';
import type { Openable } from './graph.ts';
import { aliasNode, loggedNode, versionNode } from './ids.ts';
import type { KnownRegistered, KnownStore, KnownVersion } from './known.ts';

/** JSON of the versions that a logged model was registered as. */
const VERSIONS = 'mlflow.modelVersions';

/** The registered models of a store: their versions, what those were registered from, and their aliases. */
export function fromRegistry(draft: Draft, store: KnownStore): void {
  const index = new Index(store);
  const nodeOf = (content: Content) =>
    'logged' in content
      ? loggedNode(store.key, content.logged)
      : namedArtifact(draft, store, content.run, content.path);
  draft.stores.set(store.key, (address) => {
    const content = index.contentOf(address) ?? contentBelow(store, address);
    return content === null ? null : nodeOf(content);
  });
  for (const model of store.registeredModels) {
    for (const version of model.versions) {
      const id = versionNode(store.key, model.name, version.version, model.workspace);
      draft.here(id, 'version', () => versionSays(model, version, store));
      fromVersion({ draft, store, model, version, id, index, nodeOf });
    }
    for (const [alias, version] of model.aliases) {
      const of = namedVersion(draft, store, model.name, version, model.workspace);
      const id = aliasNode(store.key, model.name, alias, model.workspace);
      draft.here(id, 'alias', () => ({
        name: `${model.name}@${alias}`,
        where: store.name,
        opens: opensVersion(store, model, version),
      }));
      draft.edge(of, id, 'named', 'store', store.kind === 'sqlite' ? 'registered_model_aliases' : `aliases/${alias}`);
    }
  }
  for (const { id, tags } of store.loggedModels)
    for (const { name, version } of registrations(tags.get(VERSIONS))) {
      const to = namedVersion(draft, store, name, version);
      draft.edge(loggedNode(store.key, id), to, 'registered', 'store', `tags/${VERSIONS}`);
    }
}

export function namedVersion(
  draft: Draft,
  { key, name: where }: { readonly key: string; readonly name: string | null },
  name: string,
  version: string,
  workspace = 'default',
  more: Description['facts'] = {},
): string {
  const id = versionNode(key, name, version, workspace);
  return draft.named(id, 'version', () => ({ name: `${name}/${version}`, where, facts: more }));
}

interface Read {
  readonly draft: Draft;
  readonly store: KnownStore;
  readonly model: KnownRegistered;
  readonly version: KnownVersion;
  readonly id: string;
  readonly index: Index;
  readonly nodeOf: (content: Content) => string;
}

function fromVersion({ draft, store, model, version, id, index, nodeOf }: Read): void {
  const column = (name: string) => (store.kind === 'sqlite' ? `model_versions.${name}` : `meta.yaml: ${name}`);
  const { source } = version;
  const copied = /^models:\/([^/@]+)\/(\d+)$/.exec(source ?? '');
  if (copied !== null) {
    const [, name = '', number = ''] = copied;
    const from = namedVersion(draft, store, name, number, model.workspace);
    draft.edge(from, id, 'copied', 'store', column('source'));
    // What was copied within a store keeps its run.
    if (version.run !== null && version.run === index.runOf(name, number, model.workspace)) return;
  } else if (source !== null && !isPortPlace(source, version.tags)) {
    const content = index.contentOf(source) ?? index.contentOf(version.storage ?? '');
    if (content === null) fromAddress(draft, source, id, column('source'), store.key);
    else {
      const from = nodeOf(content);
      draft.content.set(id, from);
      draft.edge(from, id, 'registered', 'store', column('source'));
      if (!('logged' in content))
        draft.made(namedRun(draft, store.key, content.run, store.name), content.run, from, 'store', column('source'));
    }
  }
  if (version.run !== null && version.run !== '')
    draft.made(namedRun(draft, store.key, version.run, store.name), version.run, id, 'store', column('run_id'));
}

/** What moved with its store is found by where it lies now. */
function contentBelow(store: KnownStore, address: string): Content | null {
  if (store.base === null || !address.startsWith(`${store.base}/`)) return null;
  const content = contentIn(store, partsOfAddress(address));
  if (content?.kind === 'logged') return { logged: content.id };
  return content?.kind === 'run' ? { run: content.id, path: content.path } : null;
}

function partsOfAddress(address: string): string[] {
  try {
    return decodeURIComponent(address).split('/').filter(Boolean);
  } catch {
    return [];
  }
}

/** The folder that a port made for this version alone. */
function isPortPlace(source: string, tags: ReadonlyMap<string, string>): boolean {
  const port = tags.get(PORT_TAG);
  return port !== undefined && source.includes(`/model-porter/${port}`);
}

type Content = { readonly logged: string } | { readonly run: string; readonly path: string };

/** What lies where, by the addresses that a store has for it. */
class Index {
  private readonly logged = new Map<string, string>();
  private readonly named = new Map<string, string>();
  private readonly runs = new Map<string, string>();
  private readonly runsOf = new Map<string, string | null>();

  constructor({ runs, loggedModels, registeredModels }: KnownStore) {
    for (const { id, artifactLocation, run, name } of loggedModels) {
      this.logged.set(`models:/${id}`, id);
      if (artifactLocation !== null) this.logged.set(plainAddress(artifactLocation), id);
      if (run !== null && name !== null) this.named.set(`${run}/${name}`, id);
    }
    for (const { id, artifactUri } of runs) if (artifactUri !== null) this.runs.set(plainAddress(artifactUri), id);
    for (const { name, workspace, versions } of registeredModels)
      for (const { version, run } of versions) this.runsOf.set(`${workspace}\n${name}\n${version}`, run);
  }

  runOf(name: string, version: string, workspace: string): string | null {
    return this.runsOf.get(`${workspace}\n${name}\n${version}`) ?? null;
  }

  contentOf(source: string): Content | null {
    const run = /^runs:\/([^/]+)\/?(.*)$/.exec(source);
    if (run !== null) {
      const [, id = '', path = ''] = run;
      // Since MLflow 3 a logged model of that name comes first.
      const logged = this.named.get(`${id}/${path}`);
      return logged === undefined ? { run: id, path } : { logged };
    }
    const address = plainAddress(source);
    const logged = this.logged.get(address);
    if (logged !== undefined) return { logged };
    if (/^models:\/m-[^/@]+$/.test(address)) return { logged: address.slice('models:/'.length) };
    // The artifacts of a run that it lies in.
    for (let cut = address.length; cut > 0; cut = address.lastIndexOf('/', cut - 1)) {
      const id = this.runs.get(address.slice(0, cut));
      if (id !== undefined) return { run: id, path: address.slice(cut + 1) };
    }
    return null;
  }
}

/** `file:///a/b/`, `file:/a/b` and `/a/b` are one place. */
function plainAddress(address: string): string {
  return address
    .replace(/^file:\/{1,3}(?:localhost\/)?/, '/')
    .replaceAll('\\', '/')
    .replace(/\/+$/, '');
}

function registrations(text: string | undefined): { name: string; version: string }[] {
  if (text === undefined) return [];
  try {
    const value: unknown = JSON.parse(text);
    return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((each) => {
      const { name, version } = (each ?? {}) as Record<string, unknown>;
      return typeof name === 'string' && (typeof version === 'string' || typeof version === 'number')
        ? [{ name, version: String(version) }]
        : [];
    });
  } catch {
    return [];
  }
}

function versionSays(model: KnownRegistered, version: KnownVersion, store: KnownStore): Description {
  return {
    name: `${model.name}/${version.version}`,
    where: store.name,
    at: version.created,
    facts: {
      status: version.status,
      stage: version.stage === 'None' ? null : version.stage,
      user: version.user,
      source: version.source,
    },
    opens: opensVersion(store, model, version.version),
  };
}

function opensVersion({ key }: KnownStore, { name, workspace }: KnownRegistered, version: string): Openable {
  return { place: key, owner: { kind: 'version', workspace, name, version }, path: '' };
}
