import path from 'node:path';
import type { Layout } from '../../shared/contract/workspace-schemas.ts';
import { ROLES } from '../../shared/workspace/kinds.ts';
import { EXIT } from './exit-codes.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

/** Words that may follow each verb: at least and at most. */
const VERBS: Readonly<Record<string, readonly [number, number]>> = {
  list: [0, 0],
  add: [2, 2],
  remove: [1, 1],
  show: [1, 1],
};

/** `model-porter workspace list | add NAME PLACE | remove NAME | show WORKSPACE [--json]`. */
export async function workspace(args: readonly string[], terminal: Terminal): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  const refuse = (code: Parameters<typeof usageError>[0], details: Record<string, string> = {}) =>
    usageError(code, details, 'workspace', terminal);
  let given;
  try {
    const options = { role: { type: 'string' }, layout: { type: 'string' }, json: { type: 'boolean' } } as const;
    given = parseCall({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return optionError(error, 'workspace', terminal);
  }
  const [verb = 'list', ...words] = given.positionals;
  const { json = false, role = 'DEV', layout = null } = given.values;
  const [least, most] = VERBS[verb] ?? [1, 0];
  if (words.length < least || words.length > most || words.includes('')) return refuse('workspaceVerb');
  const { isRole, legibleWorkspaces, readWorkspaces } = await import('../workspaces/settings.ts');
  const chosen = role.toUpperCase();
  if (!isRole(chosen)) return refuse('badChoice', { option: '--role', given: role, choices: ROLES.join(', ') });
  if (layout !== null && !isLayout(layout))
    return refuse('badChoice', { option: '--layout', given: layout, choices: 'sqlite, files' });
  const { workspacesPrinter } = await import('./print-workspaces.ts');
  const { placeFrom, workspacesFile, targetPlace } = await import('./port-options.ts');
  const { addWorkspace, checkNew, removeWorkspace } = await import('../workspaces/named-workspaces.ts');
  const printer = workspacesPrinter(terminal, json);
  return printer.guard(async () => {
    const file = workspacesFile();
    const [name = '', place = ''] = words;
    if (verb === 'show') {
      const { dataFolder } = await import('../host/data-file.ts');
      const { lookAtWorkspace } = await import('../workspaces/look-workspace.ts');
      const target = targetPlace(name);
      const state = await lookAtWorkspace(target.place, { data: dataFolder() });
      await printer.shown({ name: target.workspace, role: target.role, place: target.place, ...state });
      return state.state === 'ready' ? EXIT.fine : EXIT.cannotRead;
    }
    if (verb === 'remove') await removeWorkspace(file, name);
    if (verb === 'add') {
      const added = { name, role: chosen, place: placeFrom(place) };
      checkNew(legibleWorkspaces(file), added);
      if (layout !== null) await make(added.place, layout);
      const later = await checkPlace(added.place);
      await addWorkspace(file, added);
      await printer.named(readWorkspaces(file));
      if (later) printer.later(added.place);
      if (given.values.role === undefined && /prod/i.test(name)) printer.unguarded(name);
      return EXIT.fine;
    }
    await printer.named(readWorkspaces(file));
    return EXIT.fine;
  });
}

function isLayout(text: string): text is Layout {
  return text === 'sqlite' || text === 'files';
}

/** Whether nothing is there yet, and the first export makes it. Errors: `workspace-zip`, `not-a-workspace` and those of reading. */
async function checkPlace(place: string): Promise<boolean> {
  const { KnownError } = await import('../../shared/contract/errors.ts');
  const { dataFolder } = await import('../host/data-file.ts');
  const { lookAtWorkspace } = await import('../workspaces/look-workspace.ts');
  const { state, kind, problem } = await lookAtWorkspace(place, { data: dataFolder() });
  if (kind === 'zip' || (state !== 'ready' && /\.zip$/i.test(place)))
    throw new KnownError('workspace-zip', `${place} is a zip.`, { path: path.basename(place) });
  if (state === 'unreadable' && problem !== null) throw new KnownError(problem.code, problem.message, problem.details);
  return state !== 'ready';
}

/** A new workspace in an empty folder, or in one that is not there yet. */
async function make(place: string, layout: Layout): Promise<void> {
  const { SEED_FILE } = await import('../host/app-files.ts');
  const { dataFolder } = await import('../host/data-file.ts');
  const { makeWorkspaceIn } = await import('../workspaces/look-workspace.ts');
  const { writing } = await import('../transfer/write-errors.ts');
  const made = { layout, seed: SEED_FILE, at: Date.now() };
  await writing(place, () => makeWorkspaceIn(place, made, { data: dataFolder() }));
}
