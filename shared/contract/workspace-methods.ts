import * as z from 'zod';
import { grant } from './schemas.ts';
import { registeredRow, versionRow } from './store-schemas.ts';
import {
  edit,
  indexState,
  layout,
  modelPage,
  modelQuery,
  role,
  workspaceName,
  workspaceRow,
  workspaceState,
} from './workspace-schemas.ts';

const none = z.never();
const token = z.string().min(1).max(64);
/** The name of a production workspace, as a person typed it. */
const confirmed = z.string().max(100).nullable();
const model = z.string().max(1024);
const page = { cursor: z.int().min(0), limit: z.int().min(1).max(1000) };
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
      confirmed,
    }),
    output: z.object({ workspace: workspaceRow }),
    progress: none,
  },
  /** Takes it from the list; nothing at its place is touched. Error `workspace-unknown`. */
  'workspace.remove': { input: z.strictObject({ name: workspaceName }), output: z.strictObject({}), progress: none },
  /** Registered models; prompts are none. What MLflow changes meanwhile comes as `workspace.changed`. */
  'workspace.models': {
    input: z.strictObject({ name: workspaceName, ...modelQuery.shape }),
    output: modelPage,
    progress: none,
  },
  /** Answers when a file store's registered models are all read; at once for a database. */
  'workspace.wait': { input: z.strictObject({ name: workspaceName }), output: indexState, progress: indexState },
  /** The versions of a model, the newest first. Error `store-no-model`. */
  'workspace.versions': {
    input: z.strictObject({ name: workspaceName, model, ...page }),
    output: z.object({ model: registeredRow, rows: z.array(versionRow), next: z.number().nullable() }),
    progress: none,
  },
  /** One version, and its files where they are at hand: a grant, to be released. Errors: `store-no-model`, `version-none`. */
  'workspace.version': {
    input: z.strictObject({ name: workspaceName, model, version: z.string().max(40) }),
    output: z.object({
      model: registeredRow,
      version: versionRow,
      /** null where `version.place` says that they are not here. */
      grant: grant.nullable(),
    }),
    progress: none,
  },
  /**
   * Changes what is registered, as MLflow's call of that name. Production needs its name typed for each (`confirmed`). Errors:
   * `confirm-production`, `store-no-model`, `version-none`, `name-...`, `zip-no-edits`, and those of writing.
   */
  'workspace.edit': {
    input: z.strictObject({ name: workspaceName, edit, confirmed }),
    output: z.object({
      /** To undo it; null where nothing changed. */
      id: z.string().nullable(),
      /** Where an alias that was set pointed before. */
      aliasBefore: z.string().nullable(),
    }),
    progress: none,
  },
  /** Takes an edit back, where what it changed is still so. Errors: `edit-unknown`, `edit-changed`, `edit-taken`. */
  'workspace.undo': {
    input: z.strictObject({ name: workspaceName, id: token, confirmed }),
    output: z.object({
      /** Aliases that point elsewhere by now, and stay there. */
      left: z.array(z.string()),
      /** What was written down to take it back could not be removed, and takes room. */
      kept: z.boolean(),
    }),
    progress: none,
  },
} as const;

/** The list changed (null), or what stands in one of them. */
export const workspaceEvents = { 'workspace.changed': z.object({ name: z.string().nullable() }) } as const;
