import * as z from 'zod';
import { DENSITIES, LANGUAGES, THEMES } from './choices.ts';
import type { ErrorData } from './errors.ts';
import type { FindSummary, FoundModel } from './model-reading.ts';
import { problem } from './model-schemas.ts';

/** A token for something a person chose. The page never holds or sends a path. */
export const grant = z.strictObject({
  token: z.string().min(1).max(64),
  name: z.string(),
  kind: z.enum(['folder', 'file']),
  /** The token that this one stands on: it must be kept as long. */
  base: z.string().exactOptional(),
});
export type Grant = z.infer<typeof grant>;

export const errorData = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
}) satisfies z.ZodType<ErrorData>;

export const settings = z.strictObject({
  theme: z.enum(THEMES),
  /** system: what the machine speaks, English where it speaks neither. */
  language: z.enum(['system', ...LANGUAGES]),
  density: z.enum(DENSITIES),
  /** Percent, in the window; a browser tab has its browser's own. */
  zoom: z.int().min(50).max(300),
  /** Whether the rail at the side shows words beside its icons. */
  rail: z.enum(['wide', 'narrow']),
  /** Whether the panel that shows the whole of the chosen row is there. */
  inspector: z.enum(['shown', 'hidden']),
  /** How lineages are shown. */
  lineage: z.enum(['graph', 'list']),
  /** Hints of the first minutes that were put away for ever. */
  hintsSeen: z.array(z.string().max(40)).max(20),
});
export type Settings = z.infer<typeof settings>;

export const recent = z.object({
  id: z.string(),
  name: z.string(),
  /** Where it lies, for people: the home folder as `~`. */
  place: z.string(),
  kind: z.enum(['folder', 'file']),
  /** ISO 8601, UTC. */
  opened: z.string(),
  missing: z.boolean(),
  /** What was in it, as last read; empty when nothing was read. */
  flavors: z.array(z.string()),
  /** The kind of store that it is; null for none. */
  store: z.enum(['files', 'sqlite']).nullable(),
});
export type Recent = z.infer<typeof recent>;

export const appInfo = z.object({
  face: z.enum(['window', 'tab', 'command-line']),
  version: z.string(),
  platform: z.string(),
  /** The language of the machine: a BCP 47 tag. */
  locale: z.string(),
  versions: z.record(z.string(), z.string()),
});
export type AppInfo = z.infer<typeof appInfo>;

export const contacts = z.object({ hosts: z.array(z.object({ host: z.string(), count: z.number() })) });

export const licence = z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() });

export const foundModel: z.ZodType<FoundModel> = z.object({
  path: z.string(),
  name: z.string(),
  flavors: z.array(z.string()),
  mlflowVersion: z.string().nullable(),
  created: z.string().nullable(),
  inputs: z.number().nullable(),
  outputs: z.number().nullable(),
  state: z.enum(['whole', 'partial', 'unreadable']),
  loadable: z.boolean(),
});

export const findSummary: z.ZodType<FindSummary> = z.object({
  source: z.enum(['folder', 'zip', 'file']),
  models: z.number(),
  folders: z.number(),
  complete: z.boolean(),
  problems: z.array(problem),
}) as z.ZodType<FindSummary>;
