import * as z from 'zod';
import { STAGES } from '../signature/enforce/problem.ts';
import { CHECK_CHANNELS, type CheckAnswer } from '../signature/payload/check-report.ts';
import { RULE_SETS } from '../signature/serve/rules.ts';

/** The most of a pasted payload, in characters; a file may be larger. */
export const PASTED_LIMIT = 2 * 1024 * 1024;

const path = z.array(z.union([z.string(), z.number()]));
const fix = z.object({
  kind: z.enum(['add', 'replace', 'remove', 'rename']),
  path,
  value: z.string().exactOptional(),
});
const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  path: path.nullable(),
  line: z.number().exactOptional(),
  column: z.number().exactOptional(),
  fix: fix.exactOptional(),
  span: z.object({ start: z.number(), end: z.number(), line: z.number(), column: z.number() }).nullable(),
});
const preview = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('table'),
    columns: z.array(z.object({ name: z.string(), dtype: z.string() })),
    rows: z.array(z.array(z.string())),
    length: z.number(),
  }),
  z.object({ kind: z.literal('value'), type: z.string(), text: z.string() }),
]);
const report = z.object({
  rules: z.enum(RULE_SETS),
  ok: z.boolean(),
  stage: z.enum(STAGES).nullable(),
  problems: z.array(problem),
  received: preview.nullable(),
  params: z.string().nullable(),
});

/** A whole `CheckAnswer`, as `check.payload` gives it. */
export const checkAnswer = z.object({ report, other: report.nullable() }) as unknown as z.ZodType<CheckAnswer>;

const token = z.string().min(1).max(64);
export const checkInput = z.strictObject({
  /** The model. */
  grant: token,
  path: z.string().max(4096),
  channel: z.enum(CHECK_CHANNELS),
  contentType: z.string().max(200),
  payload: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string().max(PASTED_LIMIT) }),
    z.strictObject({ kind: z.literal('file'), grant: token }),
  ]),
});
