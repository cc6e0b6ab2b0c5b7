import * as z from 'zod';
import {
  CHANNELS,
  VERDICTS,
  type Finding,
  type RenameProposal,
  type Row,
  type Told,
  type Verdict,
} from '../signature/compare/comparison.ts';
import { RULE_SETS } from '../signature/serve/rules.ts';
import type { ComparisonSummary } from './comparison-summary.ts';

const token = z.string().min(1).max(64);
const modelPlace = z.strictObject({ grant: token, path: z.string().max(4096) });
const page = { handle: token, cursor: z.int().min(0), limit: z.int().min(1).max(1000) };
const none = z.never();

const verdict = z.enum(VERDICTS);
const channels = z.object({ rest: verdict, dataframe: verdict } satisfies Record<
  (typeof CHANNELS)[number],
  z.ZodType<Verdict>
>);
const place = z.object({
  part: z.enum(['signature', 'inputs', 'outputs', 'params', 'flavors', 'environment', 'files', 'metadata']),
  path: z.array(z.string()),
});
const details = z.record(z.string(), z.union([z.string(), z.number()]));
/** What the words of a finding need. */
export const told = z.object({ rule: z.string(), place, details }) satisfies z.ZodType<Told>;
const finding: z.ZodType<Finding> = told.extend({
  verdict: channels,
  marks: z.array(z.enum(['lossy', 'meaning'])),
  witness: z.object({ channel: z.enum(CHANNELS), body: z.string(), effect: z.enum(['refused', 'changed']) }).nullable(),
});
const side = z.object({ name: z.string(), value: z.string(), required: z.boolean().nullable() }).nullable();
const row: z.ZodType<Row> = z.object({
  place,
  depth: z.number(),
  change: z.enum(['same', 'added', 'removed', 'changed', 'moved', 'renamed']),
  a: side,
  b: side,
  findings: z.array(z.number()),
});
const renamePart = z.enum(['inputs', 'outputs', 'params']);
const rename: z.ZodType<RenameProposal> = z.object({
  part: renamePart,
  from: z.string(),
  to: z.string(),
  likeness: z.number(),
});
const direction = z.object({
  verdict,
  channels,
  rollout: z.enum(['any-order', 'callers-first', 'consumers-first', 'both-first', 'not-judged']),
  findings: z.number(),
});
const sideSummary = z.object({
  name: z.string(),
  state: z.enum(['whole', 'partial', 'unreadable']),
  loadable: z.boolean(),
  signature: z.boolean(),
  flavors: z.array(
    z.object({
      name: z.string(),
      monogram: z.string(),
      family: z.enum(['generic', 'tabular', 'deep-learning', 'genai', 'big-data', 'unknown']),
    }),
  ),
  mlflowVersion: z.string().nullable(),
});
const answer = z.object({ verdict, channels });
const rules = z.enum(RULE_SETS);
const summary: z.ZodType<ComparisonSummary> = z.object({
  rules,
  other: z.object({ rules, forward: answer, rollback: answer }).nullable(),
  forward: direction,
  rollback: direction,
  rows: z.number(),
  renames: z.array(rename),
  sides: z.object({ a: sideSummary, b: sideSummary }),
  contents: z.enum(['compared', 'sizes']),
  complete: z.boolean(),
  size: z.number(),
});

/** Comparing two models: can B take the place of A? */
export const compareMethods = {
  /**
   * Reads and watches both. `renames`: pairs that a person said are one thing renamed. `contents`: read every file to
   * compare digests, which takes long for large models. `rules`: the MLflow to answer for; null for the one nearest to B's. The comparison stays with the host under `handle`.
   */
  'compare.open': {
    input: z.strictObject({
      a: modelPlace,
      b: modelPlace,
      renames: z
        .array(z.strictObject({ part: renamePart, from: z.string().max(4096), to: z.string().max(4096) }))
        .max(10_000),
      contents: z.boolean(),
      rules: rules.nullable(),
    }),
    output: z.object({ handle: token, summary }),
    progress: z.object({ done: z.number(), total: z.number() }),
  },
  'compare.rows': {
    input: z.strictObject(page),
    output: z.object({ rows: z.array(row), next: z.number().nullable() }),
    progress: none,
  },
  'compare.findings': {
    input: z.strictObject({ ...page, direction: z.enum(['forward', 'rollback']) }),
    output: z.object({ rows: z.array(finding), next: z.number().nullable() }),
    progress: none,
  },
  'compare.close': { input: z.strictObject({ handle: token }), output: z.strictObject({}), progress: none },
} as const;
