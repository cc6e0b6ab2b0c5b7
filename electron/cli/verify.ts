import { parseArgs } from 'node:util';
import { KnownError } from '../../shared/contract/errors.ts';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter verify WORKSPACE [NAME[/VERSION]] [--json]`: reads what was ported again, and says what differs. */
export async function verify(args: readonly string[], terminal: Terminal): Promise<number> {
  const { usageError } = await import('./help.ts');
  let given;
  try {
    given = parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    return usageError('unknownOption', { reason: (error as Error).message }, 'verify', terminal);
  }
  const [place, which, ...more] = given.positionals;
  if (place === undefined || more.length > 0) return usageError('oneWorkspace', {}, 'verify', terminal);
  const [name, version] = which === undefined ? [] : which.split('/');
  const { portPrinter } = await import('./print-port.ts');
  const printer = portPrinter(terminal, given.values.json ?? false);
  const { portContext, targetPlace } = await import('./port-options.ts');
  const { workspaceOptions } = await import('../port/context.ts');
  const { workspaceAt } = await import('../port/source-of.ts');
  const { verifyVersion } = await import('../port/verify-version.ts');
  return printer.guard(async () => {
    const context = portContext(terminal, { onProgress: printer.progress });
    const workspace = await workspaceAt(targetPlace(place).place, workspaceOptions(context));
    const models = name === undefined ? await workspace.models() : [await workspace.model(name)];
    let damaged = false;
    let looked = 0;
    for (const model of models)
      for (const each of model?.versions ?? []) {
        if (version !== undefined && each.version !== version) continue;
        terminal.signal.throwIfAborted();
        const verified = await verifyVersion(workspace, model?.name ?? '', each.version, context, each);
        damaged ||= verified.state === 'differs' || verified.state === 'missing';
        looked += 1;
        await printer.verified(verified);
      }
    if (looked === 0 && which !== undefined)
      throw new KnownError('version-none', `There is no ${which}.`, { name: name ?? '', version: version ?? '-' });
    return damaged ? EXIT.findings : EXIT.fine;
  }, [place]);
}
