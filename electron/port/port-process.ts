import { serveJobs } from '../jobs/serve-jobs.ts';
import { PORT_JOBS } from './port-jobs.ts';

/*
 * A process that plans ports, or carries them out: large copies hold up nobody who reads. It ends with its parent; what it was at can
 * be gone on with.
 */
serveJobs(PORT_JOBS);
