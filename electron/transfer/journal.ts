import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { PortEvent } from '../../shared/export/journal.ts';
import { appendSynced, DISK, type Disk } from './fs.ts';

/*
 * A journal is a file of lines, each `<crc32 of the rest> <event as JSON>`. Lines are only ever added, and one that is
 * written has reached the disk. A crash can leave the last line torn: it counts as not written.
 */

/** Adds an event, and waits until it lasts. */
export function record(file: string, event: PortEvent, disk: Disk = DISK): void {
  const json = JSON.stringify(event);
  // After a torn line a new one begins on its own.
  const start = endsTorn(file) ? '\n' : '';
  appendSynced(file, Buffer.from(`${start}${sumOf(json)} ${json}\n`), disk);
}

/** The events that are whole, in order; [] where there is no journal. */
export function readJournal(file: string): PortEvent[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    const json = line.slice(9);
    if (line[8] !== ' ' || line.slice(0, 8) !== sumOf(json)) return [];
    return [JSON.parse(json) as PortEvent];
  });
}

function endsTorn(file: string): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return false;
  const handle = openSync(file, 'r');
  try {
    const last = new Uint8Array(1);
    readSync(handle, last, 0, 1, size - 1);
    return last[0] !== 0x0a;
  } finally {
    closeSync(handle);
  }
}

function sumOf(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}
