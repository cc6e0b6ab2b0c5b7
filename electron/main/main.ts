import { app, BrowserWindow, dialog, nativeTheme } from 'electron';
import type { Settings } from '../../shared/contract/schemas.ts';
import { createTexts, languageOf, type Language } from '../../shared/texts/translator.ts';
import { appVersion, EXAMPLES_FOLDER } from '../host/app-files.ts';
import { Contacts } from '../host/contacts.ts';
import { dataFolder } from '../host/data-file.ts';
import { createHost, type Host } from '../host/host.ts';
import { Recents } from '../host/recents.ts';
import { readSettings } from '../host/settings.ts';
import { processRunner } from '../jobs/process-runner.ts';
import { portRunner } from '../port/port-runner.ts';
import { watchConnections } from '../jobs/watch-connections.ts';
import { forkPorts, forkUtility } from './fork-utility.ts';
import { serveIpc } from './ipc.ts';
import { setMenus } from './menu.ts';
import { OpenRequests } from './open-requests.ts';
import { watchPorts } from './port-watch.ts';
import { registerScheme, serveScheme } from './scheme.ts';
import { lockDown, lockSession } from './security.ts';
import { createWindow } from './window.ts';

// What must stand before the app is ready runs while this module is read.
const data = dataFolder();
app.setPath('userData', data);
registerScheme();
lockDown();
const requests = new OpenRequests(app.isPackaged);
if (app.requestSingleInstanceLock({ paths: requests.paths })) void app.whenReady().then(start);
else app.quit();

function start(): void {
  const contacts = new Contacts();
  const onContact = (host: string) => contacts.add(host);
  watchConnections(onContact);
  lockSession(onContact);
  serveScheme();
  let enabled: ReadonlySet<string> = new Set();
  const host = createHost({
    info: {
      face: 'window',
      version: appVersion(),
      platform: process.platform,
      locale: app.getLocale(),
      versions: { electron: process.versions.electron, chromium: process.versions.chrome, node: process.versions.node },
    },
    data,
    examples: EXAMPLES_FOLDER,
    startJobs: (readRange, onDied) => processRunner({ fork: forkUtility, readRange, onDied, onContact }),
    startPorts: () => portRunner({ fork: forkPorts, onContact }),
    pick,
    pickSave,
    remember: true,
    contacts,
    onCommands(ids, title) {
      enabled = new Set(ids);
      BrowserWindow.getAllWindows()[0]?.setTitle(title);
      apply(readSettings(data));
    },
  });
  const recents = new Recents(data);
  const apply = (settings: Settings) => {
    nativeTheme.themeSource = settings.theme === 'contrast' ? 'system' : settings.theme;
    setMenus({
      language: languageNow(settings),
      enabled,
      recents: recents.list(),
      choose: (id) => host.emit('command.chosen', { id }),
      openRecent: (id) => host.request([recents.pathOf(id)].filter((file) => file !== null)),
    });
  };
  apply(readSettings(data));
  host.subscribe((event) => {
    if (event.name === 'settings.changed') apply(event.data);
    if (event.name === 'recents.changed') apply(readSettings(data));
  });
  open(host);
  app.on('activate', () => BrowserWindow.getAllWindows().length === 0 && open(host));
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());
  endWith(host);
}

/**
 * Once the windows are closed what is under way is paused, and then the app ends. A signal (a session that ends, Ctrl+C in a terminal) asks
 * nobody.
 */
function endWith(host: Host): void {
  let paused = false;
  app.on('will-quit', (event) => {
    if (paused) return;
    event.preventDefault();
    void host.close().finally(() => {
      paused = true;
      // Not before this event is over: Electron hears nothing meanwhile.
      setImmediate(() => app.quit());
    });
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => void host.close().finally(() => app.exit(0)));
}

function languageNow({ language } = readSettings(data)): Language {
  return language === 'system' ? languageOf(app.getLocale()) : language;
}

function open(host: Host): void {
  const window = createWindow(data, app.isPackaged, () => createTexts(languageNow()));
  serveIpc(host, window, !app.isPackaged);
  watchPorts(host, window, () => createTexts(languageNow()));
  requests.onRequest((paths) => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    if (window.isVisible()) window.focus();
    host.request(paths);
  });
}

async function pick(kind: 'folder' | 'file'): Promise<readonly string[]> {
  const { filePaths } = await dialog.showOpenDialog({
    properties: [kind === 'folder' ? 'openDirectory' : 'openFile', 'multiSelections'],
  });
  return filePaths;
}

/** The system asks before it names something that is there; the copy refuses that all the same. */
async function pickSave(suggested: string): Promise<string | null> {
  const { filePath, canceled } = await dialog.showSaveDialog({
    defaultPath: suggested,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}
