import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { decode, encode, type Json } from '../../shared/contract/wire.ts';
import type { Edit } from '../../shared/workspace/edits.ts';
import { ensureFolder, type Disk } from '../transfer/disk.ts';
import { removeTree } from '../transfer/remove.ts';
import { replaceFrom } from '../transfer/write-file.ts';
import type { Home } from './home.ts';

/*
 * What undoing an edit takes: what it changed as it was before and as it was then, in `.model-porter/<store>/edits/<id>/`, written
 * before the edit itself. An edit is undone when what it changed is still as it left it, so an entry of one that never came to be
 * does no harm.
 */
export interface EditEntry<T> {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly edit: Edit;
  readonly before: T;
  readonly after: T;
  /** False until all of it is on the disk, where that is more than one step. */
  readonly done: boolean;
}

/** Edits that can be undone: so many, so long (in milliseconds), each of so many characters. */
const KEPT = 200;
const AGE = 30 * 24 * 3600 * 1000;
/** Milliseconds in which an entry is written, however slow the disk. */
const WRITTEN = 60_000;
const LONGEST = 64 * 1024 * 1024;

export class EditJournal<T> {
  private readonly folder: string;
  private readonly disk: Disk;

  constructor(home: Pick<Home, 'folder'>, disk: Disk) {
    this.folder = path.join(home.folder, 'edits');
    this.disk = disk;
  }

  newId(at: number): string {
    const time = new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
    return `${time}-${randomBytes(4).toString('hex')}`;
  }

  /** The folder of one edit: what it took away whole lies here too. */
  folderOf(id: string): string {
    return path.join(this.folder, id);
  }

  /** Error `edit-too-large`. */
  write(entry: EditEntry<T>): void {
    const text = JSON.stringify(encode(entry));
    if (text.length > LONGEST)
      throw new KnownError('edit-too-large', 'It holds too much to be kept.', { limit: LONGEST / 1024 / 1024 });
    const folder = this.folderOf(entry.id);
    ensureFolder(folder, this.disk);
    replaceFrom(path.join(folder, 'entry.new'), path.join(folder, 'entry.json'), text, this.disk);
  }

  /** Error `edit-unknown`: undone already, or too long ago. */
  read(id: string): EditEntry<T> {
    const entry = this.find(id);
    if (entry === null) throw new KnownError('edit-unknown', `Edit ${id} is not kept.`, { id });
    return entry;
  }

  /** null where it is undone already, or too long ago. */
  find(id: string): EditEntry<T> | null {
    return ID.test(id) ? this.entry(id) : null;
  }

  /** False where it can't be removed: it takes room, and nothing else, and is left to the next `prune`. */
  forget(id: string): boolean {
    try {
      removeTree(this.folderOf(id), this.disk);
      return true;
    } catch {
      return false;
    }
  }

  /** Edits that were written after one, whoever did them: all are written under the lock. */
  after(id: string): EditEntry<T>[] {
    const since = this.written(id);
    return this.ids().flatMap((other) => (this.written(other) > since ? (this.entry(other) ?? []) : []));
  }

  /** Edits that were cut off halfway. */
  unfinished(): EditEntry<T>[] {
    return this.ids().flatMap((id) => {
      const entry = this.entry(id);
      return entry === null || entry.done ? [] : entry;
    });
  }

  /** Forgets what is too old, and what is too many, unless somebody may be writing it still. Others forget at the same time. */
  prune(now: number): void {
    const ids = this.ids();
    for (const [at, id] of ids.entries()) {
      const made = lstatSync(this.folderOf(id), { throwIfNoEntry: false })?.mtimeMs ?? now;
      if (now - made >= (at < ids.length - KEPT ? WRITTEN : AGE)) this.forget(id);
    }
  }

  /** Nanoseconds since 1970; 0 where it is not there (any more). */
  private written(id: string): bigint {
    const file = path.join(this.folderOf(id), 'entry.json');
    return lstatSync(file, { bigint: true, throwIfNoEntry: false })?.mtimeNs ?? 0n;
  }

  private ids(): string[] {
    return existsSync(this.folder)
      ? readdirSync(this.folder)
          .filter((name) => ID.test(name))
          .sort()
      : [];
  }

  private entry(id: string): EditEntry<T> | null {
    try {
      return decode(
        JSON.parse(readFileSync(path.join(this.folderOf(id), 'entry.json'), 'utf8')) as Json,
      ) as EditEntry<T>;
    } catch {
      // Cut off while it was written: nothing was changed yet.
      return null;
    }
  }
}

const ID = /^\d{8}-\d{6}-[0-9a-f]{8}$/;
