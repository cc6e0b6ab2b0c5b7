import * as z from 'zod';
import { PURPOSES } from '../files/file-purpose.ts';
import { SEARCH_GAPS, type SearchAnswer, type SearchHit } from '../search/hits.ts';
import { SIGNATURE_PARTS } from '../signature/signature-rows.ts';

const hit: z.ZodType<SearchHit> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('column'),
    part: z.enum(SIGNATURE_PARTS),
    row: z.string(),
    path: z.array(z.string()),
    type: z.string(),
    value: z.string().nullable(),
  }),
  z.object({ kind: z.literal('package'), name: z.string(), says: z.array(z.string()) }),
  z.object({
    kind: z.literal('file'),
    path: z.string(),
    type: z.enum(['file', 'folder', 'link', 'special', 'missing']),
    purpose: z.enum(PURPOSES),
  }),
  z.object({
    kind: z.literal('value'),
    keys: z.string(),
    value: z.string(),
    line: z.number().nullable(),
    view: z.enum(['raw', 'details', 'flavors']),
    row: z.string(),
  }),
]);

const answer: z.ZodType<SearchAnswer> = z.object({
  hits: z.array(
    z.object({ rank: z.union([z.literal(0), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]), hit }),
  ),
  totals: z.object({ column: z.number(), package: z.number(), file: z.number(), value: z.number() }),
  size: z.number(),
  gaps: z.array(z.enum(SEARCH_GAPS)),
});

/** Finding things in models that are open. */
export const searchMethods = {
  /**
   * Columns, packages, files and values of one model that hold every word of `query`, accents and case ignored; of each kind
   * at most `limit`. What the model holds is read with its first search, and anew after it was read anew. Secrets are masked
   * before they are looked through.
   */
  'search.model': {
    input: z.strictObject({
      grant: z.string().min(1).max(64),
      path: z.string().max(4096),
      query: z.string().min(1).max(200),
      limit: z.int().min(1).max(500),
    }),
    output: answer,
    progress: z.never(),
  },
} as const;
