/** Every command, once: native menus, shortcuts in both faces and the list of shortcuts are made from this table. */
export interface Command {
  readonly id: string;
  readonly group: 'file' | 'edit' | 'view' | 'go' | 'help';
  /** In the window, Electron's spelling. No Ctrl+Alt, brackets, slashes or backticks: they are AltGr's on many keyboards. */
  readonly keys?: string;
  /** In the browser tab, where the browser keeps `keys` for itself. */
  readonly tabKeys?: string;
  /** The keys are the menu's for something else too, and the page tells which is meant. */
  readonly menuKeys?: false;
  /** What must be there for it to make sense. */
  readonly needs?: Need;
}

/**
 * tab: anything open; model: one at the front; comparison: a comparison at the front; closed: a tab that was closed; row: a
 * row of a table that is chosen; back: another page was looked at before.
 */
export type Need = 'tab' | 'model' | 'comparison' | 'closed' | 'row' | 'back';

export const COMMANDS = [
  { id: 'open-folder', group: 'file', keys: 'CmdOrCtrl+O' },
  { id: 'open-file', group: 'file', keys: 'CmdOrCtrl+Shift+O' },
  { id: 'open-examples', group: 'file' },
  { id: 'clear-recents', group: 'file' },
  { id: 'save-copy', group: 'file', keys: 'CmdOrCtrl+S', needs: 'model' },
  { id: 'compare-with', group: 'file', keys: 'CmdOrCtrl+D', tabKeys: 'Alt+Shift+D' },
  { id: 'save-report', group: 'file', needs: 'comparison' },
  { id: 'export-model', group: 'file', keys: 'CmdOrCtrl+Shift+E', tabKeys: 'Alt+Shift+X' },
  { id: 'copy-row', group: 'edit', keys: 'CmdOrCtrl+C', menuKeys: false, needs: 'row' },
  { id: 'copy-row-json', group: 'edit', keys: 'CmdOrCtrl+Shift+C', tabKeys: 'Alt+Shift+C', needs: 'row' },
  { id: 'inspector', group: 'view', keys: 'F4' },
  { id: 'reload', group: 'view', keys: 'F5', needs: 'tab' },
  { id: 'close-tab', group: 'file', keys: 'CmdOrCtrl+W', tabKeys: 'Alt+Shift+W', needs: 'tab' },
  { id: 'reopen-tab', group: 'file', keys: 'CmdOrCtrl+Shift+T', tabKeys: 'Alt+Shift+T', needs: 'closed' },
  { id: 'zoom-in', group: 'view', keys: 'CmdOrCtrl+Plus' },
  { id: 'zoom-out', group: 'view', keys: 'CmdOrCtrl+-' },
  { id: 'zoom-reset', group: 'view', keys: 'CmdOrCtrl+0' },
  { id: 'next-difference', group: 'view', keys: 'F7', needs: 'comparison' },
  { id: 'previous-difference', group: 'view', keys: 'Shift+F7', needs: 'comparison' },
  { id: 'swap-sides', group: 'view', keys: 'F8', needs: 'comparison' },
  { id: 'library', group: 'go', keys: 'CmdOrCtrl+L', tabKeys: 'Alt+Shift+L' },
  { id: 'compare', group: 'go' },
  { id: 'workspaces', group: 'go', keys: 'CmdOrCtrl+Shift+L', tabKeys: 'Alt+Shift+K' },
  { id: 'activity', group: 'go', keys: 'CmdOrCtrl+J', tabKeys: 'Alt+Shift+J' },
  { id: 'settings', group: 'go', keys: 'CmdOrCtrl+,' },
  { id: 'back', group: 'go', keys: 'Alt+Left', menuKeys: false, needs: 'back' },
  { id: 'next-tab', group: 'go', keys: 'Ctrl+Tab', tabKeys: 'Alt+Shift+Right', needs: 'tab' },
  { id: 'previous-tab', group: 'go', keys: 'Ctrl+Shift+Tab', tabKeys: 'Alt+Shift+Left', needs: 'tab' },
  { id: 'check-payload', group: 'go', keys: 'CmdOrCtrl+T', tabKeys: 'Alt+Shift+P', needs: 'model' },
  { id: 'edit-signature', group: 'go', keys: 'CmdOrCtrl+E', tabKeys: 'Alt+Shift+E', needs: 'model' },
  { id: 'next-region', group: 'go', keys: 'F6' },
  { id: 'previous-region', group: 'go', keys: 'Shift+F6' },
  { id: 'palette', group: 'go', keys: 'CmdOrCtrl+K' },
  { id: 'find', group: 'view', keys: 'CmdOrCtrl+F' },
  { id: 'help', group: 'help', keys: 'F1' },
  { id: 'shortcuts', group: 'help', keys: 'Shift+F1' },
  { id: 'about', group: 'help' },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]['id'];

/** What a command needs; null for one that always makes sense. */
export function needOf(id: CommandId): Need | null {
  const command: Command | undefined = COMMANDS.find((each) => each.id === id);
  return command?.needs ?? null;
}

/** Ctrl+1 to Ctrl+7 (in a browser tab Alt+Shift+1 ...) go to an open model. */
export const TAB_NUMBERS = 7;

/** The keys that go to an open model, as a range. */
export function tabNumberKeys(face: 'window' | 'tab'): string {
  return `${face === 'window' ? 'CmdOrCtrl' : 'Alt+Shift'}+1 … ${TAB_NUMBERS}`;
}

/** The keys of a command on a face; the zoom keys are the browser's own in a tab. */
export function keysOf(command: Command, face: 'window' | 'tab'): string | null {
  if (face === 'window') return command.keys ?? null;
  if (command.id.startsWith('zoom-')) return null;
  return command.tabKeys ?? command.keys ?? null;
}
