import type { WorkspaceKind } from '../../shared/workspace/kinds.ts';
import { aliasProblem } from '../../shared/workspace/names.ts';
import type { Workspace } from '../workspaces/workspace.ts';

export interface Brought {
  readonly free: readonly string[];
  /** With the versions that they point to there. */
  readonly taken: readonly (readonly [string, string])[];
}

export const NO_ALIASES: Brought = { free: [], taken: [] };

/**
 * Such aliases as a zip kept from where it was packed. One that points to a version there is left alone: it is moved only by whoever
 * says so.
 */
export async function furtherAliases(
  aliases: readonly string[],
  workspace: Workspace | null,
  { model, kind }: { readonly model: string; readonly kind: WorkspaceKind },
): Promise<Brought> {
  if (workspace?.capabilities.aliases === false) return NO_ALIASES;
  const there = (await workspace?.model(model))?.aliases;
  const all = [...new Set(aliases)].filter((each) => aliasProblem(each, kind) === null);
  return {
    free: all.filter((each) => there?.has(each) !== true),
    taken: all.flatMap((each) => {
      const version = there?.get(each);
      return version === undefined ? [] : [[each, version] as const];
    }),
  };
}
