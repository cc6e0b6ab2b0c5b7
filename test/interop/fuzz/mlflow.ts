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

/** Real MLflow in one Python process (test/interop/oracle.py); questions are answered in order. */
export class Mlflow {
  private readonly child: ChildProcess;
  private readonly waiting: { resolve(answer: Answered): void; reject(error: Error): void }[] = [];

  constructor(python = PYTHON) {
    this.child = spawn(python, [path.join(ROOT, 'test/interop/oracle.py')], { stdio: ['pipe', 'pipe', 'ignore'] });
    const output = this.child.stdout;
    if (output !== null)
      createInterface({ input: output }).on('line', (line) => this.waiting.shift()?.resolve(read(line)));
    const ended = (why: string) => {
      for (const each of this.waiting.splice(0)) each.reject(new Error(`${python}: real MLflow ${why}`));
    };
    this.child.once('error', (error) => ended(error.message));
    this.child.once('exit', (code) => ended(`ended with ${String(code)}`));
  }

  ask({ ask, row }: Pick<Question, 'ask' | 'row'>): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.child.stdin?.write(`${JSON.stringify({ ask, row })}\n`);
    });
  }

  close(): void {
    this.child.stdin?.end();
  }
}

function read(text: string): Answered {
  const row = parseJson(text) as Row;
  return row.has('unasked') ? null : { text, row };
}
