import { constants, readSync } from 'node:fs';

/** How a file is opened that somebody else put there: a link is refused, and a pipe does not wait for a writer. Windows has neither flag. */
export const UNFOLLOWED = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Of a mode what goes along with a file: who may read, write and run it, and nothing else (setuid). Its owner can always read it back. */
export function permissionsOf(mode: number): number {
  return (mode & 0o777) | 0o400;
}

/** Reads on from `start` until `memory` is full or the file ends, however little each call gives. Returns how many bytes it read. */
export function fill(handle: number, memory: Uint8Array, start: number): number {
  let filled = 0;
  while (filled < memory.length) {
    const count = readSync(handle, memory, filled, memory.length - filled, start + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}
