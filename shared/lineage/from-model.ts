import type { Draft } from './draft.ts';
import { addressOf } from './from-address.ts';
import { fromManifest, type Origin } from './from-ports.ts';
import { namedVersion } from './from-registry.ts';
import { namedLogged, namedRun } from './from-runs.ts';
import { MANIFEST_FILE } from '../export/manifest.ts';
import { loggedNode, NOWHERE, runNode, versionNode } from './ids.ts';
import type { KnownModel } from './known.ts';

/**
 * What a model's own files say. Its run and its logged model are of the place where it was logged: a model that was ported names
 * things of another store, and is not looked up in the one where it lies now.
 */
export function fromModel(draft: Draft, model: KnownModel, root: string, ported: Origin | null, home: string): void {
  const zipped = model.manifest === null ? null : fromManifest(draft, model.manifest, root, MANIFEST_FILE);
  const { node, place } = ported ?? zipped ?? { node: root, place: home };
  const kind = draft.nodes.get(root)?.kind ?? 'model';
  draft.here(root, kind, () => ({
    name: model.name,
    at: model.created,
    facts: {
      uuid: model.modelUuid,
      mlflow: model.mlflow,
      flavors: model.flavors.join(', '),
      source: model.vendors.map(({ key, value }) => `${key}: ${value}`).join('; '),
    },
  }));
  if (model.modelId !== null) logged(draft, model.modelId, node, placeOf(draft, place, loggedNode, model.modelId));
  if (model.runId !== null)
    draft.made(
      namedRun(draft, placeOf(draft, place, runNode, model.runId), model.runId, null),
      model.runId,
      node,
      'mlmodel',
      'MLmodel: run_id',
    );
  for (const { by, key, value } of model.vendors) {
    const address = addressOf(value);
    if (address.kind !== 'run') continue;
    const run = namedRun(draft, placeOf(draft, NOWHERE, runNode, address.id), address.id, address.service);
    draft.made(run, address.id, node, by, `MLmodel: ${key}`);
  }
  if (model.meta !== null) downloaded(draft, model.meta, root);
}

/**
 * MLflow draws ids of runs and logged models at random: one that comes without its place is of the only store that has it. Where several
 * have it, as after a copy of a whole store, it is of none of them, and says so.
 */
function placeOf(draft: Draft, place: string, nodeOf: (place: string, id: string) => string, id: string): string {
  if (place !== NOWHERE) return place;
  const known = [...draft.stores.keys()].flatMap((key) => {
    const node = draft.nodes.get(nodeOf(key, id));
    return node?.presence === 'here' ? [{ key, node }] : [];
  });
  const [first, second] = known;
  if (first === undefined) return NOWHERE;
  if (second === undefined) return first.key;
  const anyOf = known.map(({ node }) => node.says[0]?.().where ?? '').join(', ');
  draft.named(nodeOf(NOWHERE, id), first.node.kind, () => ({ name: '', facts: { id, anyOf } }));
  return NOWHERE;
}

/** The logged model that MLmodel names. */
function logged(draft: Draft, id: string, node: string, place: string): void {
  const known = draft.content.get(node) ?? (draft.nodes.get(node)?.kind === 'logged-model' ? node : null);
  const named = namedLogged(draft, place, id, null);
  const question = `logged model of ${node}`;
  const kind = draft.nodes.get(node)?.kind === 'version' ? 'registered' : 'same';
  if (known !== null && known !== named && draft.nodes.get(known)?.kind === 'logged-model') {
    const old = draft.edge(known, node, 'registered', 'store', 'source');
    draft.answers(question, known, old);
  }
  if (known === null) draft.content.set(node, named);
  draft.answers(question, named, draft.edge(named, node, kind, 'mlmodel', 'MLmodel: model_id'));
}

/**
 * MLflow's client leaves the name and the number of the version beside a model that it downloaded
 * (mlflow/store/artifact/models_artifact_repo.py); they may be those of the root itself, or of one that it was copied from.
 */
function downloaded(draft: Draft, { name, version }: { name: string; version: string }, root: string): void {
  const where = 'registered_model_meta';
  const label = versionNode(NOWHERE, name, version).slice('version:?'.length);
  if (root.startsWith('version:') && root.endsWith(label)) return;
  for (const { from, to, kind } of draft.edges.values()) {
    if (kind === 'registered' && from === root && to.endsWith(label)) {
      draft.edge(from, to, kind, 'registered-model-meta', where);
      return;
    }
    if (kind === 'copied' && from.startsWith('version:') && from.endsWith(label)) {
      draft.edge(from, to, kind, 'registered-model-meta', where);
      return;
    }
  }
  draft.edge(
    namedVersion(draft, { key: NOWHERE, name: null }, name, version),
    root,
    'copied',
    'registered-model-meta',
    where,
  );
}
