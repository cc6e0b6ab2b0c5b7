import * as z from 'zod';
import { ROLES, WORKSPACE_KINDS } from '../workspace/kinds.ts';
import { errorData } from './schemas.ts';

/** How a workspace is called. Pages name it so, and never by its place. */
export const workspaceName = z.string().min(1).max(100);
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
