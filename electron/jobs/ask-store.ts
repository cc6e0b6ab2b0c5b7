import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { locationOf, versionOf } from '../stores/artifact-location.ts';
import { datasetPage } from '../stores/dataset-page.ts';
import type { RegisteredModel } from '../stores/store.ts';
import {
  chartPoints,
  countKeys,
  experimentRows,
  loggedRow,
  registeredRow,
  runDetails,
  runValues,
  toPoint,
  versionRows,
} from '../stores/store-answers.ts';
import { checkRead } from '../workspaces/version-place.ts';
import { summaryOf, type OpenStore } from './open-stores.ts';
import type { StoreAsk, StoreAsks } from './store-asks.ts';

/** Experiments whose folders are watched for new runs. */
const WATCHED = 25;
/** Experiments of a first answer. */
const FIRST = 1000;

type Answers = {
  [K in keyof StoreAsks]: (
    store: OpenStore,
    ask: StoreAsks[K]['input'],
  ) => StoreAsks[K]['output'] | Promise<StoreAsks[K]['output']>;
};

/** Errors: `store-no-run`, `store-no-model`, `version-unread`. */
export async function askStore(store: OpenStore, { kind, ...ask }: StoreAsk): Promise<unknown> {
  const answer = ANSWERS[kind] as (store: OpenStore, ask: unknown) => unknown;
  return answer(store, ask);
}

const ANSWERS: Answers = {
  begin: (store) => ({
    summary: summaryOf(store),
    experiments: pageOf(experimentRows(store.reading.store), 0, FIRST),
    watched: watchedOf(store),
  }),
  experiments: ({ reading }, { cursor, limit }) => pageOf(experimentRows(reading.store), cursor, limit),
  columns: ({ reading }, { experiments }) => countKeys(reading.store.runs, experiments),
  runs: ({ list }, { columns, cursor, limit, ...query }) => list.page(query, columns, cursor, limit),
  run: async (store, { run }) => runDetails(store.reading.store, await wholeRun(store, run), store.finder),
  dataset: ({ reading }, ask) => datasetPage(reading.store, ask),
  values: async (store, { run, of, cursor, limit }) => pageOf(runValues(await wholeRun(store, run), of), cursor, limit),
  async history({ reading }, { run, key, cursor, limit }) {
    const history = await reading.store.history(run, key);
    const { rows, next } = pageOf(history, cursor, limit);
    return { rows: rows.map(toPoint), next, total: history.length };
  },
  async chart({ reading }, { run, key }) {
    const history = await reading.store.history(run, key);
    return { points: chartPoints(history), total: history.length };
  },
  registered({ reading }, { search, cursor, limit }) {
    const fits = fitting(search);
    const rows = reading.store.registeredModels
      .filter(({ name, description, tags, aliases }) =>
        fits(name, description ?? '', ...pairs(tags), ...aliases.keys()),
      )
      .map(registeredRow);
    return { ...pageOf(rows, cursor, limit), total: rows.length };
  },
  async versions({ reading, finder }, { workspace, name, only, cursor, limit }) {
    const model = modelIn(reading.store.registeredModels, workspace, name);
    const versions = model.versions.filter(({ version }) => only === undefined || version === only);
    const rows = await versionRows(reading, { ...model, versions }, finder, cursor, limit);
    const next = cursor + limit < versions.length ? cursor + limit : null;
    return { model: registeredRow(model), rows, next };
  },
  async logged({ reading, finder }, { experiments, search, cursor, limit }) {
    const fits = fitting(search);
    const wanted = experiments === null ? null : new Set(experiments);
    const models = reading.store.loggedModels.filter(
      ({ id, name, experiment, type, tags, params }) =>
        (wanted === null || wanted.has(experiment)) &&
        fits(id, name ?? '', type ?? '', ...pairs(tags), ...pairs(params)),
    );
    const { rows, next } = pageOf(models, cursor, limit);
    const shown = [];
    for (const model of rows) shown.push(await loggedRow(model, finder));
    return { rows: shown, next, total: models.length };
  },
  problems: ({ reading }, { cursor, limit }) => pageOf(reading.store.problems, cursor, limit),
  locations: async ({ finder }) => ({ rows: await finder.locations() }),
  async artifacts({ reading, finder }, { owner }) {
    if (owner.kind === 'version') checkRead(owner.name, versionOf(reading.store, owner));
    const location = locationOf(reading.store, owner);
    const missing = { state: 'missing', ref: null, path: '' } as const;
    return { location, found: location === null ? missing : await finder.find(location) };
  },
};

async function wholeRun({ reading }: OpenStore, id: string) {
  const at = reading.store.runs.findIndex((run) => run.id === id);
  if (at < 0) throw new KnownError('store-no-run', `There is no run ${id}.`, { run: id });
  return reading.complete(at);
}

function modelIn(models: readonly RegisteredModel[], workspace: string, name: string): RegisteredModel {
  const model = models.find((each) => each.workspace === workspace && each.name === name);
  if (model === undefined) throw new KnownError('store-no-model', `There is no model ${name}.`, { name });
  return model;
}

/** All words occur in one of the texts. */
function fitting(search: string): (...texts: readonly string[]) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return (...texts) => {
    const text = texts.join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

function pairs(texts: ReadonlyMap<string, string>): string[] {
  return [...texts].map(([key, value]) => `${key}=${value}`);
}

function pageOf<T>(rows: readonly T[], cursor: number, limit: number): { rows: T[]; next: number | null } {
  const next = cursor + limit;
  return { rows: rows.slice(cursor, next), next: next < rows.length ? next : null };
}

/** Folders in which runs and experiments appear. A database is watched by its own file. */
function watchedOf({ reading: { store, far } }: OpenStore): string[] {
  if (far !== null || store.folder === '' || store.kind !== 'files') return [];
  const experiments = store.experiments.filter(({ lifecycle }) => lifecycle === 'active').slice(0, WATCHED);
  return [store.folder, ...experiments.map(({ id }) => path.join(store.folder, id))];
}
