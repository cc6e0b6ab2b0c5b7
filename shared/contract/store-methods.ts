import * as z from 'zod';
import { grant as grantSchema } from './schemas.ts';
import { problem } from './model-schemas.ts';
import {
  artifactOwner,
  datasetRow,
  datasetUse,
  experimentRow,
  keyCount,
  locationRow,
  loggedRow,
  metricPoint,
  placeState,
  registeredRow,
  runColumn,
  runDetails,
  runRow,
  runValue,
  storeSummary,
  versionRow,
} from './store-schemas.ts';

const token = z.string().min(1).max(64);
const none = z.never();
const page = { cursor: z.int().min(0), limit: z.int().min(1).max(1000) };
const next = z.number().nullable();
const id = z.string().max(300);
const key = z.string().max(1024);
/** Ids of experiments; null for all. */
const experiments = z.array(id).max(10_000).nullable();
const search = z.string().max(1000);

/**
 * Stores of MLflow on disk: an `mlruns` folder, a database. They are read where they are, and stay open with the host under a
 * handle until `store.close`, or until their grant is released. What was asked for before all is read may grow: `store.wait`.
 */
export const storeMethods = {
  /** What kind of store a grant is; null for none. */
  'store.look': {
    input: z.strictObject({ grant: token }),
    output: z.object({ kind: z.enum(['files', 'sqlite']).nullable() }),
    progress: none,
  },
  /** Answers when experiments are known, with the first page of them; the rest is read meanwhile. */
  'store.open': {
    input: z.strictObject({ grant: token }),
    output: z.object({
      handle: token,
      summary: storeSummary,
      experiments: z.object({ rows: z.array(experimentRow), next }),
    }),
    progress: none,
  },
  'store.close': { input: z.strictObject({ handle: token }), output: z.strictObject({}), progress: none },
  /** Answers when everything is read; how far it is meanwhile. */
  'store.wait': { input: z.strictObject({ handle: token }), output: storeSummary, progress: storeSummary },
  'store.experiments': {
    input: z.strictObject({ handle: token, ...page }),
    output: z.object({ rows: z.array(experimentRow), next }),
    progress: none,
  },
  /** Keys that runs of these experiments have, the most common first. */
  'store.columns': {
    input: z.strictObject({ handle: token, experiments }),
    output: z.object({ params: z.array(keyCount), metrics: z.array(keyCount), tags: z.array(keyCount) }),
    progress: none,
  },
  /**
   * Runs that fit, sorted. `search`: words that all occur in name, id, user, status, params or tags, and conditions such as
   * `loss < 0.5` or `params.model = "tree"`. Nested runs stand below theirs where those are open, unless something is searched.
   * While the store is read, the answer is about what is read of it.
   */
  'store.runs': {
    input: z.strictObject({
      handle: token,
      experiments,
      lifecycle: z.enum(['active', 'deleted', 'all']),
      search,
      sort: z.strictObject({ column: runColumn, descending: z.boolean() }),
      /** null: those that most of these runs have. */
      columns: z.array(runColumn).max(200).nullable(),
      /** Runs whose nested runs are shown. */
      open: z.array(id).max(10_000),
      ...page,
    }),
    output: z.object({
      rows: z.array(runRow),
      columns: z.array(runColumn),
      next,
      /** Rows in all, and runs that fit. */
      total: z.number(),
      fit: z.number(),
      /** Count and order are those of all runs: before that, of the runs read so far, and new ones come last. */
      final: z.boolean(),
    }),
    progress: none,
  },
  'store.run': { input: z.strictObject({ handle: token, run: id }), output: runDetails, progress: none },
  /** A dataset, and a page of the runs that read it, the latest first; null where no run that is read so far did. */
  'store.dataset': {
    input: z.strictObject({ handle: token, name: key, digest: id, ...page }),
    output: z.object({ dataset: datasetRow.nullable(), rows: z.array(datasetUse), next, total: z.number() }),
    progress: none,
  },
  'store.values': {
    input: z.strictObject({ handle: token, run: id, of: z.enum(['params', 'metrics', 'tags']), ...page }),
    output: z.object({ rows: z.array(runValue), next }),
    progress: none,
  },
  /** Every point of a metric, in MLflow's order: by time. */
  'store.history': {
    input: z.strictObject({ handle: token, run: id, key, ...page }),
    output: z.object({ rows: z.array(metricPoint), next, total: z.number() }),
    progress: none,
  },
  /** A metric to be drawn: by step, of many points the least and the largest of each stretch. */
  'store.chart': {
    input: z.strictObject({ handle: token, run: id, key }),
    output: z.object({ points: z.array(metricPoint), total: z.number() }),
    progress: none,
  },
  'store.registered': {
    input: z.strictObject({ handle: token, search, ...page }),
    output: z.object({ rows: z.array(registeredRow), next, total: z.number() }),
    progress: none,
  },
  /** The newest first. `only`: the one of that number. */
  'store.versions': {
    input: z.strictObject({
      handle: token,
      workspace: z.string().max(300),
      name: key,
      only: z.string().max(100).optional(),
      ...page,
    }),
    output: z.object({ model: registeredRow, rows: z.array(versionRow), next }),
    progress: none,
  },
  'store.logged': {
    input: z.strictObject({ handle: token, experiments, search, ...page }),
    output: z.object({ rows: z.array(loggedRow), next, total: z.number() }),
    progress: none,
  },
  'store.problems': {
    input: z.strictObject({ handle: token, ...page }),
    output: z.object({ rows: z.array(problem), next }),
    progress: none,
  },
  /** Where artifacts are; where they are at hand, what to open: a grant, and the folder in it. */
  'store.artifacts': {
    input: z.strictObject({ handle: token, owner: artifactOwner }),
    output: z.object({
      /** As the store has it; null where it names none. */
      location: z.string().nullable(),
      state: placeState,
      grant: grantSchema.nullable(),
      path: z.string(),
    }),
    progress: none,
  },
  'store.locations': {
    input: z.strictObject({ handle: token }),
    output: z.object({ rows: z.array(locationRow) }),
    progress: none,
  },
  /** Says where the artifacts below a location are; null takes that back. It holds while the store is open. */
  'store.locate': {
    input: z.strictObject({ handle: token, root: z.string().max(4096), grant: token.nullable() }),
    output: z.strictObject({}),
    progress: none,
  },
} as const;
