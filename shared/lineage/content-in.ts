import { PORT_TAG } from '../export/provenance.ts';
import type { ContentOf, KnownStore } from './known.ts';

/**
 * What the model in a folder is in the store that the folder belongs to, by the last parts of its path, as MLflow and we lay out
 * artifacts: `models/<id>/artifacts`, `<run>/artifacts/<path>`, `model-porter/<port>`. null where the store knows of no such thing.
 */
export function contentIn(store: KnownStore, parts: readonly string[]): ContentOf | null {
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const [before = '', part, after = ''] = [parts[at - 1], parts[at], parts[at + 1]];
    if (part === 'artifacts') {
      const rest = parts.slice(at + 1);
      if (rest.length === 0 && parts[at - 2] === 'models' && store.loggedModels.some(({ id }) => id === before))
        return { kind: 'logged', id: before };
      if (store.runs.some(({ id }) => id === before)) return { kind: 'run', id: before, path: rest.join('/') };
    }
    if (part === 'model-porter' && at === parts.length - 2) {
      const found = versionOf(store, after);
      if (found !== null) return found;
    }
  }
  return registeredFrom(store, parts);
}

function versionOf({ registeredModels }: KnownStore, port: string): ContentOf | null {
  for (const { name, workspace, versions } of registeredModels)
    for (const { version, tags } of versions)
      if (tags.get(PORT_TAG) === port) return { kind: 'version', workspace, name, version };
  return null;
}

/** The version, or the logged model, that says that its files are in this folder. */
function registeredFrom({ registeredModels, loggedModels }: KnownStore, parts: readonly string[]): ContentOf | null {
  const folder = `/${parts.join('/')}`;
  const isHere = (location: string | null) => location !== null && plain(location) === folder;
  const logged = loggedModels.find(({ artifactLocation }) => isHere(artifactLocation));
  if (logged !== undefined) return { kind: 'logged', id: logged.id };
  for (const { name, workspace, versions } of registeredModels)
    for (const { version, storage, source } of versions)
      if (isHere(storage ?? source)) return { kind: 'version', workspace, name, version };
  return null;
}

function plain(location: string): string {
  const rest = location.replace(/^file:\/*/, '/').replace(/\/+$/, '');
  try {
    return decodeURIComponent(rest);
  } catch {
    return rest;
  }
}
