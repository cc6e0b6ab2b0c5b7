import { EXIT } from './exit-codes.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = { last: { type: 'boolean' }, json: { type: 'boolean' }, confirm: { type: 'string' } } as const;
interface Values {
  readonly last?: boolean;
  readonly json?: boolean;
  readonly confirm?: string;
  readonly reason?: string;
}
const RESUME = { ...OPTIONS, reason: { type: 'string' } } as const;

/** `model-porter undo|resume PORT|JOURNAL|--last [--confirm NAME]`; `resume` also `[--reason TEXT]`. */
export async function endPort(
  command: 'undo' | 'resume',
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  let given;
  try {
    given = parseCall({ args: [...args], options: command === 'resume' ? RESUME : OPTIONS, allowPositionals: true });
  } catch (error) {
    return optionError(error, command, terminal);
  }
  const [port, ...more] = given.positionals;
  const { last = false, json = false, confirm = null, reason = null } = given.values as Values;
  if ((port === undefined) !== last || more.length > 0) return usageError('onePort', {}, command, terminal);
  const { portPrinter } = await import('./print-port.ts');
  const printer = portPrinter(terminal, json);
  const { portContext } = await import('./port-options.ts');
  const { admitUndo, nameToResume, nameToUndo, openPort, resumePort, undoPort } = await import('../port/end-port.ts');
  return printer.guard(async () => {
    const context = portContext(terminal, { onProgress: printer.progress });
    const opened = await openPort(port ?? null, context);
    const name = command === 'undo' ? nameToUndo(opened, context) : await nameToResume(opened, context);
    // A script is taken at its word.
    const asks = name !== null && confirm === null && !json ? terminal.ask : null;
    const confirmed = asks === null ? confirm : await asks(printer.questionOf(command, opened.state, name ?? ''));
    if (command === 'undo') {
      admitUndo(opened, confirmed, context);
      await printer.undone(opened.state.plan, await undoPort(opened, context));
    } else await printer.ported(opened.state.plan, await resumePort(opened, context, { confirmed, reason }));
    return EXIT.fine;
  });
}
