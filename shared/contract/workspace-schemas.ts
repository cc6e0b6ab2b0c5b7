import * as z from 'zod';
import type { Edit } from '../workspace/edits.ts';
import { NAME_LENGTH, ROLES, WORKSPACE_KINDS } from '../workspace/kinds.ts';
import { errorData } from './schemas.ts';
import { registeredRow } from './store-schemas.ts';

/** How a workspace is called. Pages name it so, and never by its place. */
export const workspaceName = z.string().min(1).max(NAME_LENGTH);
export const role = z.enum(ROLES);
export const layout = z.enum(['sqlite', 'files']);
export type Layout = z.infer<typeof layout>;

/** What a place is as a workspace, as it was just looked at. */
export const workspaceState = z.object({
  /** empty: a folder in which one can be made. unreadable: `problem` says why. */
  state: z.enum(['ready', 'empty', 'missing', 'unreadable']),
  /** null where it is not known. */
  kind: z.enum(WORKSPACE_KINDS).nullable(),
  problem: errorData.nullable(),
  /** Why nothing can be written there; null where it can. */
  readOnly: errorData.nullable(),
  /** Alembic's revision of a database. */
  revision: z.string().nullable(),
  /** Registered models; null where they were not counted. */
  models: z.number().nullable(),
  /** Other workspaces of MLflow's in the same database, which are not shown. */
  others: z.number(),
});
export type WorkspaceState = z.infer<typeof workspaceState>;

export const workspaceRow = z.object({
  name: z.string(),
  role,
  /** For people: where it is, the home folder as `~`. */
  place: z.string(),
  ...workspaceState.shape,
});
export type WorkspaceRow = z.infer<typeof workspaceRow>;

const version = z.string().regex(/^\d{1,15}$/);
const versionOrModel = version.nullable();
const key = z.string().min(1).max(1024);
/** Longer than MLflow takes: it is refused with its own message. */
const text = z.string().max(1_000_000);
const model = z.string().min(1).max(1024);

export const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set-alias'), model, alias: key, version }),
  z.strictObject({ kind: z.literal('remove-alias'), model, alias: key }),
  z.strictObject({ kind: z.literal('set-tag'), model, version: versionOrModel, key, value: text }),
  z.strictObject({ kind: z.literal('remove-tag'), model, version: versionOrModel, key }),
  z.strictObject({ kind: z.literal('describe'), model, version: versionOrModel, text }),
  z.strictObject({ kind: z.literal('delete-version'), model, version }),
  z.strictObject({ kind: z.literal('delete-model'), model }),
]) satisfies z.ZodType<Edit>;

/** How far the registered models of a file store are read; what is not read yet is neither found nor sorted by its content. */
export const indexState = z.object({ done: z.number(), of: z.number() });
export type IndexState = z.infer<typeof indexState>;

export const modelQuery = z.strictObject({
  /** Words that all occur in name, description, tags or aliases. */
  search: z.string().max(1000),
  sort: z.enum(['name', 'updated', 'versions']),
  descending: z.boolean(),
  cursor: z.int().min(0),
  limit: z.int().min(1).max(1000),
});
export type ModelQuery = z.infer<typeof modelQuery>;

export const modelPage = z.object({
  rows: z.array(registeredRow),
  next: z.number().nullable(),
  /** Models that fit. */
  total: z.number(),
  index: indexState,
});
export type ModelPage = z.infer<typeof modelPage>;
