import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { dispatch, type Reply } from '../../shared/contract/dispatch.ts';
import { encode, type Json } from '../../shared/contract/wire.ts';
import type { Host } from '../host/host.ts';
import { ORIGIN } from './scheme.ts';

/** Only our own page in its main frame. Read before any await: the frame may be gone after. */
export function isTrusted(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === ORIGIN;
}

const REFUSED: Reply = { ok: false, error: { code: 'foreign-sender', message: 'This frame may not call.' } };

/** The one channel between page and host, its cancel, and what the host says unasked. */
export function serveIpc(host: Host, window: BrowserWindow, strict: boolean): void {
  const running = new Map<string, AbortController>();
  const { webContents } = window;
  const stopAll = () => {
    for (const stop of running.values()) stop.abort();
    running.clear();
  };
  const call = async (event: IpcMainInvokeEvent, id: unknown, method: unknown, input: Json): Promise<Reply> => {
    if (!isTrusted(event) || typeof id !== 'string') return REFUSED;
    const stop = new AbortController();
    running.set(id, stop);
    const report = (progress: Json) =>
      void (webContents.isDestroyed() || webContents.send('mp:progress', id, progress));
    const reply = await dispatch(host.handlers, method, input, { signal: stop.signal, report, strict });
    running.delete(id);
    return reply;
  };
  const grant = (event: IpcMainInvokeEvent, paths: unknown): Reply => {
    if (!isTrusted(event) || !Array.isArray(paths)) return REFUSED;
    return { ok: true, value: encode(host.grantPaths(paths.filter((path) => typeof path === 'string'))) };
  };
  const cancel = (event: IpcMainEvent, id: unknown) => {
    if (isTrusted(event)) running.get(String(id))?.abort();
  };
  ipcMain.handle('mp:call', call);
  ipcMain.handle('mp:grant', grant);
  ipcMain.on('mp:cancel', cancel);
  const unsubscribe = host.subscribe(
    (event) => void (webContents.isDestroyed() || webContents.send('mp:event', encode(event))),
  );
  webContents.on('did-start-navigation', (event) => event.isMainFrame && stopAll());
  window.on('closed', () => {
    stopAll();
    unsubscribe();
    ipcMain.removeHandler('mp:call');
    ipcMain.removeHandler('mp:grant');
    ipcMain.off('mp:cancel', cancel);
  });
}
