import { run } from './run.ts';
import { terminal } from './terminal.ts';

// The launcher handed over: everything else is in `run`, which tests call too.
process.exitCode = await run(process.argv.slice(2), terminal());
