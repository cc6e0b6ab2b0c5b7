import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { isFolder } from '../workspaces/file-registry.ts';
import { openWorkspace } from '../workspaces/open-workspace.ts';
import { oneVersion, versionPage } from '../workspaces/version-rows.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import type { WorkspaceAsk, WorkspaceAsks, WorkspacePlace } from './workspace-asks.ts';

/** File stores stay open here: what was read of them need not be read again. The one that was not asked for the longest goes. */
const OPEN = 4;
const kept = new Map<string, Workspace>();

/** Error `workspace-none`, and those of opening. */
export async function workspaceOf({ place, data }: WorkspacePlace): Promise<Workspace> {
  const known = kept.get(place);
  kept.delete(place);
  const workspace = known !== undefined && isFolder(known.place) ? known : await openWorkspace(place, { data });
  if (workspace === null) {
    const name = visible(path.basename(place));
    throw new KnownError('workspace-none', `${name} holds no workspace.`, { path: name });
  }
  if (workspace.kind === 'files') kept.set(place, workspace);
  const [oldest] = kept.keys();
  if (kept.size > OPEN && oldest !== undefined) kept.delete(oldest);
  return workspace;
}

type Answers = {
  [K in keyof WorkspaceAsks]: (
    workspace: Workspace,
    ask: WorkspaceAsks[K]['input'],
  ) => Promise<WorkspaceAsks[K]['output']>;
};

const ANSWERS: Answers = {
  models: (workspace, query) => workspace.page(query),
  versions: (workspace, { model, ...page }) => versionPage(workspace, model, page),
  version: (workspace, { model, version }) => oneVersion(workspace, model, version),
  edit: (workspace, { edit }) => workspace.edit(edit, Date.now()),
  async undo(workspace, { id }) {
    const { left, kept } = await workspace.undoEdit(id);
    return { left: [...left], kept };
  },
  stamp: async (workspace) => workspace.stamp(),
};

/** Errors: `store-no-model`, `version-none`, and those of opening. */
export async function askWorkspace(place: WorkspacePlace, { kind, ...ask }: WorkspaceAsk): Promise<unknown> {
  const answer = ANSWERS[kind] as (workspace: Workspace, ask: unknown) => unknown;
  return answer(await workspaceOf(place), ask);
}
