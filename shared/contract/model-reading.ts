import type { ModelDocument, Reference } from '../mlmodel/model-document.ts';
import type { Problem } from '../mlmodel/problem.ts';

/** One model as it lies in its source: what MLmodel says, and whether the files it names are there. */
export interface ModelReading {
  /** Folder of the model inside the source; '' is the root. */
  readonly path: string;
  /** A name for people: the folder's, the zip's. */
  readonly name: string;
  readonly document: ModelDocument;
  readonly references: readonly ReferenceState[];
  readonly files: FileTotals;
  /** About the source and its files; those of MLmodel itself are in the document. */
  readonly problems: readonly Problem[];
}

export interface ReferenceState extends Reference {
  /** outside: the path leads out of the model's folder and was not looked at; link: a link, not followed. */
  readonly state: 'present' | 'missing' | 'outside' | 'link' | 'not-checked';
  /** Bytes of the file, or of all files in the folder. */
  readonly size: number;
}

export interface FileTotals {
  readonly count: number;
  /** Bytes. */
  readonly size: number;
  readonly largest: { readonly path: string; readonly size: number } | null;
  /** False when a limit stopped the count. */
  readonly complete: boolean;
}

/** A model found in a folder, zip or tree, before it is opened. */
export interface FoundModel {
  /** Folder inside the source; '' is the root. */
  readonly path: string;
  readonly name: string;
  /** Names of its flavors; empty when MLmodel could not be read. */
  readonly flavors: readonly string[];
  readonly mlflowVersion: string | null;
  readonly created: string | null;
  /** How many inputs and outputs the signature has; null without a signature. */
  readonly inputs: number | null;
  readonly outputs: number | null;
  readonly state: ModelDocument['state'];
  readonly loadable: boolean;
}

/** What a search through a source came to. */
export interface FindSummary {
  readonly source: 'folder' | 'zip' | 'file';
  readonly models: number;
  /** Folders looked into. */
  readonly folders: number;
  /** False when a limit (depth, entries, time) or a cancel stopped the search; `problems` says which. */
  readonly complete: boolean;
  readonly problems: readonly Problem[];
}
