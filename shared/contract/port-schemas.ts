import * as z from 'zod';
import { CHECK_IDS, type Check } from '../export/checks.ts';
import { PORT_STATES, type PortRow } from '../export/port-row.ts';
import { REVIEW_PARTS, type ReviewRow } from '../export/review.ts';
import type { SameAct } from '../export/same-act.ts';
import { ROLES, WORKSPACE_KINDS } from '../workspace/kinds.ts';
import { told } from './compare-methods.ts';
import { errorData } from './schemas.ts';

const text = z.string();
const maybe = z.string().nullable();
const kind = z.enum(WORKSPACE_KINDS);
const role = z.enum(ROLES).nullable();
const tags = z.record(z.string(), z.string());
const details = z.record(z.string(), z.union([z.string(), z.number()]));

/** What a model brings along, before anything is decided. */
export const sourceFacts = z.object({
  name: text,
  /** Where it is, for people. */
  uri: text,
  version: maybe,
  run: maybe,
  files: z.number(),
  size: z.number(),
  tags,
  description: maybe,
  aliases: z.array(text),
  stage: maybe,
  /** Steps that it has taken from workspace to workspace. */
  hops: z.number(),
  flavors: z.array(text),
  signature: z.boolean(),
  loadable: z.boolean(),
});
export type SourceView = z.infer<typeof sourceFacts>;

export const targetFacts = z.object({
  kind,
  place: text,
  workspace: maybe,
  role,
  /** It will be made. */
  isNew: z.boolean(),
  next: text,
  /** The registered model will be made. */
  fresh: z.boolean(),
  aliasBefore: maybe,
  aliases: z.array(z.object({ alias: text, version: text })),
  models: z.array(text),
  problems: z.array(z.object({ about: z.enum(['place', 'model', 'alias']), code: text, details })),
});
export type TargetView = z.infer<typeof targetFacts>;

const check = z.object({
  id: z.enum(CHECK_IDS),
  state: z.enum(['ok', 'note', 'stop', 'not-judged']),
  code: maybe,
  details,
  items: z.array(text),
  passable: z.boolean(),
  findings: z.array(told),
}) satisfies z.ZodType<Check>;

/** A plan for people: everything in it but the list of files. */
export const planView = z.object({
  id: text,
  made: text,
  by: text,
  source: z.object({
    uri: text,
    store: maybe,
    version: maybe,
    run: maybe,
    files: z.number(),
    size: z.number(),
    /** null where its files were not read yet. */
    digest: maybe,
    tags,
    description: maybe,
    aliases: z.array(text),
    stage: maybe,
  }),
  target: z.object({
    kind,
    /** The folder, database or zip, for people. */
    place: text,
    workspace: maybe,
    role,
    model: text,
    version: text,
    fresh: z.boolean(),
    alias: maybe,
    aliasBefore: maybe,
    /** More that a zip brings, free before. */
    also: z.array(text),
    description: maybe,
    tags,
    serving: z.object({ version: text, alias: maybe }).nullable(),
  }),
  checks: z.array(check),
  reason: maybe,
  /** It was kept in a file: anything that has changed since stops it. */
  strict: z.boolean(),
});
export type PlanView = z.infer<typeof planView>;

/** What becomes of a part of a version: shared/export/review.ts. */
export const reviewRow = z.object({
  what: z.enum(REVIEW_PARTS),
  fate: z.enum(['kept', 'changed', 'lost', 'new']),
  before: maybe,
  after: maybe,
  why: text,
  details,
}) satisfies z.ZodType<ReviewRow>;

/** One port in the words of others: shared/export/same-act.ts. */
export const sameAct = z.object({
  shell: z.enum(['posix', 'powershell']),
  modelPorter: text,
  python: text,
  azure: z.object({ command: text, yaml: text }),
}) satisfies z.ZodType<SameAct>;

export const portProgress = z.object({
  step: z.enum(['copy', 'check']),
  done: z.number(),
  total: z.number(),
  files: z.number(),
  of: z.number(),
});

export const portRow = z.object({
  id: text,
  model: text,
  version: text,
  alias: maybe,
  source: text,
  target: z.object({ kind, place: text, workspace: maybe, role }),
  files: z.number(),
  size: z.number(),
  state: z.enum(PORT_STATES),
  progress: portProgress.nullable(),
  error: errorData.nullable(),
  outcome: z.enum(['ported', 'existing']).nullable(),
  began: maybe,
  ended: maybe,
  gone: z.boolean().optional(),
}) satisfies z.ZodType<PortRow>;

/** Aliases that a taken back version has, or had, and where they point then: null for nowhere. */
export const movedBack = z.array(z.object({ alias: z.string(), version: z.string().nullable() }));

/** What is left to say of a port that has come to its end, or was held up. */
export const portFacts = z.object({
  row: portRow,
  plan: planView,
  /** Files that were read back from the target and are what was read from the source; null where it did not come so far. */
  identical: z.number().nullable(),
  digest: maybe,
  aliasBefore: maybe,
  made: z.boolean(),
  review: z.array(reviewRow),
  act: sameAct,
  /** Why it can't be taken back (any more); null where it can. */
  noUndo: errorData.nullable(),
  /** Where its aliases go when it is taken back now. */
  movesBack: movedBack,
});
export type PortReportView = z.infer<typeof portFacts>;

export const verifiedVersion = z.object({
  model: text,
  version: text,
  state: z.enum(['same', 'moved', 'differs', 'not-ported', 'missing', 'unread']),
  files: z.number(),
  difference: z.object({
    missing: z.array(text),
    changed: z.array(text),
    added: z.array(text),
    expected: z.array(text),
  }),
  /** Why its files can't be read, or why nothing is said of each of them. */
  problem: errorData.nullable(),
});
