import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { APP_ROOT } from '../sources/app-root.ts';

export interface PackRequest {
  readonly id: number;
  readonly folders: readonly string[];
}
interface Packed {
  readonly id: number;
  readonly packed: Uint8Array;
}

const FILE = path.join(APP_ROOT, 'dist/node/pack-thread.js');
/** More than one disk and one parsing thread can use. */
const MOST = 6;
/** Megabytes of JavaScript heap: names and small files. */
const MEMORY = 64;

/** Threads that read folders of a store on disk. They live until `close`. */
export class PackThreads {
  readonly count = Math.max(2, Math.min(MOST, availableParallelism() - 1));
  private readonly workers: Worker[] = [];
  private readonly waiting = new Map<number, (packed: Uint8Array | null) => void>();
  private readonly atWork = new Map<Worker, Set<number>>();
  private last = 0;

  /** `parts`: the folders of each that are packed. */
  constructor(root: string, parts: readonly string[], file = FILE) {
    for (let at = 0; at < this.count; at += 1) this.start(file, { root, parts });
  }

  /** What is in these folders, for `unpack`; null where the thread ended, or all of them: whoever asks reads it then. */
  read(folders: readonly string[]): Promise<Uint8Array | null> {
    const [worker, ids] = [...this.atWork].sort(([, a], [, b]) => a.size - b.size)[0] ?? [];
    if (worker === undefined || ids === undefined) return Promise.resolve(null);
    this.last += 1;
    const id = this.last;
    ids.add(id);
    worker.postMessage({ id, folders } satisfies PackRequest);
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private start(file: string, workerData: object): void {
    let worker: Worker;
    try {
      // Options of this process are not for it: another heap, a loader of sources.
      const resourceLimits = { maxOldGenerationSizeMb: MEMORY };
      worker = new Worker(file, { workerData, env: {}, execArgv: [], resourceLimits });
    } catch {
      // No more threads are to be had: those that there are do it, or none.
      return;
    }
    this.workers.push(worker);
    const ids = new Set<number>();
    this.atWork.set(worker, ids);
    worker.on('message', ({ id, packed }: Packed) => {
      ids.delete(id);
      this.answer(id, packed);
    });
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      this.atWork.delete(worker);
      for (const id of ids) this.answer(id, null);
    });
  }

  private answer(id: number, packed: Uint8Array | null): void {
    this.waiting.get(id)?.(packed);
    this.waiting.delete(id);
  }
}
