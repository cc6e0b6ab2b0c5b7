import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { PortEvent } from '../../shared/export/journal.ts';
import { DISK, type Disk } from './disk.ts';
import { appendSynced } from './write-file.ts';

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

/** The events that are whole, in order; [] where there is no journal. What a newer program wrote may be of a kind that is not known. */
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
    return [eventIn(json)];
  });
}

/** What reads as no event was written as one all the same: its kind is not known. */
function eventIn(json: string): PortEvent {
  try {
    const value = JSON.parse(json) as PortEvent | null;
    if (typeof value?.kind === 'string') return value;
  } catch {
    // As below.
  }
  return { kind: '' } as unknown as PortEvent;
}

/** Whether the last event is an end; told by the last line alone, which is short then. */
export function hasEnded(file: string): boolean {
  return /\{"kind":"(?:done|undone)"[^\n]*\}\n$/.test(tailOf(file, 512));
}

function endsTorn(file: string): boolean {
  const tail = tailOf(file, 1);
  return tail !== '' && tail !== '\n';
}

/** The last bytes of a file; '' where there is none. */
function tailOf(file: string, most: number): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return '';
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(most, size));
    readSync(handle, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

function sumOf(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}
