import { runnerFor, type RunnerForOptions } from '../jobs/process-runner.ts';
import type { PortJobs, PortRunner } from './port-table.ts';

/** The longest that a timer can wait: a copy takes as long as it takes. */
const FOR_EVER = 2 ** 31 - 1;
const LIMITS: RunnerForOptions<PortJobs>['limits'] = {
  source: 300_000,
  target: 300_000,
  plan: 3_600_000,
  'read-plan': 60_000,
  run: FOR_EVER,
  keep: 60_000,
  admit: 300_000,
  start: FOR_EVER,
  resume: FOR_EVER,
  undo: 3_600_000,
  review: 60_000,
  'report-text': 300_000,
  list: 300_000,
  facts: 300_000,
  files: 60_000,
  verify: FOR_EVER,
  result: 60_000,
  serving: 60_000,
};

/** A file that is being synced can't be stopped at once. In milliseconds. */
const GRACE = 5000;

/** Ports in a process of their own. */
export function portRunner(options: Pick<RunnerForOptions<PortJobs>, 'fork' | 'onContact'>): PortRunner {
  return runnerFor<PortJobs>({ ...options, limits: LIMITS, grace: GRACE });
}
