import { accessSync, constants, lstatSync } from 'node:fs';
import path from 'node:path';
import { KnownError, toErrorData, type ErrorData } from '../../shared/contract/errors.ts';
import type { WorkspaceState } from '../../shared/contract/workspace-schemas.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { NewWorkspace } from './new-workspace.ts';
import { makeAndOpen, openWorkspace, type OpenWorkspaceOptions } from './open-workspace.ts';
import type { Workspace } from './workspace.ts';

const UNKNOWN = { kind: null, problem: null, readOnly: null, revision: null, models: null } as const;

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
  const { readOnly, kind, place } = workspace;
  if (readOnly !== null) return { code: readOnly.code, message: readOnly.code, details: readOnly.details };
  // SQLite keeps its journal beside the database.
  return notWritable(kind === 'files' ? [place] : [place, path.dirname(place)]);
}

function notWritable(places: readonly string[]): ErrorData | null {
  const closed = places.find((place) => !isWritable(place));
  if (closed === undefined) return null;
  return {
    code: 'target-not-writable',
    message: `${closed} can not be written to.`,
    details: { path: visible(path.basename(closed)) },
  };
}

function isWritable(place: string): boolean {
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
