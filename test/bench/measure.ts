import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../support/build.ts';

export const CLI = path.join(ROOT, 'electron/cli/model-porter.cjs');
export const EXAMPLE = path.join(ROOT, 'assets/examples/diabetes-2026');
export const python = path.join(process.env['MODEL_PORTER_VENV'] ?? path.join(ROOT, '.venv'), 'bin/python');

/** The median of some runs of a whole process, in milliseconds. */
export function time(runs: number, command: string, args: readonly string[]): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    const { status } = spawnSync(command, args, { stdio: 'ignore' });
    if (status === null || status > 1) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
    return performance.now() - start;
  });
  return median(times);
}

/** The middle one; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** One run of a whole process: milliseconds, and the most memory that it held, in megabytes. */
export function timed(command: string, args: readonly string[]): { readonly took: number; readonly peak: number } {
  const start = performance.now();
  // What it prints is not kept: a megabyte of it would end the process.
  const { stderr } = spawnSync('/usr/bin/time', ['-f', '%M', command, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return { took: performance.now() - start, peak: Number(stderr.trim().split('\n').at(-1)) / 1024 };
}

/** Ours beside theirs, as a ratio both ways. */
export function line(name: string, ours: number, theirs: number, what: string): void {
  console.log(
    `${name}: ${ours.toFixed(0)} ms, ${what} ${theirs.toFixed(0)} ms, ratio ${(ours / theirs).toFixed(2)} (${(theirs / ours).toFixed(1)}x)`,
  );
}

const begun = performance.now();

/** Says on standard error what is done now, and how long after the start: figures alone go to standard output. */
export function step(what: string): void {
  console.error(`[${((performance.now() - begun) / 1000).toFixed(0)} s] ${what}`);
}
