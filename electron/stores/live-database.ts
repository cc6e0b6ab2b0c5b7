import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { isSettled, privateCopy, stampOf, type PrivateCopy } from './private-copy.ts';
import { openDatabase, type Database } from './sqlite.ts';

/**
 * Somebody's database, read without a lock and without a file beside it. While nobody writes to it, it is read where it is
 * (`immutable`: SQLite then takes no lock, makes no file, and sees no change); its sizes and times say before and after each
 * reading whether that still holds. Else, and once it changed, a private copy is read.
 */
export class LiveDatabase {
  /** null where all there is is a copy. */
  private readonly file: string | null;
  private place: { readonly database: Database; readonly stamp: string } | null = null;
  private copy: PrivateCopy | null = null;

  private constructor(file: string | null, copy: PrivateCopy | null = null) {
    this.file = file;
    this.copy = copy;
  }

  /** Errors: `store-changing`, `sqlite-missing`, `cannot-read`. */
  static async open(file: string, signal?: AbortSignal): Promise<LiveDatabase> {
    const live = new LiveDatabase(file);
    const stamp = stampOf(file);
    // What is in a WAL or a journal only a copy may bring in order.
    if (stamp.parts.length === 1 && isSettled(stamp)) {
      const database = await openDatabase(`${pathToFileURL(file).href}?immutable=1`);
      live.place = { database, stamp: stamp.text };
      try {
        database.prepare('select count(*) from sqlite_master').all();
        return live;
      } catch {
        live.leavePlace();
      }
    }
    live.copy = await privateCopy(file, signal);
    return live;
  }

  /** A copy of bytes that come from elsewhere. */
  static of(copy: PrivateCopy): LiveDatabase {
    return new LiveDatabase(null, copy);
  }

  /** What is wrong with the copy; null where nothing is, or nothing was copied. */
  get damage(): string | null {
    return this.copy?.damage ?? null;
  }

  get inPlace(): boolean {
    return this.place !== null;
  }

  /** The database as it is now; null when what was read so far no longer counts. */
  current(): Database | null {
    if (this.copy !== null) return this.copy.database;
    if (this.place === null || this.file === null || stampOf(this.file).text !== this.place.stamp) return null;
    return this.place.database;
  }

  /** Goes on with a copy. Errors: those of `open`. */
  async renew(signal?: AbortSignal): Promise<void> {
    this.leavePlace();
    if (this.copy !== null || this.file === null) return;
    this.copy = await privateCopy(this.file, signal);
  }

  /** Reads something that holds together. Errors: those of `open`. */
  async read<T>(act: (database: Database) => T, signal?: AbortSignal): Promise<T> {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const database = this.current();
      const value = database === null ? null : { read: act(database) };
      if (value !== null && this.current() !== null) return value.read;
      await this.renew(signal);
    }
    const name = visible(path.basename(this.file ?? ''));
    throw new KnownError('store-changing', `${name} is being written right now.`, { path: name });
  }

  close(): void {
    this.leavePlace();
    this.copy?.close();
    this.copy = null;
  }

  private leavePlace(): void {
    this.place?.database.close();
    this.place = null;
  }
}
