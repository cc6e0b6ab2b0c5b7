import { createHash } from 'node:crypto';
import { streamHash, type FileHash } from './file-thread.ts';

/** Memory that is read into again and again: fresh memory for each chunk costs as much time as reading it. */
export interface Memory {
  take(): Promise<Uint8Array>;
  /** What was taken, or part of it; anything else is passed over. */
  give(chunk: Uint8Array): void;
}

/** Opens a file to be read from beginning to end. Chunks may lie in `memory`, and are given back once they are used. */
export type ReadChunks = (memory?: Memory) => AsyncIterable<Uint8Array>;

const CHUNK = 1024 * 1024;
/** Chunks on their way: one is read while others are hashed and written. */
const DEEP = 4;
const SLOTS = 2 * DEEP;

class SharedMemory implements Memory {
  private readonly free: Uint8Array[] = [];
  private readonly taken = new Map<ArrayBufferLike, Uint8Array>();
  private readonly waiting: ((slot: Uint8Array) => void)[] = [];

  async take(): Promise<Uint8Array> {
    if (this.free.length === 0 && this.taken.size < SLOTS) this.free.push(new Uint8Array(new SharedArrayBuffer(CHUNK)));
    const slot = this.free.pop() ?? (await new Promise<Uint8Array>((resolve) => this.waiting.push(resolve)));
    this.taken.set(slot.buffer, slot);
    return slot;
  }

  give({ buffer }: Uint8Array): void {
    const slot = this.taken.get(buffer);
    if (slot === undefined) return;
    const next = this.waiting.shift();
    if (next !== undefined) return next(slot);
    this.taken.delete(buffer);
    this.free.push(slot);
  }
}

const MEMORY = new SharedMemory();

/** A file up to this size is read, hashed and written in one go. In bytes. */
export const SMALL = 256 * 1024;

/**
 * Reads a large file, hashes it in a thread and hands it to `write`, all at a time; `write` is called in order, and may be called again
 * before it is done. Ends when all of it is through, also where something fails.
 */
export async function pump(
  read: ReadChunks,
  write: (chunk: Uint8Array) => Promise<void>,
  signal?: AbortSignal,
): Promise<FileHash> {
  const hash = streamHash();
  const moving: Promise<void>[] = [];
  let size = 0;
  let failed: unknown = null;
  try {
    for await (const chunk of read(MEMORY)) {
      const through = given(chunk, [write(chunk), hash.update(chunk)]);
      // Whoever waits for an earlier one hears of it all the same.
      through.catch(() => undefined);
      moving.push(through);
      signal?.throwIfAborted();
      size += chunk.length;
      if (moving.length >= DEEP) await moving.shift();
    }
  } catch (error) {
    failed = error;
  }
  // Nothing is written behind the back of whoever closes the file.
  const ended = await Promise.allSettled(moving);
  const digest = await hash.digest();
  failed ??= ended.find((each) => each.status === 'rejected')?.reason ?? null;
  if (failed !== null) throw failed;
  return { size, digest };
}

async function given(chunk: Uint8Array, uses: readonly Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(uses);
  MEMORY.give(chunk);
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}

/** The SHA-256 of chunks, which a small file's are hashed here for. */
export async function hashChunks(read: ReadChunks, listed: number, signal?: AbortSignal): Promise<FileHash> {
  if (listed > SMALL) return pump(read, () => Promise.resolve(), signal);
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of read()) {
    signal?.throwIfAborted();
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, digest: hash.digest('hex') };
}
