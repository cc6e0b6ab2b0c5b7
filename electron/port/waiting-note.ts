import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '../../shared/export/plan.ts';
import { DISK, type Disk } from '../transfer/disk.ts';
import { removeFile } from '../transfer/remove.ts';
import { isTemporary } from '../transfer/temporary.ts';
import { writeAtomic } from '../transfer/write-file.ts';
import { PORT_ID } from '../workspaces/home.ts';
import { noting } from './recent-ports.ts';

/*
 * Ports that were started and have not begun: each is written down before its turn comes, as the plan that it is, in a file of its own, so
 * that what waits outlives its program. The lock beside it is held by the program whose queue it is in. What a person typed for
 * production is not written down: it was said for that one start.
 */

/** Writes down what is about to wait. Not where its zip would be gone before the next start: a download of this session. Error `notes-not-writable`. */
export function keepWaiting(data: string, plan: Plan, disk: Disk = DISK): void {
  if (isTemporary(plan.target.place)) return;
  noting(data, () => writeAtomic(noteOf(data, plan.id), `${JSON.stringify(plan)}\n`, disk));
}

/** It has begun: from now on its journal tells of it, also where this note can't be removed. */
export function dropWaiting(data: string, id: string, disk: Disk = DISK): void {
  if (!isNoted(data, id)) return;
  try {
    removeFile(noteOf(data, id), disk);
    dropLock(data, id, disk);
  } catch {
    // As above.
  }
}

/** Nobody holds it who could still start the port. */
export function dropLock(data: string, id: string, disk: Disk = DISK): void {
  try {
    removeFile(lockOf(data, id), disk);
  } catch {
    // Windows removes nothing that is open; it is empty, and belongs to nobody.
  }
}

export function isNoted(data: string, id: string): boolean {
  return PORT_ID.test(id) && existsSync(noteOf(data, id));
}

export function noteOf(data: string, id: string): string {
  return path.join(waitingFolder(data), `${id}.json`);
}

export function lockOf(data: string, id: string): string {
  return path.join(waitingFolder(data), `${id}.lock`);
}

export function waitingFolder(data: string): string {
  return path.join(data, 'waiting');
}
