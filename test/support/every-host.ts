import { afterAll, beforeAll, describe, it } from 'vitest';
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

/** What a suite gets of the host it is about. `note` ends the name of a test that can't be run here with why. */
export interface OnHost {
  readonly test: ReturnType<typeof it.skipIf>;
  readonly note: string;
  /** The running host, once a test runs. */
  readonly caller: Caller;
}

/** The same suite about each host; `title` names it, with %s for the host. */
export function onEveryHost(title: string, suite: (host: OnHost) => void): void {
  describe.each(HOSTS)(title, (_name, open, missing) => {
    let opened: Caller | undefined;
    const running = () => opened as Caller;
    beforeAll(async () => {
      if (missing === null) opened = await open();
    });
    afterAll(async () => opened?.close());
    suite({
      test: it.skipIf(missing !== null),
      note: missing === null ? '' : ` (skipped: ${missing})`,
      caller: {
        grant: (...given) => running().grant(...given),
        call: (...given) => running().call(...given),
        callAndCancel: (...given) => running().callAndCancel(...given),
        close: () => running().close(),
      },
    });
  });
}

/** The decoded answer. Throws with the reply's text where the host refused. */
export function value<T>(reply: Reply | null): T {
  if (reply === null || !reply.ok) throw new Error(JSON.stringify(reply));
  return decode(reply.value) as T;
}

/** The code of a refusal, or null. */
export const code = (reply: Reply | null) => (reply === null || reply.ok ? null : reply.error.code);
