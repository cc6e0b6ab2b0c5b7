import { spawn } from 'node:child_process';
import path from 'node:path';
import { built, ROOT } from './build.ts';

export const LAUNCHER = path.join(ROOT, 'electron/cli/model-porter.cjs');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}

/** The real command line as a process of its own, in English, piped. */
export async function modelPorter(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  await built();
  const start = performance.now();
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('close', (...ended) => resolve(ended));
  });
  return { code, signal, out, err, milliseconds: performance.now() - start };
}
