import { COMMANDS, keysOf, TAB_NUMBERS, type CommandId } from '../../../shared/contract/commands.ts';

const NAMES: Readonly<Record<string, string>> = { ArrowRight: 'Right', ArrowLeft: 'Left', '+': 'Plus', '=': 'Plus' };

/** A key press in the spelling of the command table: `CmdOrCtrl+Shift+O`. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('CmdOrCtrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey) parts.push('Shift');
  // With Alt or Shift `key` depends on the layout; letters and digits are meant by their place.
  const code = /^(?:Key([A-Z])|Digit(\d))$/.exec(event.code);
  const key =
    code?.[1] ?? code?.[2] ?? NAMES[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  return [...parts, key].join('+');
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
