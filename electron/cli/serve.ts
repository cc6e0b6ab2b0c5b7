import { optionError } from './help.ts';
import { EXIT } from './exit-codes.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter serve [PATH...] [--open]`: returns when the server has ended. */
export async function serve(args: readonly string[], terminal: Terminal): Promise<number> {
  let given;
  try {
    given = parseCall({ args: [...args], options: { open: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    return optionError(error, 'serve', terminal);
  }
  const { serveTab } = await import('../loopback/main.ts');
  await serveTab(given.positionals, { open: given.values.open ?? false });
  return EXIT.fine;
}
