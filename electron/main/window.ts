import path from 'node:path';
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { i18n } from 'i18next';
import { readData, writeData } from '../host/data-file.ts';
import { PRELOAD_FILE } from '../host/app-files.ts';
import { ORIGIN } from './scheme.ts';
import { WEB_PREFERENCES } from './web-preferences.ts';

const SIZE = { width: 1180, height: 780 };

/** The one window: shown when it is painted, in the theme's colour until then, where it was last time if that is on a screen. */
export function createWindow(data: string, packaged: boolean, texts: () => i18n): BrowserWindow {
  const file = path.join(data, 'window.json');
  const last = readData(file);
  const window = new BrowserWindow({
    ...SIZE,
    ...seen(last),
    minWidth: 400,
    minHeight: 320,
    show: false,
    title: 'Model Porter',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171B' : '#FAFAF7',
    webPreferences: { ...WEB_PREFERENCES, preload: PRELOAD_FILE, devTools: !packaged },
  });
  window.once('ready-to-show', () => {
    if (last['maximized'] === true) window.maximize();
    window.show();
  });
  window.on('close', () => {
    try {
      writeData(file, { ...window.getNormalBounds(), maximized: window.isMaximized() });
    } catch {
      // Where the window stood is not worth a message.
    }
  });
  // The page's own title follows the open model.
  window.on('page-title-updated', (event) => event.preventDefault());
  // The page holds changes that were not saved: it can't ask by itself.
  window.webContents.on('will-prevent-unload', (event) => {
    if (discards(window, texts())) event.preventDefault();
  });
  window.webContents.on(
    'render-process-gone',
    (_event, { reason }) => reason !== 'clean-exit' && window.webContents.reload(),
  );
  void window.loadURL(`${ORIGIN}/index.html`);
  return window;
}

/** The bounds it had, if enough of them is still on a screen to be grasped. */
function seen({ x, y, width, height }: Record<string, unknown>): Partial<Electron.Rectangle> {
  if (![x, y, width, height].every((value) => typeof value === 'number')) return {};
  const bounds = { x, y, width, height } as Electron.Rectangle;
  const area = screen.getDisplayMatching(bounds).workArea;
  const seenWide = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const seenHigh = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  return seenWide >= 100 && seenHigh >= 100 ? bounds : {};
}

/** Asks whether unsaved changes may go; keeping them is what Enter and Escape do. */
function discards(window: BrowserWindow, texts: i18n): boolean {
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: texts.t('editor.unsaved.title'),
    detail: texts.t('editor.unsaved.window'),
    buttons: [texts.t('editor.unsaved.keep'), texts.t('editor.unsaved.discard')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return chosen === 1;
}
