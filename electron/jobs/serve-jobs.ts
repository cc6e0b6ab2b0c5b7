import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { decode, encode, type Json } from '../../shared/contract/wire.ts';
import type { ReadRange } from '../sources/bytes.ts';
import type { FromJob, ToJob } from './messages.ts';
import { watchConnections } from './watch-connections.ts';

interface ParentPort {
  postMessage(message: Json): void;
  on(event: 'message', listener: (event: { data: Json }) => void): void;
}
const port = (process as { parentPort?: ParentPort }).parentPort;
const running = new Map<number, AbortController>();
const ranges = new Map<number, (bytes: Uint8Array | null) => void>();
let requests = 0;

/** Progress at most this often, in milliseconds. */
const PROGRESS_EVERY = 100;

function send(message: FromJob): void {
  const json = encode(message);
  if (port === undefined) process.send?.(json);
  else port.postMessage(json);
}

async function readRange(source: string, file: number, start: number, end: number): Promise<Uint8Array> {
  requests += 1;
  const request = requests;
  const bytes = await new Promise<Uint8Array | null>((resolve) => {
    ranges.set(request, resolve);
    send({ type: 'range', request, source, file, start, end });
  });
  if (bytes === null) throw new KnownError('no-tab', 'The browser tab no longer serves this.', {});
  return bytes;
}

type Work = (input: unknown, options: unknown, readRange: ReadRange) => Promise<unknown>;

async function run(work: Work, message: ToJob & { type: 'run' }): Promise<void> {
  const stop = new AbortController();
  running.set(message.id, stop);
  let reported = 0;
  const onProgress = (progress: unknown) => {
    if (Date.now() - reported < PROGRESS_EVERY) return;
    reported = Date.now();
    send({ type: 'progress', id: message.id, progress });
  };
  try {
    const options = { signal: stop.signal, ...(message.progress ? { onProgress } : {}) };
    send({ type: 'done', id: message.id, value: await work(message.input, options, readRange) });
  } catch (error) {
    send({ type: 'failed', id: message.id, error: toErrorData(error) });
  } finally {
    running.delete(message.id);
  }
}

/** Serves a table of jobs to the process that started this one, until that one ends. */
export function serveJobs(jobs: Readonly<Record<string, unknown>>): void {
  const receive = (json: Json): void => {
    const message = decode(json) as ToJob;
    if (message.type === 'run') void run(jobs[message.job] as Work, message);
    else if (message.type === 'cancel') running.get(message.id)?.abort();
    else {
      ranges.get(message.request)?.(message.bytes);
      ranges.delete(message.request);
    }
  };
  watchConnections((host) => send({ type: 'contacted', host }));
  if (port === undefined) {
    process.on('message', (json) => receive(json as Json));
    process.on('disconnect', () => process.exit(0));
    // Ctrl+C, a closed terminal or a stopped service reaches every process of the group: whoever started this one ends it, when what is
    // under way is paused.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  } else port.on('message', (event) => receive(event.data));
}
