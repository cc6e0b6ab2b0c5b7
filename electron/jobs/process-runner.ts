import { type ErrorData, KnownError } from '../../shared/contract/errors.ts';
import { decode, encode, type Json } from '../../shared/contract/wire.ts';
import type { ReadRange } from '../sources/bytes.ts';
import type { JobName, JobRunner, JobTable, Jobs, Runner, RunnerOptions } from './job-table.ts';
import type { FromJob, ToJob } from './messages.ts';

/** A process that runs jobs, whoever made it. */
export interface JobProcess {
  post(message: Json): void;
  onMessage(listener: (message: Json) => void): void;
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}

export interface ProcessRunnerOptions {
  readonly fork: () => JobProcess;
  readonly readRange?: ReadRange;
  /** The process died while it was at work. */
  readonly onDied?: (reason: string) => void;
  /** The process opened a connection to another host. */
  readonly onContact?: (host: string) => void;
  /** Longest time for each job, in milliseconds; then the process is ended. */
  readonly limits?: Readonly<Record<JobName, number>>;
}

export interface RunnerForOptions<T> extends Omit<ProcessRunnerOptions, 'limits'> {
  readonly limits: Readonly<Record<keyof T & string, number>>;
  /** How long a cancelled job may take to stop by itself, in milliseconds. */
  readonly grace?: number;
}

const LIMITS: Readonly<Record<JobName, number>> = {
  find: 120_000,
  read: 10_000,
  details: 10_000,
  'plan-edit': 60_000,
  check: 120_000,
  environment: 30_000,
  example: 10_000,
  text: 10_000,
  compare: 1_800_000,
  infer: 1_800_000,
  files: 300_000,
  preview: 60_000,
  hash: 3_600_000,
  prepare: 60_000,
  'store-look': 60_000,
  'store-ask': 300_000,
  'store-wait': 3_600_000,
  uses: 3_600_000,
  lineage: 3_600_000,
  'lineage-open': 3_600_000,
  'store-close': 60_000,
  'workspace-look': 30_000,
  'workspace-make': 60_000,
  'workspace-ask': 120_000,
  'workspace-wait': 3_600_000,
  index: 300_000,
  search: 60_000,
};
const GRACE = 1000;

interface Running {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
}

/** Runs the jobs that read models and stores. */
export function processRunner(options: ProcessRunnerOptions): JobRunner {
  return runnerFor<Jobs>({ limits: LIMITS, ...options });
}

/**
 * Runs jobs of a table in one process, started on first use and again after it died. A job that takes too long, or that does not stop
 * when cancelled, costs its process. Errors besides the job's own: `job-timeout`, `job-died`, `cancelled`.
 */
export function runnerFor<T extends JobTable<T>>(options: RunnerForOptions<T>): Runner<T> {
  const { limits, grace = GRACE } = options;
  let child: JobProcess | null = null;
  let closing = false;
  let last = 0;
  const running = new Map<number, Running>();

  const failAll = (error: KnownError) => {
    for (const [id, job] of running) {
      running.delete(id);
      job.reject(error);
    }
  };
  const receive = (from: JobProcess, json: Json) => {
    const message = decode(json) as FromJob;
    if (message.type === 'contacted') return options.onContact?.(message.host);
    if (message.type === 'range') return void answerRange(from, message, options.readRange);
    const job = running.get(message.id);
    if (job === undefined) return;
    if (message.type === 'progress') return job.onProgress?.(message.progress as never);
    running.delete(message.id);
    if (message.type === 'done') job.resolve(message.value);
    else job.reject(fromData(message.error));
  };
  const start = (): JobProcess => {
    const fresh = options.fork();
    fresh.onMessage((json) => receive(fresh, json));
    fresh.onExit((reason) => {
      if (child === fresh) child = null;
      const hurt = running.size > 0;
      failAll(new KnownError('job-died', `The process that reads models ended (${reason}).`, { reason }));
      if (hurt && !closing) options.onDied?.(reason);
    });
    return fresh;
  };
  const stopChild = (error: KnownError, id: number) => {
    running.get(id)?.reject(error);
    running.delete(id);
    child?.kill();
  };

  return {
    run<J extends keyof T & string>(job: J, input: T[J]['input'], { signal, onProgress }: RunnerOptions<T, J> = {}) {
      return new Promise<T[J]['output']>((resolve, reject) => {
        if (signal?.aborted) return reject(new KnownError('cancelled', 'Cancelled.'));
        child ??= start();
        last += 1;
        const id = last;
        const seconds = limits[job] / 1000;
        const timer = setTimeout(
          () => stopChild(new KnownError('job-timeout', `It took longer than ${seconds} s.`, { seconds }), id),
          limits[job],
        );
        const cancel = () => {
          child?.post(encode({ type: 'cancel', id } satisfies ToJob));
          // Still running then: it does not listen.
          setTimeout(() => running.has(id) && stopChild(new KnownError('cancelled', 'Cancelled.'), id), grace).unref();
        };
        const settle = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', cancel);
        };
        running.set(id, {
          resolve: (value) => (settle(), resolve(value as T[J]['output'])),
          reject: (error) => (settle(), reject(error)),
          onProgress: onProgress as Running['onProgress'],
        });
        signal?.addEventListener('abort', cancel, { once: true });
        child.post(encode({ type: 'run', id, job, input, progress: onProgress !== undefined } satisfies ToJob));
      });
    },
    close() {
      closing = true;
      failAll(new KnownError('cancelled', 'Cancelled.'));
      child?.kill();
      return Promise.resolve();
    },
  };
}

function fromData(error: ErrorData): KnownError {
  return new KnownError(error.code, error.message, error.details);
}

async function answerRange(
  child: JobProcess,
  message: FromJob & { type: 'range' },
  readRange?: ReadRange,
): Promise<void> {
  const bytes = await readRange?.(message.source, message.file, message.start, message.end).catch(() => null);
  child.post(encode({ type: 'bytes', request: message.request, bytes: bytes ?? null } satisfies ToJob));
}
