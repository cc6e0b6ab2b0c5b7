import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { KnownError, toErrorData, type ErrorData } from '../../shared/contract/errors.ts';
import { readPlan, type Plan } from '../../shared/export/plan.ts';
import { rowOfPlan, type PortRow } from '../../shared/export/port-row.ts';
import { visible } from '../../shared/safety/visible.ts';
import { DISK, ensureFolder } from '../transfer/disk.ts';
import { removeFile } from '../transfer/remove.ts';
import { isHeld, tryLock } from '../workspaces/file-lock.ts';
import { PORT_ID } from '../workspaces/home.ts';
import { stateIn } from './known-ports.ts';
import type { PortBase, PortList } from './port-table.ts';
import { findPort, noting } from './recent-ports.ts';
import { dropLock, isNoted, lockOf, noteOf, waitingFolder } from './waiting-note.ts';

/** A waiting port that is this program's alone. */
export interface Claim {
  /** Nobody is to start it any more. */
  drop(): void;
  release(): void;
}

/** Takes a port into this program's queue; `fresh`: it is not written down yet. Errors: `port-running`, `port-unknown`, `notes-not-writable`. */
export async function claimWaiting(data: string, id: string, fresh: boolean): Promise<Claim> {
  if (!fresh && !isNoted(data, id)) throw unknown(id);
  // Nobody else's business, also where the lock is the first thing in it.
  noting(data, () => ensureFolder(waitingFolder(data), DISK, 0o700));
  const lock = await tryLock(lockOf(data, id));
  if (lock === null) throw new KnownError('port-running', 'It waits in another process.', { id });
  const claim = {
    drop: () => removeFile(noteOf(data, id)),
    release() {
      lock.release();
      if (!isNoted(data, id)) dropLock(data, id);
    },
  };
  // Begun, or given up, by whoever had it until now.
  if (fresh || isNoted(data, id)) return claim;
  claim.release();
  throw unknown(id);
}

/** The plan of a port that waits; null where there is none, or it has begun. Error `waiting-damaged`. */
export function waitingPlan(data: string, id: string): Plan | null {
  if (!isNoted(data, id) || hasBegun(data, id)) return null;
  const file = noteOf(data, id);
  try {
    const plan = readPlan(readFileSync(file, 'utf8'));
    if (plan?.id === id) return plan;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  }
  throw new KnownError('waiting-damaged', `${file} can't be read as a plan.`, { path: visible(file) });
}

/** One that waits: for a person, or in the queue of some program. */
export async function rowOfWaiting(plan: Plan, data: string): Promise<PortRow> {
  return withHolder(rowOfPlan(plan, visible), data);
}

async function withHolder(row: PortRow, data: string): Promise<PortRow> {
  const lock = lockOf(data, row.id);
  const held = existsSync(lock) && (await isHeld(lock).catch(() => false));
  return { ...row, state: held ? 'elsewhere' : 'waiting' };
}

/** Every port that waits, and what can't be read of them: that is named, and left as it is. */
export async function waitingPorts({ data }: PortBase): Promise<PortList> {
  const rows: PortRow[] = [];
  const damaged: ErrorData[] = [];
  for (const id of idsIn(data))
    try {
      const row = rowIn(data, id);
      if (row !== null) rows.push(await withHolder(row, data));
    } catch (error) {
      damaged.push(toErrorData(error));
    }
  return { rows, damaged };
}

/** What was read of a note, as long as it is the same file: a plan of many files is large. */
const read = new Map<string, { readonly stamp: string; readonly row: PortRow }>();

function rowIn(data: string, id: string): PortRow | null {
  const stat = statSync(noteOf(data, id), { throwIfNoEntry: false });
  const stamp = `${stat?.mtimeMs} ${stat?.size}`;
  const known = read.get(noteOf(data, id));
  if (known?.stamp === stamp) return hasBegun(data, id) ? null : known.row;
  const plan = waitingPlan(data, id);
  if (plan === null) return null;
  const row = rowOfPlan(plan, visible);
  read.set(noteOf(data, id), { stamp, row });
  return row;
}

/** Its journal tells of it, or could: then this note is of before. */
function hasBegun(data: string, id: string): boolean {
  try {
    return stateIn(findPort(data, id).journal) !== null;
  } catch (error) {
    return !(error instanceof KnownError) || error.code !== 'port-unknown';
  }
}

function idsIn(data: string): string[] {
  try {
    const names = readdirSync(waitingFolder(data));
    return names.flatMap((name) =>
      name.endsWith('.json') && PORT_ID.test(name.slice(0, -5)) ? name.slice(0, -5) : [],
    );
  } catch {
    return [];
  }
}

function unknown(id: string): KnownError {
  return new KnownError('port-unknown', `No port ${id} waits.`, { id });
}
