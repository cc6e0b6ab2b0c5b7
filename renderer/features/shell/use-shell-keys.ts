import { useEffect } from 'react';
import { needOf, type CommandId, type Need } from '../../../shared/contract/commands.ts';
import { commandFor, keyName } from './keys.ts';
import { findField } from './regions.ts';

interface Shortcuts {
  readonly face: 'window' | 'tab';
  /** What is met now: a command whose need is not is left to the browser. */
  readonly needs: ReadonlySet<Need | null>;
  readonly run: (id: CommandId) => void;
  /** A tab by its number, the first is 1. */
  readonly onTab: (number: number) => void;
}

/** The shortcuts of the whole window, as the command table has them. */
export function useShellKeys({ face, needs, run, onTab }: Shortcuts): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = commandFor(keyName(event), face);
      // What makes no sense now stays the browser's: F5 reloads the page while no model is open.
      if (command === null || (typeof command === 'string' && !needs.has(needOf(command)))) return;
      // In a field it goes back by a word where the system says so.
      if (command === 'back' && isField(event.target)) return;
      if (command === 'find' && findField() === null) return;
      // Ctrl+C is a row's only in a table: RowCopying tells.
      if (command === 'copy-row' || command === 'copy-row-json') return;
      event.preventDefault();
      if (typeof command === 'number') onTab(command);
      else run(command);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [needs, face, run, onTab]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea');
}
