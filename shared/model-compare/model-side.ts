import type { EnvironmentFiles } from '../environment/environment.ts';
import type { ModelDocument } from '../mlmodel/model-document.ts';

/** One of two models to compare: what its MLmodel says and what lies around it. */
export interface ModelSide {
  readonly document: ModelDocument;
  readonly environment: EnvironmentFiles;
  /** null: the files were not listed. */
  readonly files: readonly ComparedFile[] | null;
  /** The example saved with it as a request body; null where there is none, or none that can be sent. */
  readonly example: { readonly name: string; readonly text: string } | null;
}

export interface ComparedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 in hex; null where the file was not read. */
  readonly digest: string | null;
}
