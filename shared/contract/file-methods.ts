import * as z from 'zod';
import { CODE_KINDS, type CodeKind } from '../files/code-kind.ts';
import { PURPOSES, type Purpose } from '../files/file-purpose.ts';

const token = z.string().min(1).max(64);
const none = z.never();
const modelPlace = { grant: token, path: z.string().max(4096) };
/** From the folder of the model. */
const file = z.string().min(1).max(4096);
const files = z.array(file).min(1).max(10_000);

/** One file of a model, or what is in the place of one. */
export interface ListedFile {
  /** From the folder of the model. */
  readonly path: string;
  /** missing: MLmodel names it, and it is not there; folder: one that is empty, or could not be read. */
  readonly type: 'file' | 'folder' | 'link' | 'special' | 'missing';
  /** Bytes; null where there are too many files to ask a browser tab for each. */
  readonly size: number | null;
  readonly purpose: Purpose;
  readonly referenced: boolean;
  /** Why loading it runs code; null where nothing says so. */
  readonly code: CodeKind | 'not-looked' | null;
}

export interface FilesSummary {
  readonly count: number;
  /** Bytes of all files. */
  readonly size: number;
  /** False when a limit or a folder that could not be read cut the list short. */
  readonly complete: boolean;
  /** Files whose loading runs code. */
  readonly code: number;
  /** Some of those, the ones that MLmodel names first. */
  readonly codeFiles: { path: string; code: CodeKind }[];
  /** Files that were not looked into. */
  readonly notLooked: number;
}

const listed: z.ZodType<ListedFile> = z.object({
  path: z.string(),
  type: z.enum(['file', 'folder', 'link', 'special', 'missing']),
  size: z.number().nullable(),
  purpose: z.enum(PURPOSES),
  referenced: z.boolean(),
  code: z.enum([...CODE_KINDS, 'not-looked']).nullable(),
});

/** Ways to show a file; `at` of the next batch is a row (Parquet) or a byte (the others). */
export const FILE_LANGUAGES = ['yaml', 'json', 'python', 'markdown', 'xml', 'text'] as const;
export type FileLanguage = (typeof FILE_LANGUAGES)[number];

export type FilePreview =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'text';
      readonly language: FileLanguage;
      readonly text: string;
      readonly masked: boolean;
      readonly next: number | null;
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      /** Columns further right, left out. */
      readonly moreColumns: number;
      readonly rows: readonly (readonly string[])[];
      /** Rows in all, where the file says so. */
      readonly total: number | null;
      readonly next: number | null;
    }
  | { readonly kind: 'image'; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: 'hex'; readonly at: number; readonly bytes: Uint8Array; readonly next: number | null };

const next = z.number().nullable();
const preview: z.ZodType<FilePreview> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({
    kind: z.literal('text'),
    language: z.enum(FILE_LANGUAGES),
    text: z.string(),
    masked: z.boolean(),
    next,
  }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(z.string()),
    moreColumns: z.number(),
    rows: z.array(z.array(z.string())),
    total: z.number().nullable(),
    next,
  }),
  z.object({ kind: z.literal('image'), type: z.string(), bytes: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('hex'), at: z.number(), bytes: z.instanceof(Uint8Array), next }),
]);

/** The files of a model: what each is for, what is in it, its checksum, and copies of some. */
export const fileMethods = {
  /** Lists all files and looks at the first bytes of them. The list stays under `handle` until `files.close`. */
  'files.list': {
    input: z.strictObject(modelPlace),
    output: z.object({
      handle: token,
      summary: z.object({
        count: z.number(),
        size: z.number(),
        complete: z.boolean(),
        code: z.number(),
        codeFiles: z.array(z.object({ path: z.string(), code: z.enum(CODE_KINDS) })),
        notLooked: z.number(),
      }),
    }),
    progress: z.object({ files: z.number() }),
  },
  'files.page': {
    input: z.strictObject({ handle: token, cursor: z.int().min(0), limit: z.int().min(1).max(10_000) }),
    output: z.object({ rows: z.array(listed), next }),
    progress: none,
  },
  'files.close': { input: z.strictObject({ handle: token }), output: z.strictObject({}), progress: none },
  /** A part of a file as it can be shown, from `at` (0, or the `next` of the batch before). Secrets in texts are masked. */
  'files.preview': {
    input: z.strictObject({ ...modelPlace, file, at: z.int().min(0), hex: z.boolean() }),
    output: preview,
    progress: none,
  },
  /** SHA-256 of files; null for one that could not be read. */
  'files.hash': {
    input: z.strictObject({ ...modelPlace, files }),
    output: z.object({ digests: z.array(z.object({ path: z.string(), digest: z.string().nullable() })) }),
    /** Bytes. */
    progress: z.object({ done: z.number(), total: z.number() }),
  },
  /** Copies files where a person says, one as a file and several as a folder; a download where there is no dialog. */
  'files.save': {
    input: z.strictObject({ ...modelPlace, files }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('cancelled') }),
      z.object({ kind: z.literal('saved'), name: z.string() }),
      z.object({ kind: z.literal('download'), id: token, name: z.string() }),
    ]),
    /** Bytes. */
    progress: z.object({ written: z.number(), total: z.number() }),
  },
} as const;
