import { Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type Command } from '../../shared/contract/commands.ts';
import type { Recent } from '../../shared/contract/schemas.ts';
import { createTexts, type Language } from '../../shared/texts/translator.ts';

export interface MenuState {
  readonly language: Language;
  /** Commands that make sense now. */
  readonly enabled: ReadonlySet<string>;
  readonly recents: readonly Recent[];
  /** A command was chosen: its id goes to the page, which carries it out. */
  readonly choose: (id: string) => void;
  readonly openRecent: (id: string) => void;
}

type Items = MenuItemConstructorOptions[];

/**
 * The native menus, from the table of commands. Made anew whenever something in them changes. Electron names its own
 * roles in English only, so they are named here too.
 */
export function setMenus({ language, enabled, recents, choose, openRecent }: MenuState): void {
  const texts = createTexts(language);
  const item = (command: Command): MenuItemConstructorOptions => ({
    id: command.id,
    label: texts.t(`shell.command.${command.id}`),
    enabled: command.needs === undefined || enabled.has(command.id),
    click: () => choose(command.id),
    ...(command.keys === undefined || command.menuKeys === false ? {} : { accelerator: command.keys }),
  });
  const group = (name: Command['group']) =>
    COMMANDS.filter((command: Command) => command.group === name && command.id !== CLEAR).map(item);
  const menu = (key: string, submenu: Items): MenuItemConstructorOptions => ({
    label: texts.t(`shell.menu.${key}`),
    submenu,
  });
  const roles = (...names: (MenuItemConstructorOptions['role'] | null)[]): Items =>
    names.map((role) => (role ? { role, label: texts.t(`shell.role.${role}`) } : { type: 'separator' }));
  const recentItems: Items = recents.map((recent) => ({
    label: `${recent.name.replaceAll('&', '&&')}  –  ${recent.place.replaceAll('&', '&&')}`,
    enabled: !recent.missing,
    click: () => openRecent(recent.id),
  }));
  const clear = COMMANDS.filter((command) => command.id === CLEAR).map((command) => ({
    ...item(command),
    enabled: recents.length > 0,
  }));
  const file = group('file');
  // After the commands that open something.
  const opening = file.filter(({ id }) => id?.startsWith('open-'));
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac
        ? [
            {
              label: 'Model Porter',
              submenu: roles('about', null, 'services', null, 'hide', 'hideOthers', 'unhide', null, 'quit'),
            },
          ]
        : []),
      menu('file', [
        ...opening,
        menu('recent', [...recentItems, { type: 'separator' }, ...clear]),
        { type: 'separator' },
        ...file.filter((each) => !opening.includes(each)),
        ...(mac ? [] : roles(null, 'quit')),
      ]),
      menu('edit', [...roles('undo', 'redo', null, 'cut', 'copy', 'paste', 'selectAll', null), ...group('edit')]),
      menu('view', [...group('view'), ...roles(null, 'togglefullscreen')]),
      menu('go', group('go')),
      ...(mac ? [{ ...menu('window', roles('minimize', 'zoom', 'front')) }] : []),
      menu('help', group('help')),
    ]),
  );
}

const CLEAR = 'clear-recents';
