import * as z from 'zod';
import type { Openable } from '../lineage/graph.ts';
import type { PackedLineage } from '../lineage/packed.ts';
import type { Int64 } from './int64.ts';
import { errorData, grant } from './schemas.ts';
import { artifactOwner, datasetOwner } from './store-schemas.ts';

const token = z.string().min(1).max(64);
const inside = z.string().max(4096);
const none = z.never();
const int64: z.ZodType<Int64> = z.union([z.number(), z.bigint()]);

const openable: z.ZodType<Openable> = z.object({
  place: token,
  owner: z.discriminatedUnion('kind', [...artifactOwner.options, datasetOwner]),
  path: inside,
});
const numbers = z.array(z.int());
const packedLineage: z.ZodType<PackedLineage> = z.object({
  texts: z.array(z.string()),
  nodes: z.array(z.object({ is: numbers.min(5), at: int64.nullable(), opens: numbers.min(4).exactOptional() })),
  edges: z.array(numbers.min(6)),
  root: z.string(),
  left: z.number(),
});

/** A place that was to be looked into and could not be read: of what lies there nothing is known. */
export const unreadPlace = z.object({ name: z.string(), error: errorData });
export type UnreadPlace = z.infer<typeof unreadPlace>;

/** A model that is open, or something in an open store. */
export const lineageAbout = z.union([
  z.strictObject({ grant: token, path: inside }),
  z.strictObject({ handle: token, owner: artifactOwner }),
]);

/** One place where the same content is. */
export const modelUse = z.object({
  /** The workspace, or what is open, by its name. */
  place: z.string(),
  kind: z.enum(['version', 'logged-model', 'model']),
  name: z.string(),
  version: z.string().nullable(),
  aliases: z.array(z.string()),
  /** content: its files were read; tag: they are not at hand, and the digest is the one that a port wrote down. */
  by: z.enum(['content', 'tag']),
  /** The files that were asked about. */
  self: z.boolean(),
  /** Of a model in a folder that is open: what opens it. */
  grant: token.nullable(),
  path: z.string(),
  /** Of what is in a store. */
  opens: openable.nullable(),
});
export type ModelUse = z.infer<typeof modelUse>;

export const usesAnswer = z.object({
  /** SHA-256 over all files of the model. */
  digest: z.string(),
  found: z.array(modelUse),
  /** Of these nothing is known: neither that it is used there nor that it is not. */
  unread: z.array(unreadPlace),
  /** What was looked into, and models that were compared. */
  places: z.number(),
  models: z.number(),
});
export type UsesAnswer = z.infer<typeof usesAnswer>;

/** Where models came from and where they went. */
export const lineageMethods = {
  /**
   * Everything upstream and downstream of one thing, at most `LINEAGE_LIMIT` nodes. `elsewhere`: the configured workspaces are read
   * too; without it only what is open, which is quicker. Progress: places read so far, of all.
   */
  'lineage.read': {
    input: z.strictObject({ about: lineageAbout, elsewhere: z.boolean() }),
    output: z.object({
      /** For `unpackLineage`. */
      lineage: packedLineage,
      /** The store that the root is in (`Openable.place`). */
      home: z.string().nullable(),
      unread: z.array(unreadPlace),
    }),
    progress: z.object({ done: z.number(), total: z.number() }),
  },
  /**
   * Where the same content is, by its digest, over all configured workspaces and everything that a person opened. Files are read only
   * where their names and sizes agree. Progress: the place that is looked into, and how many are done.
   */
  'lineage.uses': {
    input: z.strictObject({ grant: token, path: inside }),
    output: usesAnswer,
    progress: z.object({ done: z.number(), total: z.number(), place: z.string() }),
  },
  /**
   * What opens a thing of a lineage, or of a place where a model is in use: of a run or a dataset its store, of anything else its files. It is looked
   * for around `about`, in the configured workspaces and in everything that a person opened; nowhere else. `lineage-gone` where no such
   * store is there any more; `artifacts-...` where its files are not at hand. The grant is to be released.
   */
  'lineage.open': {
    input: z.strictObject({ about: lineageAbout, thing: openable }),
    output: z.object({ grant, isStore: z.boolean() }),
    progress: none,
  },
} as const;
