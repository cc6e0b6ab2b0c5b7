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

/** It was taken back: what it hid is so again. */
export function dropEdit(id: string): void {
  set(edits.filter((each) => each.id !== id));
}

/** It stays as it is, and so does what it hid. */
export function dismissEdit(id: string): void {
  const gone = edits.find((each) => each.id === id);
  set(edits.filter((each) => each.id !== id && (gone === undefined || !isOver(each, [gone]))));
}

/** Those that still say what is there. */
export function useDoneEdits(): readonly DoneEdit[] {
  const all = useSyncExternalStore(subscribe, () => edits);
  return all.filter((each, at) => !isOver(each, all.slice(0, at)));
}

/** Whether one of those after it deleted what it is about. */
function isOver({ workspace, edit }: DoneEdit, after: readonly DoneEdit[]): boolean {
  const version = 'version' in edit ? edit.version : null;
  return after.some(
    ({ workspace: where, edit: last }) =>
      where === workspace &&
      last.model === edit.model &&
      (last.kind === 'delete-model' || (last.kind === 'delete-version' && last.version === version)),
  );
}

function set(next: readonly DoneEdit[]): void {
  edits = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
