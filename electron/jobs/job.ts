import { JOBS } from './jobs.ts';
import { serveJobs } from './serve-jobs.ts';

/*
 * The job process: parses untrusted bytes, in Electron's utilityProcess (`process.parentPort`) or a forked Node
 * (`process.send`). It writes into workspaces alone, and ends with its parent.
 */
serveJobs(JOBS);
