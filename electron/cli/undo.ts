import { parseArgs } from 'node:util';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter undo PORT|JOURNAL|--last` and `model-porter resume PORT|JOURNAL|--last`. */
export async function endPort(
  command: 'undo' | 'resume',
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const { usageError } = await import('./help.ts');
  let given;
  try {
    const options = { last: { type: 'boolean' }, json: { type: 'boolean' } } as const;
    given = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return usageError('unknownOption', { reason: (error as Error).message }, command, terminal);
  }
  const [port, ...more] = given.positionals;
  const { last = false, json = false } = given.values;
  if ((port === undefined) !== last || more.length > 0) return usageError('onePort', {}, command, terminal);
  const { portPrinter } = await import('./print-port.ts');
  const printer = portPrinter(terminal, json);
  const { portContext } = await import('./port-options.ts');
  const { openPort, resumePort, undoPort } = await import('../port/end-port.ts');
  return printer.guard(async () => {
    const context = portContext(terminal, { onProgress: printer.progress });
    const opened = await openPort(port ?? null, context);
    if (command === 'undo') await printer.undone(await undoPort(opened, context));
    else await printer.ported(opened.state.plan, await resumePort(opened, context));
    return EXIT.fine;
  });
}
