import { EXIT } from './exit-codes.ts';
import { run } from './run.ts';
import { terminal } from './terminal.ts';

// The launcher handed over: everything else is in `run`. No top-level await: this is built as CommonJS.
void run(process.argv.slice(2), terminal()).then((code) => {
  process.exitCode = code;
  // What still reads ahead of a question that nobody asks any more is not waited for.
  if (code === EXIT.interrupted) process.stderr.write('', () => process.exit(code));
});
