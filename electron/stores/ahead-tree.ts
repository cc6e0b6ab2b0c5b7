import type { DiskTree } from './disk-tree.ts';
import { unpack, type Listings } from './pack.ts';
import { PackThreads } from './pack-threads.ts';
import { type ReadAhead, type StoreTree, type TreeEntry, type TreeFailure } from './store-tree.ts';

/** Folders that a thread reads at a time: some milliseconds. */
const BATCH = 32;
/** Threads take longer to start than so many folders to read. */
const FEW = 200;

/** A folder on disk, of which threads read many folders ahead of whoever goes through them one by one. */
export class AheadTree implements StoreTree {
  readonly folder: string;
  readAhead: ReadAhead = { read: 0, lost: 0 };
  private readonly disk: DiskTree;
  private readonly few: number;
  private readonly thread: string | undefined;
  private listings: Listings = new Map();

  /** `few`: with fewer folders no thread is started; `thread`: the script of one. */
  constructor(disk: DiskTree, few = FEW, thread?: string) {
    this.disk = disk;
    this.folder = disk.folder;
    this.few = few;
    this.thread = thread;
  }

  entries(folder: string): readonly TreeEntry[] | TreeFailure {
    return this.listings.get(folder) ?? this.disk.entries(folder);
  }

  read(file: string): Buffer | TreeFailure {
    const cut = file.lastIndexOf('/');
    const known = this.listings.get(file.slice(0, Math.max(0, cut)))?.find(({ name }) => name === file.slice(cut + 1));
    return known?.bytes ?? this.disk.read(file);
  }

  isFolder(folder: string): boolean {
    return this.disk.isFolder(folder);
  }

  changed(folder: string): number {
    return this.disk.changed(folder);
  }

  async *ahead(folders: readonly string[], parts: readonly string[], signal: AbortSignal): AsyncGenerator<number> {
    if (folders.length < this.few) return yield folders.length;
    const threads = new PackThreads(this.folder, parts, this.thread);
    try {
      const batches = Array.from({ length: Math.ceil(folders.length / BATCH) }, (_, at) =>
        folders.slice(at * BATCH, (at + 1) * BATCH),
      );
      const asked: Promise<Uint8Array | null>[] = [];
      for (const [at, batch] of batches.entries()) {
        // One to read and one to go on with, for each thread.
        for (const next of batches.slice(at + asked.length, at + threads.count * 2)) asked.push(threads.read(next));
        const packed = await unlessAborted(asked.shift(), signal);
        this.listings = new Map();
        // What its thread did not live to read is read here.
        if (packed) unpack(packed, batch, this.listings);
        const { read, lost } = this.readAhead;
        this.readAhead = packed ? { read: read + batch.length, lost } : { read, lost: lost + batch.length };
        yield batch.length;
      }
    } finally {
      this.listings = new Map();
      const closed = threads.close();
      // One that hangs in the system does not end either.
      if (!signal.aborted) await closed;
    }
  }
}

/** A thread may hang as long as a disk that was taken away: whoever gives up does not wait for it. */
async function unlessAborted<T>(answer: Promise<T> | undefined, signal: AbortSignal): Promise<T | undefined> {
  let stop = () => undefined as void;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
