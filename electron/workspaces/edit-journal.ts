import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { decode, encode, type Json } from '../../shared/contract/wire.ts';
import type { Edit } from '../../shared/workspace/edits.ts';
import { ensureFolder, removeTree, replaceFrom, type Disk } from '../transfer/fs.ts';
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
    const entry = ID.test(id) ? this.entry(id) : null;
    if (entry === null) throw new KnownError('edit-unknown', `Edit ${id} is not kept.`, { id });
    return entry;
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

  /** Edits that were cut off halfway. */
  unfinished(): EditEntry<T>[] {
    return this.ids().flatMap((id) => {
      const entry = this.entry(id);
      return entry === null || entry.done ? [] : entry;
    });
  }

  /** Forgets what is too old. */
  prune(now: number): void {
    const ids = this.ids();
    for (const [at, id] of ids.entries()) {
      const { mtimeMs } = lstatSync(this.folderOf(id));
      if (at < ids.length - KEPT || now - mtimeMs >= AGE) this.forget(id);
    }
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
