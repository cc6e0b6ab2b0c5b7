import { lstatSync } from 'node:fs';
import path from 'node:path';
import { KnownError, toErrorData, type ErrorData } from '../../shared/contract/errors.ts';
import type { WorkspaceState } from '../../shared/contract/workspace-schemas.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { NewWorkspace } from './new-workspace.ts';
import { makeAndOpen, openWorkspace, type OpenWorkspaceOptions } from './open-workspace.ts';
import type { Workspace } from './workspace.ts';
import { closedAmong, registryPlaces } from './writable.ts';

const UNKNOWN = { kind: null, problem: null, readOnly: null, revision: null, models: null, others: 0 } as const;

/** What a place is as a workspace now: it may have gone, or may not be what it was. Nothing is written. */
export async function lookAtWorkspace(place: string, options: OpenWorkspaceOptions): Promise<WorkspaceState> {
  try {
    if (lstatSync(place, { throwIfNoEntry: false }) === undefined) {
      const problem = { code: 'not-found', message: `${place} is not there.`, details: { path: visible(place) } };
      return { ...UNKNOWN, state: 'missing', problem };
    }
    const workspace = await openWorkspace(place, options);
    if (workspace === null) return { ...UNKNOWN, state: 'empty', readOnly: notWritable([place]) };
    return {
      state: 'ready',
      kind: workspace.kind,
      problem: null,
      readOnly: readOnlyOf(workspace),
      revision: workspace.revision,
      models: await workspace.count(),
      others: await workspace.others(),
    };
  } catch (error) {
    return { ...UNKNOWN, state: 'unreadable', problem: toErrorData(error) };
  }
}

/** Makes a workspace in a folder that is empty. Errors: `workspace-not-empty`, `not-a-workspace` and those of writing. */
export async function makeWorkspaceIn(
  place: string,
  make: NewWorkspace,
  options: OpenWorkspaceOptions,
): Promise<Workspace> {
  if ((await openWorkspace(place, options)) !== null) {
    const name = visible(path.basename(place));
    throw new KnownError('workspace-not-empty', `${name} holds a workspace already.`, { path: name });
  }
  return makeAndOpen(place, make, options);
}

/** By what it is, then by the rights of whoever runs this. */
function readOnlyOf(workspace: Workspace): ErrorData | null {
  const { readOnly } = workspace;
  if (readOnly !== null) return { code: readOnly.code, message: readOnly.code, details: readOnly.details };
  return notWritable(registryPlaces(workspace));
}

function notWritable(places: readonly string[]): ErrorData | null {
  const closed = closedAmong(places);
  return closed === null ? null : { ...closed, message: `${closed.details.path} can not be written to.` };
}
