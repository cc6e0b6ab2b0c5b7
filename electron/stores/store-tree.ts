/**
 * The files of a store, wherever they are: a folder on disk, in a zip, or held by a browser tab. Paths are `/`-separated, from
 * the root of the store, '' being the root itself. Links are named, never followed.
 */
export interface StoreTree {
  /** What is directly in a folder, by name; null where it cannot be listed, the code says why (`ENOENT`: there is none). */
  entries(folder: string): readonly TreeEntry[] | TreeFailure;
  /** The bytes of a file. They are overwritten by the next reading. */
  read(file: string): Buffer | TreeFailure;
  /** Where bytes come from afar: fetches those of files, and of all files below folders, so that `read` has them. */
  fetch?(places: readonly string[], signal?: AbortSignal): Promise<void>;
  /** The bytes of files below a folder are no longer needed. */
  forget?(folder: string): void;
  isFolder(folder: string): boolean;
  /** When something was added to or taken from a folder last, in milliseconds since 1970; 0 where that is not known. */
  changed?(folder: string): number;
  /**
   * Where others can read meanwhile: these folders, with what is below those of their `parts`, are made ready one after the other.
   * Each number is how many more are; they stay so until the next step.
   */
  ahead?(folders: readonly string[], parts: readonly string[], signal: AbortSignal): AsyncIterable<number>;
  /** How `ahead` went so far. */
  readonly readAhead?: ReadAhead;
  /** The folder on disk; null where it is not on disk. */
  readonly folder: string | null;
}

/** Folders that threads read ahead, and those that they should have and did not: these are read one by one, which is slower. */
export interface ReadAhead {
  readonly read: number;
  readonly lost: number;
}

export interface TreeEntry {
  readonly name: string;
  readonly type: 'file' | 'folder' | 'link' | 'special';
  /** The file's content, where it came along with the name. */
  readonly bytes?: Buffer | undefined;
}

/** Why there is nothing to be had. */
export interface TreeFailure {
  readonly failed: 'missing' | 'link' | 'special' | 'too-large' | 'cannot-read';
  /** The system's code, where it has one. */
  readonly reason: string;
  readonly size: number;
}

/** MLflow's own values are below 20 MB (a dataset's profile); a metric's history grows with training. */
export const FILE_LIMIT = 64 * 1024 * 1024;

export function failure(failed: TreeFailure['failed'], reason = '', size = 0): TreeFailure {
  return { failed, reason, size };
}

/** A path below another; '' is the root. */
export function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The last part of a path. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
