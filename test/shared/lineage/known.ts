import type { Hop } from '../../../shared/export/plan.ts';
import type { KnownModel, KnownStore, KnownVersion } from '../../../shared/lineage/known.ts';
import type { Lineage } from '../../../shared/lineage/graph.ts';

type Given<T> = Partial<{ -readonly [K in keyof T]: T[K] }>;

export function store(key: string, given: Given<KnownStore> = {}): KnownStore {
  return {
    key,
    name: `store ${key}`,
    kind: 'sqlite',
    base: null,
    experiments: [{ id: '0', name: 'Default' }],
    runs: [],
    loggedModels: [],
    registeredModels: [],
    manifests: new Map(),
    ...given,
  };
}

export function run(id: string, given: Given<KnownStore['runs'][number]> = {}): KnownStore['runs'][number] {
  return {
    id,
    experiment: '0',
    name: `run ${id}`,
    status: 'FINISHED',
    user: 'ana',
    started: 1,
    artifactUri: `/srv/0/${id}/artifacts`,
    tags: new Map(),
    datasets: [],
    inputs: [],
    outputs: [],
    ...given,
  };
}

export function logged(id: string, ofRun: string | null): KnownStore['loggedModels'][number] {
  return {
    id,
    experiment: '0',
    name: 'model',
    status: 'READY',
    type: null,
    run: ofRun,
    artifactLocation: `/srv/0/models/${id}/artifacts`,
    created: 2,
    tags: new Map(),
  };
}

export function version(number: string, given: Given<KnownVersion> = {}): KnownVersion {
  const none = { stage: 'None', status: 'READY', source: null, storage: null, run: null, user: null, created: 3 };
  return { version: number, tags: new Map(), ...none, ...given };
}

export function registered(name: string, versions: readonly KnownVersion[], aliases: Record<string, string> = {}) {
  return { name, workspace: 'default', aliases: new Map(Object.entries(aliases)), versions };
}

export function model(given: Given<KnownModel> = {}): KnownModel {
  return {
    key: 'files',
    name: 'model',
    runId: null,
    modelId: null,
    modelUuid: null,
    created: null,
    mlflow: '3.17.2',
    flavors: ['sklearn'],
    vendors: [],
    meta: null,
    manifest: null,
    ...given,
  };
}

export function chain(...hops: readonly Hop[]): Map<string, string> {
  return new Map([['model_porter_chain', JSON.stringify(hops)]]);
}

/** Each edge as one line: `Dataset d -used-> run r1 [store inputs]`; `!` where it is disputed, `?` where a node was only named. */
export function lines({ nodes, edges }: Lineage): string[] {
  const name = (id: string) => {
    const node = nodes.find((each) => each.id === id);
    return `${node?.kind} ${node?.name}${node?.presence === 'here' ? '' : '?'}`;
  };
  return edges
    .map(({ from, to, kind, evidence, disputed }) => {
      const said = evidence.map(({ by, where }) => `${by} ${where}`).join(', ');
      return `${name(from)} -${kind}${disputed ? '!' : ''}-> ${name(to)} [${said}]`;
    })
    .sort();
}
