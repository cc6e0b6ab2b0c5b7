import { COMMANDS, keysOf, TAB_NUMBERS, type CommandId } from '../../../shared/contract/commands.ts';

const NAMES: Readonly<Record<string, string>> = { ArrowRight: 'Right', ArrowLeft: 'Left', '+': 'Plus', '=': 'Plus' };

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** A key press in the spelling of the command table: `CmdOrCtrl+Shift+O`. */
export function keyName(event: Press): string {
  const key = NAMES[event.key] ?? character(event);
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('CmdOrCtrl');
  if (event.altKey) parts.push('Alt');
  // Some keyboards need Shift for a plus, others don't.
  if (event.shiftKey && key !== 'Plus') parts.push('Shift');
  return [...parts, key].join('+');
}

/** The letter that was typed; by its place on the keyboard where that is no Latin letter (another script, Alt on a Mac). */
function character({ key, code, altKey }: Press): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const [, letter, digit] = /^(?:Key([A-Z])|Digit(\d))$/.exec(code) ?? [];
  if (digit !== undefined) return digit;
  return letter !== undefined && (altKey || /^\p{L}$/u.test(key)) ? letter : key;
}

/** The command of a key press, or the number of a tab. */
export function commandFor(name: string, face: 'window' | 'tab'): CommandId | number | null {
  const number = (face === 'window' ? /^CmdOrCtrl\+(\d)$/ : /^Alt\+Shift\+(\d)$/).exec(name)?.[1];
  if (number !== undefined && Number(number) >= 1 && Number(number) <= TAB_NUMBERS) return Number(number);
  const found = COMMANDS.find((command) => keysOf(command, face)?.replace(/^Ctrl\+/, 'CmdOrCtrl+') === name);
  return found?.id ?? null;
}

/** A shortcut as people know it. */
export function shownKeys(keys: string, mac: boolean): string {
  return keys
    .replace('CmdOrCtrl', mac ? '⌘' : 'Ctrl')
    .replace('Plus', '+')
    .replace('Right', '→')
    .replace('Left', '←');
}
