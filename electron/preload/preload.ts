import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../../shared/contract/bridge.ts';

// The whole bridge. No library, no channel name and no event object reaches the page.
const bridge: Bridge = {
  call: (id, method, input) => ipcRenderer.invoke('mp:call', id, method, input),
  cancel: (id) => ipcRenderer.send('mp:cancel', id),
  onProgress: (listener) => subscribe('mp:progress', listener),
  onEvent: (listener) => subscribe('mp:event', listener),
  // '' for a File that a script made: only a person's drop has a path.
  grantDropped: (files) =>
    ipcRenderer.invoke('mp:grant', files.map((file) => webUtils.getPathForFile(file as never)).filter(Boolean)),
};

function subscribe<A extends unknown[]>(channel: string, listener: (...args: A) => void): () => void {
  const relay = (_event: unknown, ...args: unknown[]) => listener(...(args as A));
  ipcRenderer.on(channel, relay);
  return () => ipcRenderer.off(channel, relay);
}

contextBridge.exposeInMainWorld('modelPorter', Object.freeze(bridge));
