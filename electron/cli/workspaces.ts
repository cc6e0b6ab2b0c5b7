import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROLES } from '../../shared/workspace/kinds.ts';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter workspaces list | add NAME PLACE --role ROLE | remove NAME [--json]`. */
export async function workspaces(args: readonly string[], terminal: Terminal): Promise<number> {
  const { usageError } = await import('./help.ts');
  let given;
  try {
    const options = { role: { type: 'string' }, json: { type: 'boolean' } } as const;
    given = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return usageError('unknownOption', { reason: (error as Error).message }, 'workspaces', terminal);
  }
  const [verb = 'list', name, place, ...more] = given.positionals;
  const { json = false, role = 'DEV' } = given.values;
  const { isRole, readWorkspaces } = await import('../workspaces/settings.ts');
  const { addWorkspace, removeWorkspace } = await import('../workspaces/named-workspaces.ts');
  const { workspacesFile } = await import('./port-options.ts');
  const { portPrinter } = await import('./print-port.ts');
  const printer = portPrinter(terminal, json);
  const whole =
    more.length === 0 &&
    ((verb === 'list' && name === undefined) ||
      (verb === 'remove' && name !== undefined && place === undefined) ||
      (verb === 'add' && name !== undefined && place !== undefined));
  if (!whole) return usageError('workspacesVerb', {}, 'workspaces', terminal);
  const chosen = role.toUpperCase();
  if (!isRole(chosen))
    return usageError(
      'badChoice',
      { option: '--role', given: role, choices: ROLES.join(', ') },
      'workspaces',
      terminal,
    );
  return printer.guard(async () => {
    const file = workspacesFile();
    const all = readWorkspaces(file);
    if (verb === 'list') {
      await printer.workspaces(all);
      return EXIT.fine;
    }
    if (verb === 'remove') removeWorkspace(file, name ?? '');
    else addWorkspace(file, { name: name ?? '', role: chosen, place: path.resolve(place ?? '') });
    await printer.workspaces(readWorkspaces(file));
    return EXIT.fine;
  });
}
