import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { DISK, writeAtomic, type Disk } from '../transfer/fs.ts';
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

/** Error `notes-not-writable`: without a note nobody could find the port again, to go on with it or to take it back. */
export function notePort(data: string, port: RecentPort, disk: Disk = DISK): void {
  try {
    writeAtomic(path.join(folderOf(data), `${port.id}.json`), `${JSON.stringify(port)}\n`, disk);
  } catch (thrown) {
    const error = toWriteError(thrown, data);
    if (!(error instanceof KnownError) || error.code !== 'cannot-write') throw error;
    throw new KnownError('notes-not-writable', `${data} can't be written.`, { ...error.details, path: data });
  }
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

/** By its id or the path of its journal; null for the newest that came as far as its journal. Errors: `port-unknown`, `port-none`. */
export function findPort(data: string, given: string | null): Pick<RecentPort, 'id' | 'journal'> {
  const found =
    given === null
      ? recentPorts(data).find(({ journal }) => existsSync(journal))
      : PORT_ID.test(given)
        ? read(path.join(folderOf(data), `${given}.json`))
        : fromPath(path.resolve(given));
  if (found != null) return found;
  if (given === null) throw new KnownError('port-none', 'This machine knows of no port yet.');
  throw new KnownError('port-unknown', `There is no port ${given}.`, { id: visible(given) });
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
