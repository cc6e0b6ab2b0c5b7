import { setImmediate } from 'node:timers/promises';
import { EXIT } from './exit-codes.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

const PAGE = 1000;

/** `model-porter list WORKSPACE [NAME] [--search WORDS] [--json]`: registered models, or the versions of one. */
export async function list(args: readonly string[], terminal: Terminal): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  let given;
  try {
    const options = { search: { type: 'string' }, json: { type: 'boolean' } } as const;
    given = parseCall({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return optionError(error, 'list', terminal);
  }
  const [place, name, ...more] = given.positionals;
  if (!place || more.length > 0) return usageError('listWorkspace', {}, 'list', terminal);
  const { workspacesPrinter } = await import('./print-workspaces.ts');
  const { portContext, targetPlace } = await import('./port-options.ts');
  const { workspaceOptions } = await import('../port/context.ts');
  const { workspaceAt } = await import('../port/source-of.ts');
  const { versionPage } = await import('../workspaces/version-rows.ts');
  const printer = workspacesPrinter(terminal, given.values.json ?? false);
  return printer.guard(async () => {
    const workspace = await workspaceAt(targetPlace(place).place, workspaceOptions(portContext(terminal)));
    // Only what a model holds can be searched before all are read.
    const search = given.values.search ?? '';
    if (search !== '' && name === undefined) await workspace.indexed(printer.reading, terminal.signal);
    let unread = false;
    for (let cursor: number | null = 0; cursor !== null;) {
      terminal.signal.throwIfAborted();
      const page = { cursor, limit: PAGE };
      if (name === undefined) {
        const models = await workspace.page({ search, sort: 'name', descending: false, ...page });
        await printer.models(models.rows, cursor === 0, search !== '');
        unread ||= models.rows.some((each) => each.unread !== undefined);
        cursor = models.next;
      } else {
        const versions = await versionPage(workspace, name, page);
        await printer.versions(versions.model, versions.rows, cursor === 0);
        unread ||= versions.model.unread !== undefined;
        cursor = versions.next;
      }
    }
    // Whoever stops it while the last page is printed may not have got it. Signals are heard between two turns.
    await setImmediate();
    terminal.signal.throwIfAborted();
    return unread ? EXIT.findings : EXIT.fine;
  }, [place]);
}
