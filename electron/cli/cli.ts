import { EXIT } from './exit-codes.ts';
import { run, writes } from './run.ts';
import { terminal } from './terminal.ts';

// The launcher handed over: everything else is in `run`. No top-level await: this is built as CommonJS.
const args = process.argv.slice(2);
void run(args, terminal(writes(args))).then((code) => {
  process.exitCode = code;
  // What still reads ahead of a question that nobody asks any more is not waited for.
  if (code === EXIT.interrupted) process.stderr.write('', () => process.exit(code));
});
