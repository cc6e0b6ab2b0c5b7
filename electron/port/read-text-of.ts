import { readFileSync } from 'node:fs';

/** A small file of ours; null where it is not there. */
export function readTextOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
