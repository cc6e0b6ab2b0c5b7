import type { Output } from '../../shared/contract/contract.ts';
import type { Edit } from '../../shared/workspace/edits.ts';
import type { ModelPage, ModelQuery } from '../../shared/contract/workspace-schemas.ts';

/** Where a workspace is; `data`: the app's own folder. */
export interface WorkspacePlace {
  readonly place: string;
  readonly data: string;
}

/** What can be asked of a workspace, and what the answer is. */
export interface WorkspaceAsks {
  models: { input: ModelQuery; output: ModelPage };
  versions: {
    input: { readonly model: string; readonly cursor: number; readonly limit: number };
    output: Output<'workspace.versions'>;
  };
  /** `files`: the folder of its files; null where they are not at hand. */
  version: {
    input: { readonly model: string; readonly version: string };
    output: Omit<Output<'workspace.version'>, 'grant'> & { readonly files: string | null };
  };
  edit: { input: { readonly edit: Edit }; output: Output<'workspace.edit'> };
  undo: { input: { readonly id: string }; output: Output<'workspace.undo'> };
  /** A text that is another once something changed. */
  stamp: { input: object; output: string };
}
export type WorkspaceAsk = {
  [K in keyof WorkspaceAsks]: { readonly kind: K } & WorkspaceAsks[K]['input'];
}[keyof WorkspaceAsks];
