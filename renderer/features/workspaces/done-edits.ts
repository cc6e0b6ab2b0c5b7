import { useSyncExternalStore } from 'react';
import type { Edit } from '../../../shared/workspace/edits.ts';

/** An edit that was done, and may be taken back. */
export interface DoneEdit {
  readonly workspace: string;
  readonly id: string;
  readonly edit: Edit;
  readonly aliasBefore: string | null;
  /** What was typed for it where the workspace is production: its undoing is of the same act. */
  readonly confirmed: string | null;
}

/** The newest is first. So many stay until somebody puts them away. */
const KEPT = 5;

let edits: readonly DoneEdit[] = [];
const listeners = new Set<() => void>();

export function noteEdit(edit: DoneEdit): void {
  set([edit, ...edits].slice(0, KEPT));
}

export function dropEdit(id: string): void {
  set(edits.filter((each) => each.id !== id));
}

export function useDoneEdits(): readonly DoneEdit[] {
  return useSyncExternalStore(subscribe, () => edits);
}

function set(next: readonly DoneEdit[]): void {
  edits = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
