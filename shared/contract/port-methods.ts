import * as z from 'zod';
import { ROLES } from '../workspace/kinds.ts';
import { LANGUAGES } from './choices.ts';
import {
  movedBack,
  planView,
  portFacts,
  portProgress,
  portRow,
  reviewRow,
  sameAct,
  sourceFacts,
  targetFacts,
  verifiedVersion,
} from './port-schemas.ts';
import { errorData, grant as grantSchema } from './schemas.ts';
import { workspaceName } from './workspace-schemas.ts';

const none = z.never();
const nothing = z.strictObject({});
const token = z.string().min(1).max(64);
const inside = z.string().max(4096);
const name = z.string().max(1024);
const version = z.string().max(64);
const id = z.string().max(64);
const reason = z.string().max(10_000).nullable();
const tags = z.record(z.string().max(1024), z.string().max(200_000)).refine((all) => Object.keys(all).length <= 1000);

/** What is to be ported: something that is open, or a version of a workspace (by its name, or opened as a store). */
const source = z.discriminatedUnion('kind', [
  /** `path`: which model in it; null for the only one. `type`: as what it is taken; what it looks like where that is not said. */
  z.strictObject({
    kind: z.literal('model'),
    grant: token,
    path: inside.nullable(),
    type: z.literal('custom').optional(),
  }),
  z.strictObject({ kind: z.literal('opened-version'), grant: token, name, version }),
  z.strictObject({ kind: z.literal('version'), workspace: workspaceName, name, version }),
  /** A pasted address; the workspace that it means, by its name or opened as a store, or neither. Never a place on disk. */
  z.strictObject({
    kind: z.literal('uri'),
    uri: z.string().max(4096),
    workspace: workspaceName.nullable(),
    grant: token.nullable(),
  }),
]);
/** Where it is to go. Pages know workspaces by their names, folders and zips by what a person chose. */
const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('workspace'), name: workspaceName }),
  z.strictObject({ kind: z.literal('folder'), grant: token, layout: z.enum(['sqlite', 'files']) }),
  z.strictObject({ kind: z.literal('zip'), zip: token }),
]);
export type PortSourceInput = z.infer<typeof source>;
export type PortTargetInput = z.infer<typeof target>;

const planned = z.object({ handle: token, plan: planView });
const saved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('saved'), name: z.string() }),
  /** For a page without dialogs: `GET /download/<id>`, once. */
  z.object({ kind: z.literal('download'), id: token, name: z.string() }),
]);

/**
 * Ports: planned first, then carried out one after the other while the page does something else. Event `port.changed` tells how each
 * one goes on. Ports that were begun are known by their id, also after the program was ended.
 */
export const portMethods = {
  /** Errors: those of reading, `source-...`, `version-...`. */
  'port.source': { input: z.strictObject({ source }), output: sourceFacts, progress: none },
  /** Asks where a new zip is to lie (a dialog); where there is no dialog it is kept for a download. */
  'port.zip': {
    input: z.strictObject({ suggested: name }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('cancelled') }),
      z.object({ kind: z.literal('chosen'), zip: token, place: z.string(), download: z.boolean() }),
    ]),
    progress: none,
  },
  /** What a name and an alias would meet at a target. Nothing is written. */
  'port.target': {
    input: z.strictObject({ target, model: name, alias: name.nullable() }),
    output: targetFacts,
    progress: none,
  },
  /** Every check, and what would be done. Nothing is written. The plan stays with the host under `handle`. */
  'port.plan': {
    input: z.strictObject({
      source,
      target,
      /** null for the source's own name, description. */
      model: name.nullable(),
      alias: name.nullable(),
      /** More aliases, set where they are free there; null for those that a zip brings along. */
      also: z.array(name).max(100).nullable(),
      description: z.string().max(1_000_000).nullable(),
      /** Added to those that the source brings along. */
      tags,
    }),
    output: planned,
    progress: none,
  },
  /** A plan that was kept in a file. Errors: `no-plan`, `port-tab`. */
  'port.open': { input: z.strictObject({ grant: token }), output: planned, progress: none },
  /** What a plan keeps, changes and loses, and the same act as commands. */
  'port.review': {
    input: z.strictObject({ handle: token, reason }),
    output: z.object({ rows: z.array(reviewRow), act: sameAct }),
    progress: none,
  },
  /** Keeps a plan in a file, after reading every file of the model: nothing else can be carried out by it. */
  'port.save-plan': { input: z.strictObject({ handle: token, reason }), output: saved, progress: none },
  /** Both sides of the verdict as models that can be compared. Errors: `version-...`. */
  'port.compare': {
    input: z.strictObject({ handle: token }),
    output: z.object({
      serving: z.object({ grant: grantSchema, path: inside }),
      source: z.object({ grant: grantSchema, path: inside }),
    }),
    progress: none,
  },
  /** The model of a plan, to be looked at. */
  'port.model': {
    input: z.strictObject({ handle: token }),
    output: z.object({ grant: grantSchema, path: inside }),
    progress: none,
  },
  /**
   * Puts a plan in the queue. `reason`: why a stop may be passed. `confirmed`: the name of a production workspace, as it was typed.
   * Errors: `preflight-stops`, `confirm-production`.
   */
  'port.start': {
    input: z.strictObject({ handle: token, reason, confirmed: z.string().max(100).nullable() }),
    output: portRow,
    progress: none,
  },
  /**
   * What a port was planned with, to be looked at and planned anew: what is there now is taken in. Its grants are the page's to
   * release. Error `port-unknown`.
   */
  'port.draft': {
    input: z.strictObject({ id }),
    output: z.object({
      source,
      /** Of the source, for people. */
      name,
      target,
      /** Of the target, for people. */
      place: z.string(),
      role: z.enum(ROLES).nullable(),
      download: z.boolean(),
      model: name,
      alias: name.nullable(),
      also: z.array(name),
      /** null for the source's own. */
      description: z.string().nullable(),
      /** Those that the source does not bring along. */
      tags: z.record(z.string(), z.string()),
    }),
    progress: none,
  },
  /** Those under way, those waiting, and those that were begun on this machine; the newest first. `damaged`: what can't be read of those waiting. */
  'port.list': {
    input: nothing,
    output: z.object({ ports: z.array(portRow), damaged: z.array(errorData) }),
    progress: none,
  },
  /** Ends its process' work as soon as it can: it can be gone on with. Error `port-state`. */
  'port.pause': { input: z.strictObject({ id }), output: portRow, progress: none },
  /**
   * Goes on with one that was begun, or starts one that waits. `confirmed`, `reason`: as for `port.start`, where it is production by now, or
   * has not begun. Errors: `port-state`, `resume-production`, `confirm-production`, `preflight-stops`.
   */
  'port.resume': {
    input: z.strictObject({ id, reason, confirmed: z.string().max(100).nullable() }),
    output: portRow,
    progress: none,
  },
  /** Ends it and clears away what it wrote. Error `port-state`. */
  'port.cancel': { input: z.strictObject({ id }), output: portRow, progress: none },
  /** Takes a version back that a port made. Errors: `undo-...`, `port-state`. */
  'port.undo': {
    input: z.strictObject({ id, confirmed: z.string().max(100).nullable() }),
    output: z.object({
      row: portRow,
      left: z.array(z.enum(['model', 'number', 'bytes', 'zip'])),
      /** Those that pointed to the version until now. */
      aliases: movedBack,
    }),
    progress: none,
  },
  /** Takes it from the list where nothing is left of it. Error `port-state`. */
  'port.forget': { input: z.strictObject({ id }), output: nothing, progress: none },
  /** Error `port-unknown`. */
  'port.report': { input: z.strictObject({ id }), output: portFacts, progress: none },
  /** The report as a file would hold it. `name`: without its ending. Error `port-unknown`. */
  'port.report-text': {
    input: z.strictObject({ id, format: z.enum(['html', 'markdown', 'json']), language: z.enum(LANGUAGES) }),
    output: z.object({ text: z.string(), name: z.string() }),
    progress: none,
  },
  /** The files of a port with their SHA-256, by path. */
  'port.files': {
    input: z.strictObject({ id, cursor: z.int().min(0), limit: z.int().min(1).max(1000) }),
    output: z.object({
      rows: z.array(z.object({ path: z.string(), size: z.number(), digest: z.string() })),
      next: z.number().nullable(),
    }),
    progress: none,
  },
  /** Reads every file of the version again. */
  'port.verify': { input: z.strictObject({ id }), output: verifiedVersion, progress: portProgress },
  /** For a page without dialogs: the zip that a port made, as a download. Error `port-state`. */
  'port.download': { input: z.strictObject({ id }), output: z.object({ id: token, name: z.string() }), progress: none },
  /** The version that a port made, to be opened. */
  'port.result': { input: z.strictObject({ id }), output: z.object({ grant: grantSchema }), progress: none },
} as const;

export const portEvents = {
  /** A port that is new, or has moved on. */
  'port.changed': portRow,
  /** One that is no longer in the list. */
  'port.gone': z.object({ id: z.string() }),
} as const;
