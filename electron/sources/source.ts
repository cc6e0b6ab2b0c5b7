import type { Piece } from './zip-replace.ts';

/**
 * Where a model's bytes come from. Read only; paths are relative, `/`-separated, and never leave the source.
 * Links are listed as links and never followed.
 */
export interface Source {
  readonly kind: 'folder' | 'zip' | 'file';
  /** Name to show: the folder's or file's own. */
  readonly name: string;
  /**
   * What is directly inside a folder ('' is the root), sorted by name. Sizes of files only on request: on disk each costs
   * a call. Errors: `not-found`, `cannot-read`.
   */
  list(path: string, options?: { readonly sizes: boolean }): Promise<Entry[]>;
  /** null where there is nothing of that name. Refuses paths that lead outside (`path-escapes`). */
  stat(path: string): Promise<Entry | null>;
  /** The first `limit` bytes at most, from `start`. */
  read(path: string, limit: number, start?: number): Promise<Uint8Array>;
  /** A whole file from beginning to end, where that is cheaper than reading it piece by piece. */
  stream?(path: string, memory?: ReadMemory): AsyncIterable<Uint8Array>;
  /** Where the source is one file: that file with other contents in one place, as pieces of itself and new bytes. */
  replace?(path: string, content: Uint8Array): Promise<Piece[]>;
  /** Peculiarities of the whole (a damaged or odd archive that could still be read). */
  readonly problems: readonly SourceProblem[];
  close(): Promise<void>;
}

/** Memory to read into, which whoever uses the chunks gives back: fresh memory for each takes as long as reading it. */
export interface ReadMemory {
  take(): Promise<Uint8Array>;
  give(chunk: Uint8Array): void;
}

export interface Entry {
  /** From the root of the source. */
  readonly path: string;
  readonly name: string;
  readonly type: 'file' | 'folder' | 'link' | 'special';
  /** Bytes; 0 for what is not a file, and for a file whose size was not asked for. */
  readonly size: number;
  /** Permissions, as POSIX's bits; where a zip has them. */
  readonly mode?: number;
  /** The size was asked for and is not known: there are too many to ask a browser tab for. `stat` tells one. */
  readonly unsized?: true;
}

export interface SourceProblem {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/**
 * What a grant stands for: a path on this machine, or things that a browser tab holds and serves ranges of. `inside`: only a
 * folder in the archive or folder.
 */
export type SourceRef =
  | { readonly kind: 'path'; readonly path: string; readonly inside?: string }
  | {
      readonly kind: 'tab';
      readonly inside?: string;
      readonly id: string;
      readonly name: string;
      readonly folder: boolean;
      /** `TabFile[]` as JSON: it goes to the job process with each job, where one text crosses three times as fast. */
      readonly files: string;
    };

export interface TabFile {
  readonly path: string;
  /** null where the tab knows only the name: see shared/contract/tab-sizes.ts. */
  readonly size: number | null;
}
