import path from 'node:path';
import { openStore } from '../../electron/stores/open-store.ts';
import type { DatasetInput, LoggedModel, Metric, RegisteredModel, Run, Store } from '../../electron/stores/store.ts';
import { floatRepr } from '../../shared/python/dumps.ts';
import type { Int64 } from '../../shared/contract/int64.ts';
import type { PyDict, PyValue } from '../../shared/python/value.ts';
import type { Answer, AskOptions, Row } from './rows.ts';

const opened = new Map<string, Promise<Store>>();

/** What does MlflowClient say of one thing in a store (or: which things are there)? Times, numbers and texts exactly. */
export async function storesRow(row: Row, options: AskOptions): Promise<Answer> {
  if (!options.stores) throw new Error('stores tables need --stores DIR');
  const place = path.join(options.stores, String(row.get('store')));
  let store = opened.get(place);
  if (store === undefined) opened.set(place, (store = openStore(place)));
  return {
    theirs: row.get('answer') ?? null,
    ours: await answer(await store, String(row.get('ask')), String(row.get('key'))),
  };
}

async function answer(store: Store, ask: string, key: string): Promise<PyValue> {
  if (ask === 'ids') return ids(store);
  if (ask === 'experiment') {
    const found = store.experiments.find(({ id }) => id === key);
    if (found === undefined) return null;
    const { id, name, lifecycle, artifactLocation, created, updated, tags } = found;
    return dict({
      id,
      name,
      lifecycle,
      location: artifactLocation,
      created: int(created),
      updated: int(updated),
      tags: map(tags),
    });
  }
  if (ask === 'run') {
    const found = store.runs.find(({ id }) => id === key);
    return found === undefined ? null : run(store, found);
  }
  if (ask === 'logged') {
    const found = store.loggedModels.find(({ id }) => id === key);
    return found === undefined ? null : logged(found);
  }
  const found = store.registeredModels.find(({ name }) => name === key);
  return found === undefined ? null : registered(found);
}

function ids(store: Store): PyValue {
  const sort = (items: readonly { readonly id: string; readonly lifecycle: string }[]) =>
    items.map(({ id, lifecycle }) => `${id} ${lifecycle}`).sort();
  const models = store.loggedModels.filter(({ lifecycle }) => lifecycle === 'active').map(({ id }) => id);
  const names = store.registeredModels.map(({ name }) => name);
  return dict({
    experiments: sort(store.experiments),
    runs: sort(store.runs),
    logged: models.sort(),
    registered: names.sort(),
  });
}

async function run(store: Store, found: Run): Promise<PyValue> {
  const history = new Map<PyValue, PyValue>();
  for (const { key } of found.metrics) history.set(key, (await store.history(found.id, key)).map(point));
  const { id, experiment, name, status, lifecycle, user, artifactUri, outputs, inputs } = found;
  return dict({
    id,
    experiment,
    name,
    status,
    lifecycle,
    user,
    history,
    started: int(found.started),
    ended: int(found.ended),
    uri: artifactUri,
    params: map(found.params),
    tags: map(found.tags),
    metrics: new Map(found.metrics.map((metric) => [metric.key, point(metric)])),
    datasets: found.datasets.map(dataset).sort(byJson),
    inputs: [...inputs].sort(),
    outputs: outputs.map(({ model, step }) => `${model} ${step}`).sort(),
  });
}

function logged(found: LoggedModel): PyValue {
  const { id, experiment, name, status, type, artifactLocation, created, updated, params, tags, metrics } = found;
  return dict({
    id,
    experiment,
    name,
    status,
    type,
    run: found.run,
    location: artifactLocation,
    created: int(created),
    updated: int(updated),
    params: map(params),
    tags: map(tags),
    metrics: metrics
      .map((metric) => [metric.key, ...point(metric), metric.dataset?.name ?? null, metric.dataset?.digest ?? null])
      .sort(byJson),
  });
}

function registered(found: RegisteredModel): PyValue {
  const { name, description, created, updated, tags, aliases, versions } = found;
  return dict({
    name,
    description: description ?? '',
    created: int(created),
    updated: int(updated),
    tags: map(tags),
    aliases: map(aliases),
    versions: versions.map((version) =>
      dict({
        version: version.version,
        stage: version.stage,
        status: version.status,
        description: version.description ?? '',
        source: version.source,
        run: version.run ?? '',
        link: version.runLink ?? '',
        user: version.user ?? '',
        created: int(version.created),
        updated: int(version.updated),
        tags: map(version.tags),
      }),
    ),
  });
}

function dataset({ name, digest, sourceType, source, schema, profile, tags }: DatasetInput): PyValue {
  return dict({ name, digest, type: sourceType, source, schema, profile, tags: map(tags) });
}

/** A number as Python's repr has it: the same number, not one that looks alike. */
function point({ value, step, timestamp }: Metric): PyValue[] {
  return [BigInt(timestamp), floatRepr(value).toLowerCase(), BigInt(step)];
}

function int(value: Int64 | null): PyValue {
  return value === null ? null : BigInt(value);
}

function map(texts: ReadonlyMap<string, string>): PyDict {
  return new Map(texts);
}

function dict(object: Record<string, PyValue>): PyDict {
  return new Map(Object.entries(object));
}

function byJson(a: PyValue, b: PyValue): number {
  return text(a) < text(b) ? -1 : 1;
}

function text(value: PyValue): string {
  if (!(value instanceof Map))
    return JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item));
  return `${String(value.get('name'))} ${String(value.get('digest'))}`;
}
