import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { SignatureReading } from '../../../shared/signature/types.ts';
import { draftOf, type Draft } from '../../../shared/signature/edit/draft.ts';
import { editReducer, startEdit, type EditAction, type EditState } from '../../../shared/signature/edit/edit-state.ts';
import { printParts, sameParts, type PartTexts } from '../../../shared/signature/edit/print-parts.ts';

/** One model's signature being edited, and what it was and how it was last saved. */
export interface EditSession {
  readonly state: EditState;
  readonly start: { readonly draft: Draft; readonly texts: PartTexts };
  readonly saved: PartTexts;
}

/*
 * Sessions outlive the page that shows them: another tab may be looked at meanwhile. They are few and small, and end when
 * their tab is closed.
 */
const sessions = new Map<string, EditSession>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function sessionKey(grant: string, path: string): string {
  return `${grant} ${path}`;
}

/** Sessions are values, so each is printed once. */
const printed = new WeakMap<EditSession, PartTexts>();

/** The parts as they would be saved now. */
export function partsOf(session: EditSession): PartTexts {
  let texts = printed.get(session);
  if (texts === undefined) printed.set(session, (texts = printParts(session.state.draft, session.start)));
  return texts;
}

export function isDirty(session: EditSession): boolean {
  return !sameParts(partsOf(session), session.saved);
}

function begin(signature: SignatureReading | null): EditSession {
  const draft = draftOf(signature);
  const texts = {
    inputs: signature?.inputs?.source ?? null,
    outputs: signature?.outputs?.source ?? null,
    params: signature?.params?.source ?? null,
  };
  return { state: startEdit(draft), start: { draft, texts }, saved: texts };
}

export interface UsedSession {
  readonly session: EditSession;
  readonly dispatch: (action: EditAction) => void;
  /** What is on the screen was written to a copy. */
  readonly markSaved: (parts: PartTexts) => void;
}

/** The session of a model, begun with its own signature on first sight. */
export function useEditSession(key: string, signature: SignatureReading | null): UsedSession {
  const session = useSyncExternalStore(subscribe, () => {
    let known = sessions.get(key);
    if (known === undefined) sessions.set(key, (known = begin(signature)));
    return known;
  });
  const change = useCallback(
    (next: (session: EditSession) => EditSession) => {
      const known = sessions.get(key);
      if (known !== undefined) sessions.set(key, next(known));
      tell();
    },
    [key],
  );
  const dispatch = useCallback(
    (action: EditAction) => change((known) => ({ ...known, state: editReducer(known.state, action) })),
    [change],
  );
  const markSaved = useCallback((saved: PartTexts) => change((known) => ({ ...known, saved })), [change]);
  return { session, dispatch, markSaved };
}

/** Whether anything opened by this grant (or, of several models in it, by this path) has changes that were not saved. */
export function hasUnsaved(grant: string, path: string | null): boolean {
  return keysOf(grant, path).some((key) => {
    const session = sessions.get(key);
    return session !== undefined && isDirty(session);
  });
}

/** The browser (or the window) asks before it throws changes away. */
export function useUnloadGuard(): void {
  const dirty = useSyncExternalStore(subscribe, () => [...sessions.values()].some(isDirty));
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
}

/** Drops the edits of a tab that closes. */
export function endSessions(grant: string, path: string | null): void {
  for (const key of keysOf(grant, path)) sessions.delete(key);
  tell();
}

function keysOf(grant: string, path: string | null): string[] {
  return [...sessions.keys()].filter((key) =>
    path === null ? key.startsWith(`${grant} `) : key === sessionKey(grant, path),
  );
}

/** For a mark at the model's tab: does it have changes that were not saved? */
export function useUnsaved(key: string): boolean {
  return useSyncExternalStore(subscribe, () => {
    const session = sessions.get(key);
    return session !== undefined && isDirty(session);
  });
}
