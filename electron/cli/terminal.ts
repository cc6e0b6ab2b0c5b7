import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { EXIT, worse } from './exit-codes.ts';

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
  /** The call asks for JSON, whatever else is wrong with it. */
  readonly json?: boolean;
}

/**
 * The process's own streams. Ctrl+C ends the work quietly, and so does a broken pipe (`| head`); but what `writes` goes on to its end
 * without anybody who reads, and its exit code stays true.
 */
export function terminal(writes: boolean): Terminal {
  const stop = new AbortController();
  const language = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || 'en';
  let lost = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Each further write fails too.
    if (lost) return;
    lost = true;
    if (!writes) stop.abort();
    if (error.code !== 'EPIPE') void tellLost(error, language, writes);
    else if (!writes) process.exit(EXIT.fine);
  });
  // Whoever closed it wants to hear nothing; the exit code says it.
  process.stderr.on('error', () => undefined);
  process.once('SIGINT', () => {
    stop.abort();
    process.exitCode = 130;
    // A second Ctrl+C meets Node's default and ends at once.
  });
  return {
    out: async (text) => {
      if (!lost) await write(process.stdout, text);
    },
    err: (text) => void process.stderr.write(text),
    signal: stop.signal,
    interactive: process.stderr.isTTY,
    ask: process.stdin.isTTY && process.stderr.isTTY ? (question) => ask(question, stop) : null,
    colour: process.stdout.isTTY && !process.env['NO_COLOR'],
    locale: language,
  };
}

/** A full disk below `> file`: not what was asked for, whatever else went well. */
async function tellLost({ code = '' }: NodeJS.ErrnoException, language: string, writes: boolean): Promise<void> {
  process.once('exit', (ended) => (process.exitCode = worse(ended, EXIT.cannotRead)));
  const { outputLost } = await import('./output-lost.ts');
  process.stderr.write(outputLost(code, language), () => {
    if (!writes) process.exit(EXIT.cannotRead);
  });
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
  // Where it can't be written at all, that is told elsewhere.
  if (!stream.write(text)) await once(stream, 'drain').catch(() => undefined);
  if (performance.now() - turned < TURN) return;
  await setImmediate();
  turned = performance.now();
}
