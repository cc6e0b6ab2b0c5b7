import { parseArgs } from 'node:util';
import { standing } from '../../shared/export/checks.ts';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter apply PLAN [--confirm NAME] [--json]`: only what was planned, or nothing. */
export async function apply(args: readonly string[], terminal: Terminal): Promise<number> {
  const { usageError } = await import('./help.ts');
  let given;
  try {
    given = parseArgs({
      args: [...args],
      options: { confirm: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    return usageError('unknownOption', { reason: (error as Error).message }, 'apply', terminal);
  }
  const [file, ...more] = given.positionals;
  if (file === undefined || more.length > 0) return usageError('onePlan', {}, 'apply', terminal);
  const { portPrinter } = await import('./print-port.ts');
  const printer = portPrinter(terminal, given.values.json ?? false);
  const { portContext } = await import('./port-options.ts');
  const { carryOut } = await import('../port/export-model.ts');
  const { sourceOfPlan } = await import('../port/source-of.ts');
  const { planFrom } = await import('../port/carry-plan.ts');
  return printer.guard(async () => {
    const plan = planFrom(file);
    const context = portContext(terminal, { onProgress: printer.progress });
    const production = plan.target.role === 'PROD';
    if (standing(plan.checks, { production, reason: plan.reason }).length > 0) {
      await printer.stopped(plan);
      return EXIT.findings;
    }
    const source = await sourceOfPlan(plan);
    try {
      const layout = plan.target.kind === 'files' ? 'files' : 'sqlite';
      const confirmed = given.values.confirm ?? null;
      const result = await carryOut(plan, { layout }, { source, strict: true, confirmed }, context);
      await printer.ported(plan, result);
      return EXIT.fine;
    } finally {
      await source.source.close();
    }
  }, [file]);
}
