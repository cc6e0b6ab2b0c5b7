import type { ArtifactOwner } from '../contract/store-schemas.ts';
import { Draft } from './draft.ts';
import { focus } from './focus.ts';
import { fromModel } from './from-model.ts';
import { fromManifest, fromPort, type Origin } from './from-ports.ts';
import { fromRegistry } from './from-registry.ts';
import { fromRuns, namedArtifact, namedRun } from './from-runs.ts';
import type { Lineage } from './graph.ts';
import { artifactNode, loggedNode, modelNode, NOWHERE, runNode, versionNode } from './ids.ts';
import type { ContentOf, KnownModel, KnownStore } from './known.ts';
import { PORT_TAG } from '../export/provenance.ts';

/** What a lineage is asked about, and all that is known around it. */
export interface Question {
  /** The store that the root lies in; null for files alone. */
  readonly home: KnownStore | null;
  /** Others, such as the configured workspaces. */
  readonly others: readonly KnownStore[];
  /** The root's own files, where they are at hand. */
  readonly model: KnownModel | null;
  /** What is asked about in `home`; null for a model's files. */
  readonly owner: ArtifactOwner | null;
  /** What those files are in `home`. */
  readonly content: ContentOf | null;
  readonly limit?: number;
}

/** Where a thing came from and where it went, from everything that is known. */
export function buildLineage({ home, others, model, owner, content, limit }: Question): Lineage {
  const draft = new Draft();
  const stores = [...(home === null ? [] : [home]), ...others.filter(({ key }) => key !== home?.key)];
  for (const store of stores) {
    fromRuns(draft, store);
    fromRegistry(draft, store);
  }
  const origins = new Map<string, Origin>();
  // After all stores: a step leads to what was read, wherever it lives.
  for (const store of stores) fromPorts(draft, store, origins);
  const root = rootOf(draft, home, model, owner, content);
  if (model !== null) fromModel(draft, model, root, origins.get(root) ?? null, home?.key ?? NOWHERE);
  return limit === undefined ? focus(draft, root) : focus(draft, root, limit);
}

function fromPorts(draft: Draft, store: KnownStore, origins: Map<string, Origin>): void {
  for (const { name, workspace, versions } of store.registeredModels)
    for (const { version, tags } of versions) {
      const id = versionNode(store.key, name, version, workspace);
      const origin = fromPort(draft, tags, id, 'port-tags');
      const manifest = store.manifests.get(tags.get(PORT_TAG) ?? '');
      const told = manifest === undefined ? null : fromManifest(draft, manifest, id, 'manifest.json');
      const known = origin ?? told;
      if (known !== null) origins.set(id, known);
    }
}

function rootOf(
  draft: Draft,
  home: KnownStore | null,
  model: KnownModel | null,
  owner: ArtifactOwner | null,
  content: ContentOf | null,
): string {
  if (home !== null && owner?.kind === 'run') return runNode(home.key, owner.id);
  if (home !== null && owner?.kind === 'logged') return loggedNode(home.key, owner.id);
  const version = owner?.kind === 'version' ? owner : content?.kind === 'version' ? content : null;
  if (home !== null && version !== null) return versionNode(home.key, version.name, version.version, version.workspace);
  if (home !== null && content?.kind === 'logged') return loggedNode(home.key, content.id);
  if (home !== null && content?.kind === 'run') {
    const { id, path } = content;
    const root = namedArtifact(draft, home, id, path);
    draft.made(namedRun(draft, home.key, id, home.name), id, artifactNode(home.key, id, path), 'store', 'artifacts');
    return root;
  }
  const id = modelNode(model?.key ?? '');
  return draft.named(id, 'model', () => ({ name: model?.name ?? '' }));
}
