import * as z from 'zod';
import { DATA_FORMATS, READINGS, type InferReport } from '../signature/infer/report.ts';
import { dataType, problem, spec } from './model-schemas.ts';

/** Characters of pasted text. */
const TEXT_LIMIT = 20_000_000;

/** A chosen file (or one at `path` inside what was chosen), or pasted text. */
const data = z.union([
  z.strictObject({ grant: z.string().min(1).max(64), path: z.string().max(4096).exactOptional() }),
  z.strictObject({ text: z.string().max(TEXT_LIMIT) }),
]);

export const inferInput = z.strictObject({
  data,
  /** null: by name and first bytes (of a file only). */
  format: z.enum(DATA_FORMATS).nullable(),
  /** Of a CSV file. */
  delimiter: z.string().regex(/^[\x20-\x21\x23-\x7e\t]$/),
  /** How a JSON list of records is taken. */
  records: z.enum(['list', 'frame']),
});

const dates = z.object({
  order: z.enum(['iso', 'day-first', 'month-first', 'ambiguous']),
  sample: z.string(),
  readings: z.array(z.string()),
});

const columnEvidence = z.object({
  name: z.string(),
  type: dataType.nullable(),
  required: z.boolean(),
  rows: z.number(),
  nulls: z.number(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  samples: z.array(z.string()),
  dates: dates.nullable(),
  notices: z.array(problem),
});

export const inferReport = z.object({
  format: z.enum(DATA_FORMATS),
  reading: z.enum(READINGS),
  specs: z.array(spec),
  text: z.string(),
  rows: z.number(),
  bytes: z.number(),
  columns: z.array(columnEvidence),
  notices: z.array(problem),
}) as unknown as z.ZodType<InferReport>;
