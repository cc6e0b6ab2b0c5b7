import { useSyncExternalStore } from 'react';

/** The port whose report Activity shows; null for the list. */
let shown: string | null = null;
const listeners = new Set<() => void>();

export function showPort(id: string | null): void {
  shown = id;
  for (const listener of listeners) listener();
}

export function useShownPort(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}
