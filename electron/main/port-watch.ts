import { app, dialog, powerSaveBlocker, type BrowserWindow } from 'electron';
import type { i18n } from 'i18next';
import { isActive, type PortRow } from '../../shared/export/port-row.ts';
import type { Host } from '../host/host.ts';

/**
 * While a port is under way: its progress on the window's icon, the machine kept awake, and a question before the window is closed.
 * Ending pauses it, once the page has let its window go; it can be gone on with at the next start.
 */
export function watchPorts(host: Host, window: BrowserWindow, texts: () => i18n): void {
  const active = new Map<string, PortRow>();
  let awake: number | null = null;
  let leaving = false;
  let asking = false;
  const unsubscribe = host.subscribe((event) => {
    if (event.name !== 'port.changed') return;
    const row = event.data as PortRow;
    if (isActive(row.state)) active.set(row.id, row);
    else active.delete(row.id);
    awake = keepAwake(active.size > 0, awake);
    if (!window.isDestroyed()) window.setProgressBar(progressOf(active));
  });
  window.on('close', (event) => {
    if (leaving || active.size === 0) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    const queued = [...active.values()].filter(({ state, began }) => state === 'queued' && began === null).length;
    void ask(window, texts(), queued).then((leave) => {
      asking = false;
      if (!leave) return;
      leaving = true;
      // Not the window alone: where the app outlives its windows (macOS), nothing is left that another could stand on.
      app.quit();
    });
  });
  // The page holds changes that were not saved, and whoever was asked stays: the app lives on, and asks again next time.
  window.webContents.on('will-prevent-unload', (event) => {
    leaving &&= event.defaultPrevented;
  });
  window.on('closed', () => {
    unsubscribe();
    awake = keepAwake(false, awake);
  });
}

function keepAwake(wanted: boolean, id: number | null): number | null {
  if (wanted) return id ?? powerSaveBlocker.start('prevent-app-suspension');
  if (id !== null) powerSaveBlocker.stop(id);
  return null;
}

/** Between 0 and 1 for the icon; -1 takes it away. */
function progressOf(active: ReadonlyMap<string, PortRow>): number {
  const moving = [...active.values()].find(({ progress }) => progress !== null)?.progress;
  if (active.size === 0) return -1;
  return moving == null || moving.total === 0 ? 0 : moving.done / moving.total;
}

/** Whether to end all the same; staying is what Enter and Escape do. */
async function ask(window: BrowserWindow, texts: i18n, queued: number): Promise<boolean> {
  const said = [texts.t('portScreen.quit.text')];
  // They have written nothing, so nothing is there to go on with.
  if (queued > 0) said.push(texts.t('portScreen.quit.queued', { count: queued }));
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: texts.t('portScreen.quit.title'),
    detail: said.join('\n\n'),
    buttons: [texts.t('portScreen.quit.stay'), texts.t('portScreen.quit.leave')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
