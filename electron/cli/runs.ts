import { toErrorData } from '../../shared/contract/errors.ts';
import { openStore } from '../stores/open-store.ts';
import { EXIT } from './exit-codes.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter runs STORE [--json]`: what is in an mlruns folder or a database of MLflow. */
export async function runs(args: readonly string[], terminal: Terminal): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  let given;
  try {
    given = parseCall({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    return optionError(error, 'runs', terminal);
  }
  const [place, ...more] = given.positionals;
  if (place === undefined || more.length > 0) return usageError('oneStore', {}, 'runs', terminal);
  const { runsPrinter } = await import('./print-runs.ts');
  const printer = runsPrinter(terminal, given.values.json ?? false);
  try {
    const store = await openStore(place, terminal.signal);
    try {
      await printer.store(place, store);
    } finally {
      await store.close();
    }
    if (terminal.signal.aborted) return EXIT.interrupted;
    return store.problems.some(({ severity }) => severity !== 'note') ? EXIT.findings : EXIT.fine;
  } catch (thrown) {
    if (terminal.signal.aborted) return EXIT.interrupted;
    await printer.failure(place, toErrorData(thrown));
    return EXIT.cannotRead;
  }
}
