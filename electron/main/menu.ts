import { Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type Command } from '../../shared/contract/commands.ts';
import { createTexts, type Language } from '../../shared/texts/translator.ts';

/** The native menus, from the table of commands; a click sends the command's id to the page, which carries it out. */
export function setMenus(language: Language, enabled: ReadonlySet<string>, choose: (id: string) => void): void {
  const texts = createTexts(language);
  const item = (command: Command): MenuItemConstructorOptions => ({
    id: command.id,
    label: texts.t(`shell.command.${command.id}`),
    enabled: command.needsTab !== true || enabled.has(command.id),
    click: () => choose(command.id),
    ...(command.keys === undefined ? {} : { accelerator: command.keys }),
  });
  const group = (name: Command['group']) => COMMANDS.filter((command) => command.group === name).map(item);
  const menu = (key: string, submenu: MenuItemConstructorOptions[]): MenuItemConstructorOptions => ({
    label: texts.t(`shell.menu.${key}`),
    submenu,
  });
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const quit: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [] : [{ type: 'separator' }, { role: 'quit' }];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      menu('file', [...group('file'), ...quit]),
      { role: 'editMenu' },
      menu('view', [...group('view'), { type: 'separator' }, { role: 'togglefullscreen' }]),
      menu('go', group('go')),
      menu('help', group('help')),
    ]),
  );
}
