import { standing } from '../../shared/export/checks.ts';
import { layoutOf } from '../../shared/export/plan.ts';
import { EXIT } from './exit-codes.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter apply PLAN [--confirm NAME] [--json]`: only what was planned, or nothing. */
export async function apply(args: readonly string[], terminal: Terminal): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  let given;
  try {
    given = parseCall({
      args: [...args],
      options: { confirm: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    return optionError(error, 'apply', terminal);
  }
  const [file, ...more] = given.positionals;
  if (file === undefined || more.length > 0) return usageError('onePlan', {}, 'apply', terminal);
  const { portPrinter } = await import('./print-port.ts');
  const printer = portPrinter(terminal, given.values.json ?? false);
  const { portContext, workspacesFile } = await import('./port-options.ts');
  const { readWorkspaces } = await import('../workspaces/settings.ts');
  const { withRoleOfNow } = await import('../workspaces/named-workspaces.ts');
  const { carryKept, planFrom } = await import('../port/carry-plan.ts');
  return printer.guard(async () => {
    const plan = withRoleOfNow(planFrom(file), readWorkspaces(workspacesFile()));
    const context = portContext(terminal, { onProgress: printer.progress });
    const production = plan.target.role === 'PROD';
    if (standing(plan.checks, { production, reason: plan.reason }).length > 0) {
      await printer.stopped(plan);
      return EXIT.findings;
    }
    const { confirm = null, json = false } = given.values;
    // A script is taken at its word.
    const asks = production && confirm === null && !json ? terminal.ask : null;
    if (asks !== null) await printer.planned(plan, null);
    const confirmed = asks === null ? confirm : await asks(printer.question(plan.target.workspace));
    await printer.ported(plan, await carryKept(plan, { layout: layoutOf(plan), strict: true, confirmed }, context));
    return EXIT.fine;
  }, [file]);
}
