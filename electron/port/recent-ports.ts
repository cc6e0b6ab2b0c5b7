import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { DISK, type Disk } from '../transfer/disk.ts';
import { removeFile } from '../transfer/remove.ts';
import { writeAtomic } from '../transfer/write-file.ts';
import { toWriteError } from '../transfer/write-errors.ts';
import { PORT_ID } from '../workspaces/home.ts';

/** Where a port of this machine is written down; one small file each, so that two processes never write the same. */
export interface RecentPort {
  readonly id: string;
  readonly journal: string;
  /** The workspace's. */
  readonly place: string;
  readonly model: string;
  readonly at: string;
}

const UNWRITTEN = new Set(['cannot-write', 'folder-missing']);

/** Error `notes-not-writable`: without a note nobody could find the port again, to go on with it or to take it back. */
export function notePort(data: string, port: RecentPort, disk: Disk = DISK): void {
  noting(data, () => writeAtomic(path.join(folderOf(data), `${port.id}.json`), `${JSON.stringify(port)}\n`, disk));
}

/** Writes in the app's own folder. Error `notes-not-writable`. */
export function noting<T>(data: string, write: () => T): T {
  try {
    return write();
  } catch (thrown) {
    const error = toWriteError(thrown, data);
    if (!(error instanceof KnownError) || !UNWRITTEN.has(error.code)) throw error;
    throw new KnownError('notes-not-writable', `${data} can't be written.`, { ...error.details, path: data });
  }
}

/** Takes a port from the list where nothing is left of it. Errors: those of the disk. */
export function dropPort(data: string, id: string): void {
  if (PORT_ID.test(id)) removeFile(path.join(folderOf(data), `${id}.json`));
}

/** Newest first; what can't be read is left out. */
export function recentPorts(data: string, most = 200): RecentPort[] {
  let names: string[];
  try {
    names = readdirSync(folderOf(data));
  } catch {
    return [];
  }
  const ids = names.flatMap((name) => (PORT_ID.test(name.replace(/\.json$/, '')) ? name : []));
  return ids
    .sort()
    .reverse()
    .slice(0, most)
    .flatMap((name) => read(path.join(folderOf(data), name)) ?? []);
}

/**
 * By its id or the path of its journal; null for the newest that came as far as its journal. Errors: `port-unknown`, `port-none`, `port-away`,
 * and those of the system where it can't be looked at.
 */
export function findPort(data: string, given: string | null): Pick<RecentPort, 'id' | 'journal'> {
  const found =
    given === null
      ? recentPorts(data).find(hasBegun)
      : PORT_ID.test(given)
        ? read(path.join(folderOf(data), `${given}.json`))
        : fromPath(path.resolve(given));
  if (found != null) {
    if (isNoted(found)) hasBegun(found);
    return found;
  }
  if (given === null) throw new KnownError('port-none', 'This machine knows of no port yet.');
  throw new KnownError('port-unknown', `There is no port ${given}.`, { id: visible(given) });
}

function isNoted(found: Pick<RecentPort, 'id' | 'journal'>): found is RecentPort {
  return 'place' in found;
}

/** One whose drive is away is not passed over: whoever says "the newest" means no other. Error `port-away`. */
function hasBegun({ id, journal, place }: Pick<RecentPort, 'id' | 'journal' | 'place'>): boolean {
  if (isThere(journal)) return true;
  // What was cut off before its first line has its workspace, or the folder of its journal.
  if (isThere(place) || isThere(path.dirname(journal))) return false;
  throw new KnownError('port-away', `${place} is not there.`, { id, path: place });
}

/** Whether it is there; what can't be looked at is an error of the system's. */
function isThere(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false }) !== undefined;
}

function fromPath(given: string): Pick<RecentPort, 'id' | 'journal'> | null {
  const journal = path.basename(given) === 'journal.jsonl' ? given : path.join(given, 'journal.jsonl');
  const id = path.basename(path.dirname(journal));
  return PORT_ID.test(id) ? { id, journal } : null;
}

function read(file: string): RecentPort | null {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<RecentPort>;
    const { id, journal, place, model, at } = value;
    const texts = [id, journal, place, model, at].every((each) => typeof each === 'string');
    return texts ? (value as RecentPort) : null;
  } catch {
    return null;
  }
}

function folderOf(data: string): string {
  return path.join(data, 'ports');
}
