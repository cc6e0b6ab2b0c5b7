import type { WorkspaceKind } from './kinds.ts';
import { aliasProblem, descriptionProblem, tagInTag, tagProblem, type Refusal } from './names.ts';

/** One act on what is registered; each does what MLflow's call of that name does. `version` null: the model itself. */
export type Edit =
  | { readonly kind: 'set-alias'; readonly model: string; readonly alias: string; readonly version: string }
  | { readonly kind: 'remove-alias'; readonly model: string; readonly alias: string }
  | {
      readonly kind: 'set-tag';
      readonly model: string;
      readonly version: string | null;
      readonly key: string;
      readonly value: string;
    }
  | { readonly kind: 'remove-tag'; readonly model: string; readonly version: string | null; readonly key: string }
  | { readonly kind: 'describe'; readonly model: string; readonly version: string | null; readonly text: string }
  | { readonly kind: 'delete-version'; readonly model: string; readonly version: string }
  | { readonly kind: 'delete-model'; readonly model: string };

/** Why MLflow would refuse what is to be written; null where it would not. What is removed may have any name. */
export function editProblem(edit: Edit, kind: WorkspaceKind, windows = false): Refusal {
  if (edit.kind === 'set-alias') return aliasProblem(edit.alias, kind);
  if (edit.kind === 'set-tag') return tagProblem(edit.key, edit.value, kind, windows);
  if (edit.kind === 'describe') return descriptionProblem(edit.text);
  return null;
}

/** Why a workspace can't have the tag of an edit beside those that are there; `keys`: of the model or version that it is about. */
export function tagInWay(edit: Edit, keys: readonly string[], kind: WorkspaceKind): Refusal {
  if (kind !== 'files' || (edit.kind !== 'set-tag' && edit.kind !== 'remove-tag')) return null;
  return tagInTag([...keys, edit.key]);
}
