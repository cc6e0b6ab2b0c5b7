import type { Reply } from '../../shared/contract/dispatch.ts';
import { decode } from '../../shared/contract/wire.ts';
import { inProcessCaller, loopbackCaller, windowCaller, type Caller } from './callers.ts';
import { electronPath, NO_ELECTRON } from './electron-app.ts';

/** Each host with how to start it, and why it cannot be had here, or null. */
export const HOSTS: readonly (readonly [string, () => Promise<Caller>, string | null])[] = [
  ['in process', inProcessCaller, null],
  ['over loopback HTTP', loopbackCaller, null],
  ['over Electron IPC', windowCaller, electronPath() === null ? NO_ELECTRON : null],
];

/** The decoded answer. Throws with the reply's text where the host refused. */
export function value<T>(reply: Reply | null): T {
  if (reply === null || !reply.ok) throw new Error(JSON.stringify(reply));
  return decode(reply.value) as T;
}

/** The code of a refusal, or null. */
export const code = (reply: Reply | null) => (reply === null || reply.ok ? null : reply.error.code);
