import type { Output } from '../../shared/contract/contract.ts';
import type { DatasetUse } from '../../shared/contract/store-schemas.ts';
import type { DatasetInput, Store } from './store.ts';
import { cutText, datasetRow } from './store-answers.ts';

/** MLflow's own limit of a schema (mlflow/store/tracking/dbmodels/models.py): it is never cut. */
const SCHEMA = 1_048_575;
/** Models of one run that are told. */
const MODELS = 20;

export interface DatasetAsk {
  readonly name: string;
  readonly digest: string;
  readonly cursor: number;
  readonly limit: number;
}

/**
 * A dataset by its name and digest, in whatever experiments it is, with the runs that read it, the latest first. MLflow keeps it once for
 * each experiment: what one of them does not say, another may.
 */
export function datasetPage(store: Store, { name, digest, cursor, limit }: DatasetAsk): Output<'store.dataset'> {
  const isIt = (each: DatasetInput) => each.name === name && each.digest === digest;
  const users = store.runs.filter(({ datasets }) => datasets.some(isIt));
  const told = users.flatMap(({ datasets }) => datasets.filter(isIt));
  const first = told[0];
  if (first === undefined) return { dataset: null, rows: [], next: null, total: 0 };
  const say = (key: 'sourceType' | 'source' | 'schema' | 'profile') =>
    told.find((each) => (each[key] ?? '') !== '')?.[key] ?? null;
  const whole = { ...first, sourceType: say('sourceType'), source: say('source'), profile: say('profile') };
  users.sort((a, b) => Number(b.started ?? 0) - Number(a.started ?? 0));
  const next = cursor + limit;
  return {
    dataset: { ...datasetRow(whole), schema: cutText(say('schema'), SCHEMA), context: null },
    rows: usesOf(store, users.slice(cursor, next), isIt),
    next: next < users.length ? next : null,
    total: users.length,
  };
}

function usesOf(store: Store, runs: Store['runs'], isIt: (each: DatasetInput) => boolean): DatasetUse[] {
  const experiments = new Map(store.experiments.map(({ id, name }) => [id, name]));
  const models = new Map<string, DatasetUse['models']>(runs.map(({ id }) => [id, []]));
  const versions = new Map<string, DatasetUse['versions']>(runs.map(({ id }) => [id, []]));
  const makers = new Map(runs.flatMap(({ id, outputs }) => outputs.map(({ model }) => [model, id])));
  for (const { id, name, run } of store.loggedModels)
    models.get(makers.get(id) ?? run ?? '')?.push({ id, name: name ?? id });
  for (const { workspace, name, versions: all } of store.registeredModels)
    for (const { version, run } of all) versions.get(run ?? '')?.push({ workspace, name, version });
  return runs.map(({ id, name, experiment, status, lifecycle, started, datasets }) => {
    const contexts = datasets.filter(isIt).flatMap(({ tags }) => tags.get('mlflow.data.context') ?? []);
    return {
      run: id,
      name,
      experiment: experiments.get(experiment) ?? experiment,
      status,
      lifecycle,
      started,
      contexts: [...new Set(contexts)],
      models: (models.get(id) ?? []).slice(0, MODELS),
      versions: (versions.get(id) ?? []).slice(0, MODELS),
    };
  });
}
