import { readFileSync } from 'node:fs';

/** A small file of a port's; null where it is not there or can't be read: another user's may be closed to us, and holds up nothing. */
export function readTextOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
