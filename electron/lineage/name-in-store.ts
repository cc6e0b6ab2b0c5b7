import { KnownError } from '../../shared/contract/errors.ts';
import type { ArtifactOwner } from '../../shared/contract/store-schemas.ts';
import type { SourceUri } from '../../shared/export/source-uri.ts';
import type { Store } from '../stores/store.ts';

/** What a URI of MLflow names in a store; null where the store has no such thing. A run with a path is the model it logged there. */
export function nameInStore(uri: SourceUri, store: Store): ArtifactOwner | null {
  if (uri.kind === 'logged-model')
    return store.loggedModels.some(({ id }) => id === uri.id) ? { kind: 'logged', id: uri.id } : null;
  if (uri.kind === 'run') {
    const logged = store.loggedModels.findLast(({ run, name }) => run === uri.run && name === uri.path);
    if (logged !== undefined) return { kind: 'logged', id: logged.id };
    return store.runs.some(({ id }) => id === uri.run) ? { kind: 'run', id: uri.run } : null;
  }
  if (uri.kind !== 'version') throw new KnownError('source-from', 'It names nothing in a store.', {});
  const { name, version, alias, stage } = uri;
  const model = store.registeredModels.find((each) => each.name === name);
  const number = alias === null ? version : (model?.aliases.get(alias) ?? '');
  const inStage = (each: { readonly stage: string }) =>
    stage === null || each.stage.toLowerCase() === stage.toLowerCase();
  const found =
    number === null ? model?.versions.findLast(inStage) : model?.versions.find((each) => each.version === number);
  if (model === undefined || found === undefined) return null;
  return { kind: 'version', workspace: model.workspace, name, version: found.version };
}
