import type { Draft } from './draft.ts';
import type { Speaker } from './graph.ts';
import { modelNode, placeKey, placeName, runNode, versionNode } from './ids.ts';

/** What an address outside of a store names: a run or a version of somebody else's service, or a folder. */
export type Address =
  | { readonly kind: 'run'; readonly by: Speaker; readonly service: string; readonly id: string }
  | {
      readonly kind: 'version';
      readonly by: Speaker;
      readonly service: string;
      readonly name: string;
      readonly version: string;
    }
  | { readonly kind: 'place' };

/**
 * Reads the addresses that Azure ML and Databricks give to models: `azureml://jobs/<job>/...`, `azureml://.../runs/<run>/artifacts`,
 * `azureml://artifacts/ExperimentRun/dcid.<run>/...`, `azureml://registries/<r>/models/<n>/versions/<v>`, `azureml:<n>:<v>`, and
 * `dbfs:/databricks/mlflow-tracking/<experiment>/<run>/artifacts`.
 */
export function addressOf(text: string): Address {
  const azure = /^azureml:/i.test(text);
  if (azure) {
    const service = serviceOf(text);
    const version = /\/models\/([^/]+)\/versions\/([^/]+)/i.exec(text) ?? /^azureml:([^/:@]+):([^/:]+)$/i.exec(text);
    if (version !== null)
      return { kind: 'version', by: 'azure', service, name: version[1] ?? '', version: version[2] ?? '' };
    const run = /\/(?:jobs|runs)\/([^/]+)/i.exec(text) ?? /\/dcid\.([^/]+)/i.exec(text);
    if (run !== null) return { kind: 'run', by: 'azure', service, id: run[1] ?? '' };
  }
  const databricks = /^dbfs:\/+databricks\/mlflow(?:-tracking)?\/[^/]+\/([^/]+)\/artifacts(?:\/|$)/.exec(text);
  if (databricks !== null) return { kind: 'run', by: 'databricks', service: 'dbfs', id: databricks[1] ?? '' };
  return { kind: 'place' };
}

/** The workspace or registry in an address of Azure, else its host. */
function serviceOf(text: string): string {
  const [, kind = '', name = ''] = /\/(workspaces|registries)\/([^/]+)/i.exec(text) ?? [];
  if (name !== '') return `${kind.toLowerCase()}/${name}`;
  return /^azureml:\/\/([^/]*\.[^/]*)/i.exec(text)?.[1] ?? 'azureml';
}

/**
 * What a source says that is not in the store: an edge from what it names. `place`: of the store, which has the run itself where it was
 * brought there with its source as it was.
 */
export function fromAddress(draft: Draft, source: string, target: string, where: string, place: string): void {
  const address = addressOf(source);
  if (address.kind === 'run') {
    const { by, service, id } = address;
    const own = runNode(place, id);
    const run = draft.nodes.get(own)?.presence === 'here' ? own : runNode(placeKey(service), id);
    draft.named(run, 'run', () => ({ name: id, where: service, facts: { id, source } }));
    draft.made(run, id, target, by, where);
  } else if (address.kind === 'version') {
    const { by, service, name, version } = address;
    const id = versionNode(placeKey(service), name, version);
    draft.named(id, 'version', () => ({ name: `${name}/${version}`, where: service, facts: { source } }));
    draft.edge(id, target, 'copied', by, where);
  } else {
    draft.edge(namedPlace(draft, source), target, 'registered', 'store', where);
  }
}

/** A folder or zip by its address. */
export function namedPlace(draft: Draft, address: string): string {
  return draft.named(modelNode(placeKey(address)), 'model', () => ({
    name: placeName(address),
    facts: { source: address },
  }));
}
