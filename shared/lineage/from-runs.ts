import { maskSecrets } from '../files/mask-secrets.ts';
import type { Description, Draft } from './draft.ts';
import { fromCode } from './from-code.ts';
import type { Speaker } from './graph.ts';
import { artifactNode, datasetNode, loggedNode, runNode } from './ids.ts';
import type { KnownDataset, KnownLogged, KnownRun, KnownStore } from './known.ts';

/** MLflow's tags (mlflow/utils/mlflow_tags.py). */
const PARENT = 'mlflow.parentRunId';
const CONTEXT = 'mlflow.data.context';
/** The job of Databricks that it ran in. */
const JOB = 'mlflow.databricks.jobID';
/** Of MLflow 1 and 2: JSON, one entry for each model that was logged. */
const HISTORY = 'mlflow.log-model.history';

/** The runs of a store: what they are nested in, read, ran and made. */
export function fromRuns(draft: Draft, store: KnownStore): void {
  const experiments = new Map(store.experiments.map(({ id, name }) => [id, name ?? id]));
  const column = (table: string, name: string) => (store.kind === 'sqlite' ? `${table}.${name}` : `meta.yaml: ${name}`);
  for (const run of store.runs) {
    const id = draft.here(runNode(store.key, run.id), 'run', () => runSays(run, store, experiments));
    const parent = run.tags.get(PARENT);
    if (parent !== undefined)
      draft.edge(namedRun(draft, store.key, parent, store.name), id, 'nested', 'store', `tags/${PARENT}`);
    for (const dataset of run.datasets) fromDataset(draft, dataset, id, 'store', 'inputs', store);
    for (const model of run.inputs)
      draft.edge(namedLogged(draft, store.key, model, store.name), id, 'used', 'store', 'inputs');
    for (const { model } of run.outputs)
      draft.made(id, run.id, namedLogged(draft, store.key, model, store.name), 'store', 'outputs');
    fromCode(draft, run.tags, id, store.key);
    fromHistory(draft, run, id, store);
  }
  for (const model of store.loggedModels) {
    const id = draft.here(loggedNode(store.key, model.id), 'logged-model', () => loggedSays(model, store, experiments));
    if (model.run !== null && model.run !== '') {
      const run = namedRun(draft, store.key, model.run, store.name);
      draft.made(run, model.run, id, 'store', column('logged_models', 'source_run_id'));
    } else fromCode(draft, model.tags, id, store.key);
  }
}

export function namedRun(draft: Draft, place: string, id: string, where: string | null): string {
  return draft.named(runNode(place, id), 'run', () => ({ name: '', where, facts: { id } }));
}

export function namedLogged(draft: Draft, place: string, id: string, where: string | null): string {
  return draft.named(loggedNode(place, id), 'logged-model', () => ({ name: '', where, facts: { id } }));
}

export function fromDataset(
  draft: Draft,
  { name, digest, source, sourceType, tags }: KnownDataset,
  run: string,
  by: Speaker,
  where: string,
  store: Pick<KnownStore, 'key'> | null = null,
): void {
  const opens =
    store === null ? {} : { opens: { place: store.key, owner: { kind: 'dataset' as const, name, digest }, path: '' } };
  const id = draft.here(datasetNode(name, digest), 'dataset', () => ({
    name,
    facts: {
      digest,
      context: tags.get(CONTEXT) ?? null,
      sourceType,
      source: source === null ? null : sourceOf(source),
    },
    ...opens,
  }));
  draft.edge(id, run, 'used', by, where);
}

/** MLflow keeps sources as JSON; of the most common the address alone is shown, of code its file. */
export function sourceOf(source: string): string {
  try {
    const value: unknown = JSON.parse(source);
    const { uri, url, path, table_name: table, tags } = (value ?? {}) as Record<string, unknown>;
    const file = (tags as Record<string, unknown> | undefined)?.['mlflow.source.name'];
    const found = [uri, url, path, table, file].find((each) => typeof each === 'string');
    return typeof found === 'string' ? found : maskSecrets(source);
  } catch {
    return source;
  }
}

function fromHistory(draft: Draft, run: KnownRun, id: string, store: KnownStore): void {
  const text = run.tags.get(HISTORY);
  if (text === undefined) return;
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    return;
  }
  if (!Array.isArray(entries)) return;
  for (const entry of entries as readonly unknown[]) {
    const { artifact_path: path, model_uuid: uuid, run_id: of } = (entry ?? {}) as Record<string, unknown>;
    if (typeof path !== 'string' || (of !== undefined && of !== run.id)) continue;
    const model = namedArtifact(draft, store, run.id, path, typeof uuid === 'string' ? uuid : null);
    draft.made(id, run.id, model, 'store', `tags/${HISTORY}`);
  }
}

/** A model in a run's artifacts. */
export function namedArtifact(
  draft: Draft,
  store: Pick<KnownStore, 'key' | 'name'>,
  run: string,
  path: string,
  uuid: string | null = null,
): string {
  return draft.named(artifactNode(store.key, run, path), 'model', () => ({
    name: path === '' ? run : path,
    where: store.name,
    facts: { uuid, path },
    opens: { place: store.key, owner: { kind: 'run', id: run }, path },
  }));
}

/** What a run and a logged model tell alike. */
function says(
  { id, name, experiment, status }: Pick<KnownRun & KnownLogged, 'id' | 'name' | 'experiment' | 'status'>,
  store: KnownStore,
  experiments: ReadonlyMap<string, string>,
): Description {
  const facts = { id, experiment: experiments.get(experiment) ?? experiment, status };
  return { name: name ?? id, where: store.name, facts };
}

function runSays(run: KnownRun, store: KnownStore, experiments: ReadonlyMap<string, string>): Description {
  const common = says(run, store, experiments);
  const opens = { place: store.key, owner: { kind: 'run' as const, id: run.id }, path: '' };
  return {
    ...common,
    at: run.started,
    facts: { ...common.facts, user: run.user, job: run.tags.get(JOB) ?? null },
    opens,
  };
}

function loggedSays(model: KnownLogged, store: KnownStore, experiments: ReadonlyMap<string, string>): Description {
  const common = says(model, store, experiments);
  const opens = { place: store.key, owner: { kind: 'logged' as const, id: model.id }, path: '' };
  return { ...common, at: model.created, facts: { ...common.facts, type: model.type }, opens };
}
