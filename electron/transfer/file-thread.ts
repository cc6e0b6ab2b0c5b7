import { Worker } from 'node:worker_threads';

/*
 * SHA-256, and the writing of large files, beside the thread that reads. What runs there is handed over as text: it needs nothing but
 * Node, and so no file of its own in each of the programs that ports run in.
 */

/** What a thread is asked: more of a stream, its end, a chunk to be written, or a whole file. */
type Asked =
  | { readonly id: number; readonly stream: number; readonly chunk: Uint8Array }
  | { readonly id: number; readonly stream: number; readonly end: true }
  | { readonly id: number; readonly handle: number; readonly chunk: Uint8Array; readonly position: number }
  | { readonly id: number; readonly file: string; readonly stop: Int32Array };

type Told =
  | { readonly id: number; readonly passed: number }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: NodeJS.ErrnoException };

export interface FileHash {
  /** Bytes. */
  readonly size: number;
  /** In hex. */
  readonly digest: string;
}

/**
 * Bytes of one call that writes. The page cache takes its memory in pieces as large as what is written: large ones cost the system more
 * where memory has to be fetched first, small ones cost it more calls where it has not.
 */
const PIECE = 64 * 1024;

const THREAD = `
const { parentPort } = require('node:worker_threads');
const { createHash } = require('node:crypto');
const { closeSync, constants, fstatSync, openSync, readSync, writeSync } = require('node:fs');
const PIECE = ${PIECE};
const OPEN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const streams = new Map();
let memory = null;

function file({ id, file, stop }) {
  memory ??= new Uint8Array(1024 * 1024);
  const hash = createHash('sha256');
  const handle = openSync(file, OPEN);
  try {
    if (!fstatSync(handle).isFile()) return null;
    let size = 0;
    for (let told = 0; Atomics.load(stop, 0) === 0; ) {
      const count = readSync(handle, memory, 0, memory.length, null);
      if (count === 0) break;
      hash.update(memory.subarray(0, count));
      size += count;
      if (size - told < 32 * memory.length) continue;
      told = size;
      parentPort.postMessage({ id, passed: size });
    }
    return { size, digest: hash.digest('hex') };
  } finally {
    closeSync(handle);
  }
}

function write({ handle, chunk, position }) {
  let done = 0;
  while (done < chunk.length) {
    let count = 0;
    try {
      count = writeSync(handle, chunk, done, Math.min(PIECE, chunk.length - done), position + done);
    } catch (error) {
      if (done === 0) throw error;
    }
    done += count;
    if (count < PIECE) break;
  }
  return done;
}

function answer(asked) {
  if (asked.file !== undefined) return file(asked);
  if (asked.handle !== undefined) return write(asked);
  const { stream, chunk } = asked;
  const hash = streams.get(stream) ?? createHash('sha256');
  if (chunk === undefined) {
    streams.delete(stream);
    return hash.digest('hex');
  }
  streams.set(stream, hash.update(chunk));
}

parentPort.on('message', (asked) => {
  try {
    parentPort.postMessage({ id: asked.id, answer: answer(asked) });
  } catch ({ code, errno, syscall, message }) {
    parentPort.postMessage({ id: asked.id, error: { code, errno, syscall, message } });
  }
});
`;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onBytes: ((passed: number) => void) | undefined;
}

class FileThread {
  private readonly worker = new Worker(THREAD, { eval: true });
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  /** Files and streams that it has under way. */
  load = 0;

  constructor() {
    this.worker.unref();
    this.worker.on('message', (told: Told) => this.hear(told));
    this.worker.on('error', (error: Error) => {
      for (const each of this.waiting.values()) each.reject(error);
      this.waiting.clear();
      threads.splice(threads.indexOf(this), 1);
    });
  }

  ask(asked: Omit<Asked, 'id'>, onBytes?: (passed: number) => void): Promise<unknown> {
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      // A process may end while its threads wait for work, and not before the work is done.
      if (this.waiting.size === 0) this.worker.ref();
      this.waiting.set(id, { resolve, reject, onBytes });
      this.worker.postMessage({ ...asked, id });
    });
  }

  private hear(told: Told): void {
    const waiting = this.waiting.get(told.id);
    if (waiting === undefined) return;
    if ('passed' in told) return waiting.onBytes?.(told.passed);
    this.waiting.delete(told.id);
    if (this.waiting.size === 0) this.worker.unref();
    if ('answer' in told) waiting.resolve(told.answer);
    else waiting.reject(Object.assign(new Error(told.error.message), told.error));
  }
}

/** As many as files are hashed at a time; they are kept, since each takes its time to start. */
const THREADS = 2;
const threads: FileThread[] = [];

function freest(): FileThread {
  if (threads.length < THREADS && threads.every(({ load }) => load > 0)) threads.push(new FileThread());
  const thread = threads.reduce((least, each) => (each.load < least.load ? each : least));
  thread.load += 1;
  return thread;
}

let streams = 0;

/** The SHA-256 of chunks that come one by one. */
export interface StreamHash {
  /** Done when the chunk may be used for something else. One in shared memory is not copied. */
  update(chunk: Uint8Array): Promise<void>;
  /** Ends it: to be asked for once, whatever happened. */
  digest(): Promise<string>;
}

export function streamHash(): StreamHash {
  const thread = freest();
  const stream = (streams += 1);
  return {
    update: async (chunk) => void (await thread.ask({ stream, chunk })),
    digest: () => (thread.ask({ stream, end: true }) as Promise<string>).finally(() => (thread.load -= 1)),
  };
}

/** Writes beside the thread that reads. */
export interface ThreadWriter {
  /** As a system's `write`: at least one byte, and how many. The chunk may be used for something else afterwards. */
  write(handle: number, chunk: Uint8Array, position: number): Promise<number>;
  /** To be asked for once, when all is written. */
  release(): void;
}

export function threadWriter(): ThreadWriter {
  const thread = freest();
  return {
    write: (handle, chunk, position) => thread.ask({ handle, chunk, position }) as Promise<number>,
    release: () => void (thread.load -= 1),
  };
}

/** Reads a file from its beginning to its end; null where it is none. Errors: those of the system, and of `signal`. */
export async function hashFile(
  file: string,
  signal?: AbortSignal,
  onBytes?: (passed: number) => void,
): Promise<FileHash | null> {
  signal?.throwIfAborted();
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const abort = () => void Atomics.store(stop, 0, 1);
  signal?.addEventListener('abort', abort);
  const thread = freest();
  try {
    const told = (await thread.ask({ file, stop }, onBytes)) as FileHash | null;
    signal?.throwIfAborted();
    return told;
  } finally {
    thread.load -= 1;
    signal?.removeEventListener('abort', abort);
  }
}
