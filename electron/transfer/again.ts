import { setTimeout } from 'node:timers/promises';
import { KnownError } from '../../shared/contract/errors.ts';

/*
 * Errors that pass by themselves are tried again for a while, and only then told: a call that was interrupted, a system that has no handle
 * left at this moment, a file that somebody else holds, a network folder that is away for a moment. What may have been done all the same
 * is not done twice.
 */

/** reading: changes nothing. path: changes something that is named by its path. handle: changes a file that is open. */
export type Call = 'reading' | 'path' | 'handle';

const PASSING = new Set(['EAGAIN', 'EINTR', 'EMFILE', 'ENFILE', 'EBUSY', 'ETXTBSY']);
/** Of network folders: the server knows the handle of a folder or file no more and has done nothing; its path leads to a fresh one. */
const STALE = 'ESTALE';
/** Of network folders: nobody knows whether it was done. */
const TIMED_OUT = 'ETIMEDOUT';
/** On Windows a virus scanner or an indexer that looks at a new file makes it look forbidden. */
const ON_WINDOWS = new Set(['EPERM', 'EACCES']);
/** Milliseconds: what is waited in all, and at once. */
const PATIENCE = 2000;
const WINDOWS_PATIENCE = 10_000;
const LONGEST = 500;

/** Whether an error of this code, of such a call, passes by itself and may be tried again. */
export function passes(code: unknown, platform: NodeJS.Platform, call: Call): boolean {
  if (code === STALE) return call !== 'handle';
  if (code === TIMED_OUT) return call === 'reading';
  const looked = platform === 'win32' && call !== 'reading' && ON_WINDOWS.has(String(code));
  return looked || PASSING.has(String(code));
}

/** The system's code, also where it was told as an error of ours. */
function codeOf(error: unknown): unknown {
  return error instanceof KnownError ? error.details['reason'] : (error as NodeJS.ErrnoException).code;
}

class Patience {
  private next = 10;
  private left: number;
  private readonly platform: NodeJS.Platform;
  private readonly call: Call;

  constructor(platform: NodeJS.Platform, call: Call) {
    this.platform = platform;
    this.call = call;
    this.left = platform === 'win32' ? WINDOWS_PATIENCE : PATIENCE;
  }

  /** How long to wait; throws the error where that is no use any more. */
  after(error: unknown): number {
    if (this.left <= 0 || !passes(codeOf(error), this.platform, this.call)) throw error;
    const wait = this.next;
    this.left -= wait;
    this.next = Math.min(2 * wait, LONGEST);
    return wait;
  }
}

/** Does what may be done again after it failed. */
export function again<T>(platform: NodeJS.Platform, call: Call, act: () => T): T {
  for (const patience = new Patience(platform, call); ;) {
    try {
      return act();
    } catch (error) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, patience.after(error));
    }
  }
}

/** The same without holding up what else is under way, which may be what has the handles. */
export async function againLater<T>(platform: NodeJS.Platform, call: Call, act: () => T | Promise<T>): Promise<T> {
  for (const patience = new Patience(platform, call); ;) {
    try {
      return await act();
    } catch (error) {
      await setTimeout(patience.after(error));
    }
  }
}
