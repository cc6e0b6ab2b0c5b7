import { useCallback, useSyncExternalStore } from 'react';
import type { CheckChannel } from '../../../shared/signature/payload/check-report.ts';
import type { SuiteCase } from '../../../shared/signature/payload/suite.ts';

/** What is being tried against one model. */
export interface Attempt {
  readonly text: string;
  readonly channel: CheckChannel;
  readonly contentType: string;
  /** A file that is too large to edit: checked where it lies, instead of the text. */
  readonly file: { readonly token: string; readonly name: string } | null;
}

const EMPTY: Attempt = { text: '', channel: 'rest', contentType: 'application/json', file: null };

/*
 * Kept beyond the page that shows them: a person looks at other models and comes back. The suite belongs to no model: it is
 * run again on each.
 */
const attempts = new Map<string, Attempt>();
let cases: readonly SuiteCase[] = [];
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

export function useAttempt(key: string): [Attempt, (patch: Partial<Attempt>) => void] {
  const attempt = useSyncExternalStore(subscribe, () => attempts.get(key) ?? EMPTY);
  const change = useCallback((patch: Partial<Attempt>) => setAttempt(key, patch), [key]);
  return [attempt, change];
}

/** What is to be tried, put there from another page. */
export function setAttempt(key: string, patch: Partial<Attempt>): void {
  attempts.set(key, { ...(attempts.get(key) ?? EMPTY), ...patch });
  tell();
}

export function useSuite(): [readonly SuiteCase[], (next: readonly SuiteCase[]) => void] {
  const current = useSyncExternalStore(subscribe, () => cases);
  const set = useCallback((next: readonly SuiteCase[]) => {
    cases = next;
    tell();
  }, []);
  return [current, set];
}
