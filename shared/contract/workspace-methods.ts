import * as z from 'zod';
import { layout, role, workspaceName, workspaceRow, workspaceState } from './workspace-schemas.ts';

const none = z.never();
const token = z.string().min(1).max(64);
const list = z.object({ workspaces: z.array(workspaceRow) });

/** The workspaces that a person named. Each is looked at anew; the command line has the same list. */
export const workspaceMethods = {
  'workspace.list': { input: z.strictObject({}), output: list, progress: none },
  /** What a chosen folder or database would be as a workspace, before it gets a name. */
  'workspace.look': {
    input: z.strictObject({ grant: token }),
    output: z.object({
      ...workspaceState.shape,
      /** For people: where it is. */
      place: z.string(),
      /** The name that it has already; null for none. */
      name: z.string().nullable(),
    }),
    progress: none,
  },
  /**
   * Gives a place a name. `layout`: makes a workspace there, which needs an empty folder; null: takes what is there. Errors:
   * `workspace-taken`, `workspace-name`, `workspace-place`, `workspace-zip`, `workspace-none`, `not-a-workspace`, `workspace-not-empty`.
   */
  'workspace.add': {
    input: z.strictObject({ grant: token, name: workspaceName, role, layout: layout.nullable() }),
    output: z.object({ workspace: workspaceRow }),
    progress: none,
  },
  /**
   * Another name or role. What is production needs its name typed (`confirmed`) before it is something else: errors
   * `confirm-production`, `workspace-unknown` and those of names.
   */
  'workspace.change': {
    input: z.strictObject({
      name: workspaceName,
      to: z.strictObject({ name: workspaceName, role }),
      confirmed: z.string().max(100).nullable(),
    }),
    output: z.object({ workspace: workspaceRow }),
    progress: none,
  },
  /** Takes it from the list; nothing at its place is touched. Error `workspace-unknown`. */
  'workspace.remove': { input: z.strictObject({ name: workspaceName }), output: z.strictObject({}), progress: none },
} as const;

/** The list changed (null), or what stands in one of them. */
export const workspaceEvents = { 'workspace.changed': z.object({ name: z.string().nullable() }) } as const;
