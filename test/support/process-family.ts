import { execFileSync } from 'node:child_process';

/** A process and all that it started, and they started, by their numbers. */
export function familyOf(pid: number): number[] {
  const parents = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number));
  const all = [pid];
  for (const each of all) all.push(...parents.filter(([, parent]) => parent === each).map(([child]) => child ?? 0));
  return all;
}
