import { createInterface } from 'node:readline/promises';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';

/** Where the command line writes, and how it learns that it should stop. */
export interface Terminal {
  out(text: string): Promise<void>;
  err(text: string): void;
  /** Aborted by Ctrl+C, or when the reader of our output went away. */
  readonly signal: AbortSignal;
  /** Colour makes sense: a terminal, and NO_COLOR unset. */
  readonly colour: boolean;
  readonly locale: string;
  /** Someone watches the error stream: progress may be shown on it. */
  readonly interactive: boolean;
  /** Asks whoever sits there, and gives their answer: '' where they only left. null where nobody can answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
}

/** The process's own streams. A broken pipe (`| head`) and Ctrl+C end the work quietly. */
export function terminal(): Terminal {
  const stop = new AbortController();
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    stop.abort();
    process.exit(0);
  });
  process.once('SIGINT', () => {
    stop.abort();
    process.exitCode = 130;
    // A second Ctrl+C meets Node's default and ends at once.
  });
  return {
    out: (text) => write(process.stdout, text),
    err: (text) => void process.stderr.write(text),
    signal: stop.signal,
    interactive: process.stderr.isTTY,
    ask: process.stdin.isTTY && process.stderr.isTTY ? (question) => ask(question, stop) : null,
    colour: process.stdout.isTTY && !process.env['NO_COLOR'],
    locale: process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || 'en',
  };
}

/** On the error stream: what is printed may go into a file. */
async function ask(question: string, stop: AbortController): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // At a prompt Ctrl+C comes to it alone, and not as a signal.
  lines.once('SIGINT', () => {
    process.exitCode = 130;
    stop.abort();
  });
  try {
    const left = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
    return await Promise.race([lines.question(question, { signal: stop.signal }), left]);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    return '';
  } finally {
    lines.close();
  }
}

/** Signals are heard between two turns of the event loop: at least so often, in milliseconds. */
const TURN = 50;
let turned = 0;

/** Waits for a slow reader, so that memory stays flat however much is printed. */
async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await new Promise((resolve) => stream.once('drain', resolve));
  if (performance.now() - turned < TURN) return;
  await setImmediate();
  turned = performance.now();
}
