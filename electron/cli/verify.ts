import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { EXIT } from './exit-codes.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter verify WORKSPACE [NAME[/VERSION]] [--json]`: reads what was ported again, and says what differs. */
export async function verify(args: readonly string[], terminal: Terminal): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  let given;
  try {
    given = parseCall({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    return optionError(error, 'verify', terminal);
  }
  const [place, which, ...more] = given.positionals;
  const parts = which?.split('/') ?? [];
  if (!place || more.length > 0 || parts.length > 2 || parts.includes(''))
    return usageError('oneWorkspace', {}, 'verify', terminal);
  const [name, version] = parts;
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
    if (models.includes(null))
      throw new KnownError('store-no-model', `There is no ${which}.`, { name: visible(name ?? '') });
    let damaged = false;
    let looked = 0;
    for (const model of models)
      for (const each of model?.versions ?? []) {
        if (version !== undefined && each.version !== version) continue;
        terminal.signal.throwIfAborted();
        const verified = await verifyVersion(workspace, model?.name ?? '', each.version, context, each);
        // Nothing is wrong with what nobody ported.
        const ok = verified.state === 'same' || verified.state === 'not-ported';
        damaged ||= !ok;
        looked += 1;
        await printer.verified(verified, ok);
      }
    if (looked === 0 && version !== undefined)
      throw new KnownError('version-none', `There is no ${which}.`, {
        name: visible(name ?? ''),
        version: visible(version ?? ''),
      });
    if (looked === 0) printer.nothingToVerify();
    return damaged ? EXIT.findings : EXIT.fine;
  }, [place]);
}
