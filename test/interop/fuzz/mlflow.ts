import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseJson } from '../../../shared/python/json.ts';
import type { Row } from '../../agree/rows.ts';
import { ROOT } from '../../support/build.ts';
import type { Question } from './cases.ts';

export const PYTHON = path.join(process.env['MODEL_PORTER_VENV'] ?? path.join(ROOT, '.venv'), 'bin/python');

/** What MLflow says: the row with its answer, as text and with exact numbers; null where the question can't be put. */
export type Answered = { readonly text: string; readonly row: Row } | null;

/** The first answer waits for MLflow's imports, on a machine that may be busy; any other takes well under a second. */
const ANSWER_SECONDS = 90;

interface Waiting {
  readonly question: string;
  resolve(answer: Answered): void;
  reject(error: Error): void;
}

/**
 * Real MLflow in one Python process (test/interop/oracle.py); questions are answered in order. Python ends with the first
 * question that it leaves without an answer for too long, with close(), and with this process.
 */
export class Mlflow {
  private readonly child: ChildProcess;
  private readonly waiting: Waiting[] = [];
  private readonly kill: () => void;
  private readonly seconds: number;
  private timer: NodeJS.Timeout | undefined;
  private over: string | null = null;

  constructor(python = PYTHON, seconds = ANSWER_SECONDS) {
    this.seconds = seconds;
    this.child = spawn(python, [path.join(ROOT, 'test/interop/oracle.py')], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.kill = () => void this.child.kill('SIGKILL');
    process.once('exit', this.kill);
    const output = this.child.stdout;
    if (output !== null) createInterface({ input: output }).on('line', (line) => this.answered(line));
    this.child.stdin?.on('error', ({ message }) => this.end(message));
    this.child.once('error', ({ message }) => this.end(`${python}: ${message}`));
    this.child.once('exit', (code, signal) => this.end(`ended with ${String(code ?? signal)}`));
  }

  /** Rejects, naming the question, where no answer comes. */
  ask({ ask, row }: Pick<Question, 'ask' | 'row'>): Promise<Answered> {
    const question = JSON.stringify({ ask, row });
    return new Promise((resolve, reject) => {
      if (this.over !== null) return reject(unanswered(this.over, question));
      this.waiting.push({ question, resolve, reject });
      if (this.waiting.length === 1) this.watch();
      this.child.stdin?.write(`${question}\n`);
    });
  }

  close(): void {
    this.end('was closed');
  }

  private answered(line: string): void {
    const first = this.waiting.shift();
    this.watch();
    if (first === undefined) return;
    try {
      first.resolve(read(line));
    } catch (error) {
      first.reject(unanswered(`answered ${line.slice(0, 100)} (${(error as Error).message})`, first.question));
    }
  }

  /** Of the questions under way only the first is being answered. */
  private watch(): void {
    clearTimeout(this.timer);
    if (this.waiting.length === 0 || this.over !== null) return;
    this.timer = setTimeout(() => this.end(`gave no answer within ${this.seconds} s`), this.seconds * 1000);
  }

  private end(why: string): void {
    this.over ??= why;
    clearTimeout(this.timer);
    process.off('exit', this.kill);
    this.kill();
    for (const { question, reject } of this.waiting.splice(0)) reject(unanswered(this.over, question));
  }
}

/** A question is shown up to so many characters. */
const SHOWN = 2_000;

function unanswered(why: string, question: string): Error {
  return new Error(`real MLflow ${why}, asked ${question.slice(0, SHOWN)}`);
}

function read(text: string): Answered {
  const row = parseJson(text) as Row;
  return row.has('unasked') ? null : { text, row };
}
