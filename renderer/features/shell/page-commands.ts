import { useEffect } from 'react';
import type { CommandId } from '../../../shared/contract/commands.ts';

/* Commands that the page on the screen carries out, whichever it is; the shell only passes them on. */
const listeners = new Set<(id: CommandId) => void>();

export function tellPage(id: CommandId): void {
  for (const listener of listeners) listener(id);
}

/** Calls `act` when the command is given while this page is shown. */
export function usePageCommand(id: CommandId, act: () => unknown): void {
  useEffect(() => {
    const listen = (given: CommandId) => given === id && act();
    listeners.add(listen);
    return () => void listeners.delete(listen);
  }, [id, act]);
}
