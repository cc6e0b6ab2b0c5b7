import * as z from 'zod';
import type { Int64 } from './int64.ts';

/** What of a run a column shows: a field of its own, or one of its params, metrics or tags. */
export const COLUMN_KINDS = ['field', 'param', 'metric', 'tag'] as const;
export const RUN_FIELDS = [
  'name',
  'experiment',
  'status',
  'started',
  'duration',
  'user',
  'source',
  'models',
  'id',
] as const;
export type RunField = (typeof RUN_FIELDS)[number];

export const runColumn = z.strictObject({ kind: z.enum(COLUMN_KINDS), key: z.string().max(1024) });
export type RunColumn = z.infer<typeof runColumn>;

/** Fields that stand in a run's tags or links; all others are known as soon as the run is listed. */
const LATER: ReadonlySet<string> = new Set<RunField>(['source', 'models']);

/** Whether a run must be read whole before what a column shows of it is known. */
export function needsWhole({ kind, key }: RunColumn): boolean {
  return kind !== 'field' || LATER.has(key);
}

const int64: z.ZodType<Int64> = z.union([z.number(), z.bigint()]);
/** A number of 64 bits with NaN and the infinities, which `z.number` refuses. */
const double = z.custom<number>((value) => typeof value === 'number');
const time = int64.nullable();
const lifecycle = z.enum(['active', 'deleted']);

/** Where artifacts are; `chosen`: where a person said. */
export const PLACE_STATES = ['here', 'moved', 'chosen', 'remote', 'missing', 'unsafe'] as const;
export const placeState = z.enum(PLACE_STATES);
export type PlaceState = z.infer<typeof placeState>;

export const storeSummary = z.object({
  kind: z.enum(['files', 'sqlite']),
  name: z.string(),
  /** Alembic's revision of a database. */
  revision: z.string().nullable(),
  experiments: z.number(),
  /** Runs known so far; whether those are all; and those that are read whole. */
  runs: z.number(),
  listed: z.boolean(),
  whole: z.number(),
  /** Of a file store's runs: those that threads read, and those that no thread lived to read, which were read all the same. */
  ahead: z.object({ read: z.number(), lost: z.number() }),
  registered: z.number(),
  logged: z.number(),
  problems: z.number(),
  /** Everything is read. */
  complete: z.boolean(),
});
export type StoreSummary = z.infer<typeof storeSummary>;

export const experimentRow = z.object({
  id: z.string(),
  /** null where its meta.yaml does not say. */
  name: z.string().nullable(),
  lifecycle,
  created: time,
  updated: time,
  /** When its latest run started. */
  latest: time,
  runs: z.number(),
  deletedRuns: z.number(),
  models: z.number(),
  note: z.string().nullable(),
});
export type ExperimentRow = z.infer<typeof experimentRow>;

export const runRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  experiment: z.string(),
  status: z.string(),
  lifecycle,
  started: time,
  ended: time,
  /** The run it is nested in. */
  parent: z.string().nullable(),
  /** 1 at the top. */
  level: z.number(),
  /** Runs nested in it, in the same list. */
  children: z.number(),
  open: z.boolean(),
  /** Its params, metrics, tags and links are read: before that, a cell is null where nobody knows yet. */
  whole: z.boolean(),
  /** In the order of the columns; null: it has none. Long texts are cut. */
  cells: z.array(z.union([z.string(), double, z.bigint()]).nullable()),
});
export type RunRow = z.infer<typeof runRow>;

export const keyCount = z.object({ key: z.string(), runs: z.number() });
export type KeyCount = z.infer<typeof keyCount>;

export const datasetRow = z.object({
  name: z.string(),
  digest: z.string(),
  sourceType: z.string().nullable(),
  source: z.string().nullable(),
  /** JSON, as MLflow keeps it; long ones are cut. */
  schema: z.string().nullable(),
  profile: z.string().nullable(),
  /** What it was for: training, validation ... */
  context: z.string().nullable(),
});
export type DatasetRow = z.infer<typeof datasetRow>;

/** A run that read a dataset, and the models that came of it. */
export const datasetUse = z.object({
  run: z.string(),
  name: z.string().nullable(),
  experiment: z.string(),
  status: z.string(),
  lifecycle,
  started: time,
  contexts: z.array(z.string()),
  models: z.array(z.object({ id: z.string(), name: z.string() })),
  versions: z.array(z.object({ workspace: z.string(), name: z.string(), version: z.string() })),
});
export type DatasetUse = z.infer<typeof datasetUse>;

export const loggedRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  experiment: z.string(),
  run: z.string().nullable(),
  type: z.string().nullable(),
  status: z.string(),
  lifecycle,
  created: time,
  params: z.array(z.object({ key: z.string(), value: z.string() })),
  metrics: z.array(z.object({ key: z.string(), value: double, dataset: z.string().nullable() })),
  /** The step at which the run in question made it. */
  step: int64.nullable(),
  place: placeState.nullable(),
});
export type LoggedRow = z.infer<typeof loggedRow>;

export const versionRow = z.object({
  version: z.string(),
  stage: z.string(),
  aliases: z.array(z.string()),
  status: z.string().nullable(),
  description: z.string().nullable(),
  source: z.string().nullable(),
  run: z.string().nullable(),
  /** The run is in this store. */
  runHere: z.boolean(),
  user: z.string().nullable(),
  created: time,
  updated: time,
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  /** `unread`: its meta.yaml can't be read. */
  place: z.enum([...PLACE_STATES, 'unread']).nullable(),
});
export type VersionRow = z.infer<typeof versionRow>;

export const registeredRow = z.object({
  name: z.string(),
  workspace: z.string(),
  description: z.string().nullable(),
  created: time,
  updated: time,
  versions: z.number(),
  /** The highest. */
  latest: z.string().nullable(),
  aliases: z.array(z.object({ alias: z.string(), version: z.string() })),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  /** The meta.yaml files, its own and its versions', that can't be read; left out where all can. */
  unread: z.array(z.string()).optional(),
});
export type RegisteredRow = z.infer<typeof registeredRow>;

export const runDetails = z.object({
  id: z.string(),
  name: z.string().nullable(),
  experiment: z.object({ id: z.string(), name: z.string().nullable() }),
  status: z.string(),
  lifecycle,
  user: z.string().nullable(),
  started: time,
  ended: time,
  note: z.string().nullable(),
  source: z.string().nullable(),
  sourceType: z.string().nullable(),
  commit: z.string().nullable(),
  parent: z.object({ id: z.string(), name: z.string().nullable(), here: z.boolean() }).nullable(),
  /** Runs nested in it, the first of `childCount`. */
  children: z.array(z.object({ id: z.string(), name: z.string().nullable(), status: z.string() })),
  childCount: z.number(),
  params: z.number(),
  metrics: z.number(),
  tags: z.number(),
  datasets: z.array(datasetRow),
  /** Logged models that it read, by id. */
  inputs: z.array(z.string()),
  outputs: z.array(loggedRow),
  /** Versions registered from it. */
  versions: z.array(z.object({ workspace: z.string(), name: z.string(), version: z.string() })),
});
export type RunDetails = z.infer<typeof runDetails>;

/** One param, tag, or the latest point of a metric. */
export const runValue = z.object({
  key: z.string(),
  value: z.union([z.string(), double]),
  /** The text is longer than what is shown. */
  cut: z.boolean(),
  step: int64.nullable(),
  timestamp: time,
});
export type RunValue = z.infer<typeof runValue>;

export const metricPoint = z.object({ value: double, step: int64, timestamp: int64 });
export type MetricPoint = z.infer<typeof metricPoint>;

/** Of a folder in which artifacts of several experiments lie: where it was, and where it is. */
export const locationRow = z.object({
  root: z.string(),
  /** Locations below it, and how many are found. */
  count: z.number(),
  found: z.number(),
  state: placeState,
  /** A person said where it is. */
  chosen: z.boolean(),
  /** For people: where it is now. */
  place: z.string().nullable(),
});
export type LocationRow = z.infer<typeof locationRow>;

/** Whose artifacts. */
export const artifactOwner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('run'), id: z.string().max(300) }),
  z.strictObject({ kind: z.literal('logged'), id: z.string().max(300) }),
  z.strictObject({
    kind: z.literal('version'),
    workspace: z.string().max(300),
    name: z.string().max(1024),
    version: z.string().max(40),
  }),
]);
export type ArtifactOwner = z.infer<typeof artifactOwner>;

/** A dataset of a store. It has no artifacts; it is one thing in whatever experiments it is. */
export const datasetOwner = z.strictObject({
  kind: z.literal('dataset'),
  name: z.string().max(1024),
  digest: z.string().max(300),
});
export type DatasetOwner = z.infer<typeof datasetOwner>;
