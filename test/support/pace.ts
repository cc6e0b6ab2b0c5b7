import { availableParallelism, loadavg } from 'node:os';

// Milliseconds on an idle machine of 2 GHz and more.
const ORDINARY = 20;

/**
 * How many times longer this machine takes just now than an ordinary idle one, by its load and by a fixed piece of work; at least 1.
 * Limits of time are multiplied by it: such a limit finds what hangs, `npm run bench` what is slow.
 */
export function pace(): number {
  const start = performance.now();
  JSON.parse(JSON.stringify(Array.from({ length: 40_000 }, (_, at) => ({ at, name: `n${at}` }))));
  const slower = (performance.now() - start) / ORDINARY;
  return Math.max(1, slower, (loadavg()[0] ?? 0) / availableParallelism());
}
