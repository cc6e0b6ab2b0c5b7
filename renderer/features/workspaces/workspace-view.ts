import { useSyncExternalStore } from 'react';
import type { ModelQuery } from '../../../shared/contract/workspace-schemas.ts';

/** Where one is among the workspaces, and how one looks at them. It stays when one goes elsewhere and comes back. */
export interface WorkspaceView {
  /** By name; null for the list of them. */
  readonly workspace: string | null;
  readonly model: string | null;
  readonly version: string | null;
  readonly marked: readonly string[];
  readonly search: string;
  readonly sort: ModelQuery['sort'];
  readonly descending: boolean;
}

const FIRST: WorkspaceView = {
  workspace: null,
  model: null,
  version: null,
  marked: [],
  search: '',
  sort: 'name',
  descending: false,
};

let view = FIRST;
const listeners = new Set<() => void>();

export function setWorkspaceView(change: Partial<WorkspaceView>): void {
  view = { ...view, ...change };
  for (const listener of listeners) listener();
}

/** From the list of workspaces into one of them. */
export function goToWorkspace(workspace: string | null): void {
  setWorkspaceView({ ...FIRST, workspace });
}

export function useWorkspaceView(): WorkspaceView {
  return useSyncExternalStore(subscribe, () => view);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
