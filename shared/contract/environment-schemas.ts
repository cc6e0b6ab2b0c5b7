import * as z from 'zod';
import type { EnvironmentReport } from '../environment/environment-report.ts';
import { ENVIRONMENT_SOURCES } from '../environment/environment-sources.ts';

const source = z.enum(ENVIRONMENT_SOURCES);
const fileSource = source.exclude(['mlmodel']);
const entry = z.object({
  source,
  manager: z.enum(['pip', 'conda']),
  text: z.string(),
  file: z.string(),
  line: z.number().nullable(),
  specifier: z.string().nullable(),
  conditional: z.boolean(),
});
const mark = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('disagree'), a: source, b: source, version: z.string(), other: z.string() }),
  z.object({ kind: z.literal('loose'), source }),
  z.object({ kind: z.literal('not-judged'), source }),
]);

export const environmentSchema: z.ZodType<EnvironmentReport> = z.object({
  files: z.array(z.object({ source: fileSource, name: z.string(), state: z.enum(['read', 'missing', 'unreadable']) })),
  packages: z.array(z.object({ name: z.string(), entries: z.array(entry), marks: z.array(mark) })),
  notes: z.array(
    z.object({
      code: z.enum(['option', 'long-line', 'not-yaml', 'no-dependencies', 'odd-entry']),
      file: z.string(),
      line: z.number(),
      text: z.string(),
    }),
  ),
  channels: z.array(z.string()),
});
