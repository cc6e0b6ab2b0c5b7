import { closeSync, fstatSync, fsync, openSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { KnownError } from '../../shared/contract/errors.ts';
import { againLater } from './again.ts';
import { about, before, callOf, DISK, type Disk, type Operation } from './disk.ts';
import { writeAll } from './write-file.ts';
import { threadWriter, type FileHash, type ThreadWriter } from './file-thread.ts';
import { pump, type ReadChunks } from './pump.ts';

/** What may be done again where its error passes by itself; each try is told of beforehand. */
async function attemptLater<T>(
  disk: Disk,
  operation: Operation,
  file: string,
  act: (most: number | undefined) => T | Promise<T>,
): Promise<T> {
  try {
    return await againLater(disk.platform, callOf(operation), () => act(before(disk, operation, file)));
  } catch (error) {
    throw about(error, file);
  }
}

/** A new file, written from chunks and synced; fails when the name is taken. Ends early when `signal` is aborted. */
export async function writeNewFile(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
  disk: Disk = DISK,
): Promise<void> {
  await written(file, disk, undefined, async (writer) => {
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      await writer.write(chunk);
    }
  });
}

/** The same for a large file, hashed on the way; returns what was written. */
export function writeLargeFile(
  file: string,
  read: ReadChunks,
  signal?: AbortSignal,
  disk: Disk = DISK,
  mode?: number,
): Promise<FileHash> {
  return written(file, disk, mode, (writer) => pump(read, (chunk) => writer.write(chunk), signal));
}

async function written<T>(
  file: string,
  disk: Disk,
  mode: number | undefined,
  write: (writer: FileWriter) => Promise<T>,
): Promise<T> {
  const writer = await newFile(file, disk, mode);
  let result: T;
  try {
    result = await write(writer);
    await writer.sync();
  } finally {
    await writer.close();
  }
  before(disk, 'close', file);
  return result;
}

/**
 * A new small file, whole and synced; fails when the name is taken. Only the sync is waited for beside others: of many small files
 * each of five waits would take longer than the file itself.
 */
export async function writeSmallFile(file: string, bytes: Uint8Array, disk: Disk = DISK, mode?: number): Promise<void> {
  const handle = await attemptLater(disk, 'open', file, () => openSync(file, 'wx', mode));
  try {
    writeAll(handle, bytes, file, disk);
    await attemptLater(disk, 'fsync', file, () => syncing(handle));
    if (fstatSync(handle).size !== bytes.length)
      throw new KnownError('disk-full', `${file} was not written whole.`, { path: file });
  } finally {
    closeSync(handle);
  }
  before(disk, 'close', file);
}

/** All of a small file, or a little beyond what was listed: a file that grows is noticed by its size. */
export async function gathered(
  chunks: AsyncIterable<Uint8Array>,
  listed: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    // A reader may use its memory again.
    all.push(Uint8Array.from(chunk));
    size += chunk.length;
    if (size > listed) break;
  }
  const [only = new Uint8Array()] = all;
  return all.length < 2 ? only : Buffer.concat(all);
}

const syncing = promisify(fsync);

/** A new file that is written from beginning to end, and here and there again. */
export interface FileWriter {
  /** Bytes handed over so far, patches apart. */
  readonly size: number;
  /** Behind all that was handed over before, also while that is still being written. Of what lies in shared memory a thread has the work. */
  write(chunk: Uint8Array): Promise<void>;
  /** Over what is there already. */
  patch(chunk: Uint8Array, at: number): Promise<void>;
  /** On the disk, and as long as it should be. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Bytes after which the disk begins to take what was written: it works while more comes, and has little left to do in the end. */
const UNSYNCED = 64 * 1024 * 1024;

/** Fails when the name is taken. `mode`: less what whoever runs this gives to nobody (umask). */
export async function newFile(file: string, disk: Disk = DISK, mode?: number): Promise<FileWriter> {
  const handle = await attemptLater(disk, 'open', file, () => open(file, 'wx', mode));
  const sync = () => attemptLater(disk, 'fsync', file, () => handle.sync());
  let thread: ThreadWriter | null = null;
  let size = 0;
  let asked = 0;
  let under: Promise<void> = Promise.resolve();
  /** At most one at a time, so that what waits for a slow disk stays little. */
  const begin = async () => {
    asked = size;
    await under;
    under = sync();
    // Whoever waits for it hears of it.
    under.catch(() => undefined);
  };
  return {
    get size() {
      return size;
    },
    async write(chunk) {
      const at = size;
      size += chunk.length;
      const shared = chunk.buffer instanceof SharedArrayBuffer;
      if (shared) thread ??= threadWriter();
      await writeChunk(handle, chunk, at, file, disk, shared ? thread : null);
      if (size - asked >= UNSYNCED) await begin();
    },
    patch: (chunk, at) => writeChunk(handle, chunk, at, file, disk, null),
    async sync() {
      await under;
      await sync();
      if ((await handle.stat()).size !== size)
        throw new KnownError('disk-full', `${file} was not written whole.`, { path: file });
    },
    async close() {
      thread?.release();
      await under.catch(() => undefined);
      await handle.close();
    },
  };
}

async function writeChunk(
  handle: FileHandle,
  chunk: Uint8Array,
  position: number,
  file: string,
  disk: Disk,
  thread: ThreadWriter | null,
): Promise<void> {
  for (let at = 0; at < chunk.length;) {
    const left = chunk.length - at;
    const write = async (most: number | undefined): Promise<number> => {
      const part = chunk.subarray(at, at + Math.min(most ?? left, left));
      if (thread !== null) return thread.write(handle.fd, part, position + at);
      return (await handle.write(part, 0, part.length, position + at)).bytesWritten;
    };
    const bytesWritten = await attemptLater(disk, 'write', file, write);
    if (bytesWritten === 0) throw new KnownError('disk-full', `${file}: the disk is full.`, { path: file });
    at += bytesWritten;
  }
}
