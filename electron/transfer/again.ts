import { setTimeout } from 'node:timers/promises';

/*
 * Errors that pass by themselves are tried again for a while, and only then told: a call that was interrupted, a system that has no handle
 * left at this moment, a file that somebody else holds.
 */

const PASSING = new Set(['EAGAIN', 'EINTR', 'EMFILE', 'ENFILE', 'EBUSY', 'ETXTBSY']);
/** On Windows a virus scanner or an indexer that looks at a new file makes it look forbidden. */
const ON_WINDOWS = new Set(['EPERM', 'EACCES']);
/** Milliseconds: what is waited in all, and at once. */
const PATIENCE = 2000;
const WINDOWS_PATIENCE = 10_000;
const LONGEST = 500;

/** Whether an error of this code passes by itself. */
export function passes(code: unknown, platform: NodeJS.Platform): boolean {
  return PASSING.has(String(code)) || (platform === 'win32' && ON_WINDOWS.has(String(code)));
}

class Patience {
  private next = 10;
  private left: number;
  private readonly platform: NodeJS.Platform;

  constructor(platform: NodeJS.Platform) {
    this.platform = platform;
    this.left = platform === 'win32' ? WINDOWS_PATIENCE : PATIENCE;
  }

  /** How long to wait; throws the error where that is no use any more. */
  after(error: unknown): number {
    if (this.left <= 0 || !passes((error as NodeJS.ErrnoException).code, this.platform)) throw error;
    const wait = this.next;
    this.left -= wait;
    this.next = Math.min(2 * wait, LONGEST);
    return wait;
  }
}

/** Does what may be done again after it failed. */
export function again<T>(platform: NodeJS.Platform, act: () => T): T {
  for (const patience = new Patience(platform); ;) {
    try {
      return act();
    } catch (error) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, patience.after(error));
    }
  }
}

/** The same without holding up what else is under way, which may be what has the handles. */
export async function againLater<T>(platform: NodeJS.Platform, act: () => T | Promise<T>): Promise<T> {
  for (const patience = new Patience(platform); ;) {
    try {
      return await act();
    } catch (error) {
      await setTimeout(patience.after(error));
    }
  }
}
