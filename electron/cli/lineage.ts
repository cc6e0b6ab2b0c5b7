import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { readSourceUri } from '../../shared/export/source-uri.ts';
import { unpackLineage } from '../../shared/lineage/packed.ts';
import type { NamedWorkspace } from '../../shared/workspace/kinds.ts';
import type { Jobs } from '../jobs/job-table.ts';
import { EXIT } from './exit-codes.ts';
import { onlyModel } from './only-model.ts';
import type { LineageFormat, LineagePrinter } from './print-lineage.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = {
  format: { type: 'string' },
  json: { type: 'boolean' },
  store: { type: 'string' },
  alone: { type: 'boolean' },
  uses: { type: 'boolean' },
} as const;
const FORMATS: readonly LineageFormat[] = ['text', 'json', 'mermaid'];

/** `model-porter lineage PATH|URI [--store STORE] [--format text|json|mermaid] [--alone]`. */
export async function lineage(args: readonly string[], terminal: Terminal): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  let given;
  try {
    given = parseCall({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return optionError(error, 'lineage', terminal);
  }
  const [place, ...more] = given.positionals;
  if (place === undefined || more.length > 0) return usageError('oneLineage', {}, 'lineage', terminal);
  const { json = false, format = json ? 'json' : 'text', store = null, alone = false, uses = false } = given.values;
  if (!isFormat(format))
    return usageError(
      'badChoice',
      { option: '--format', given: format, choices: FORMATS.join(', ') },
      'lineage',
      terminal,
    );
  const { lineagePrinter } = await import('./print-lineage.ts');
  const printer = lineagePrinter(terminal, format);
  try {
    if (uses) return await printUses(place, printer, terminal);
    const { lineage: packed, unread } = await read({ place, store, alone, terminal });
    const drawn = unpackLineage(packed);
    await printer.lineage(place, drawn, unread);
    const disputed = drawn.edges.some((edge) => edge.disputed);
    return disputed || unread.length > 0 ? EXIT.findings : EXIT.fine;
  } catch (error) {
    return failed(place, error, printer, terminal);
  }
}

/** Where the model in a folder or zip is in use. */
async function printUses(place: string, printer: LineagePrinter, terminal: Terminal): Promise<number> {
  const { workspacesFile } = await import('./port-options.ts');
  const { readWorkspaces } = await import('../workspaces/settings.ts');
  const { openLocalHost } = await import('./local-host.ts');
  const { inProcessRunner } = await import('../jobs/jobs.ts');
  const places = readWorkspaces(workspacesFile()).map((each) => ({
    name: each.name,
    ref: { kind: 'path', path: each.place } as const,
    grant: null,
  }));
  const host = await openLocalHost();
  const jobs = inProcessRunner();
  try {
    const model = await onlyModel(host, place, terminal.signal);
    const asked = { ref: { kind: 'path', path: place } as const, path: model.path, places };
    const answer = await jobs.run('uses', asked, { signal: terminal.signal });
    await printer.uses(place, answer);
    return answer.unread.length > 0 ? EXIT.findings : EXIT.fine;
  } finally {
    await jobs.close();
    await host.close();
  }
}

function isFormat(text: string): text is LineageFormat {
  return (FORMATS as readonly string[]).includes(text);
}

async function failed(place: string, error: unknown, printer: LineagePrinter, terminal: Terminal): Promise<number> {
  if (terminal.signal.aborted) return EXIT.interrupted;
  await printer.failure(place, toErrorData(error));
  return EXIT.cannotRead;
}

interface Asked {
  readonly place: string;
  readonly store: string | null;
  readonly alone: boolean;
  readonly terminal: Terminal;
}

async function read({ place, store, alone, terminal }: Asked): Promise<Jobs['lineage']['output']> {
  const { targetPlace, workspacesFile } = await import('./port-options.ts');
  const { readWorkspaces } = await import('../workspaces/settings.ts');
  const workspaces = readWorkspaces(workspacesFile());
  const at = store === null ? null : targetPlace(store).place;
  const others = alone ? [] : workspaces;
  const { existsSync } = await import('node:fs');
  const uri = readSourceUri(place);
  const named = uri.kind === 'version' || uri.kind === 'logged-model' || uri.kind === 'run';
  if (named && !existsSync(place)) return readUri(place, at, { workspaces, others, terminal });
  if (uri.kind !== 'place' && !existsSync(place))
    throw new KnownError('source-elsewhere', `${place} is not on this machine.`, { uri: place });
  return readFiles(uri.kind === 'place' ? uri.place : place, at, { workspaces, others, terminal });
}

interface Around {
  readonly workspaces: readonly NamedWorkspace[];
  /** Those that are read too. */
  readonly others: readonly NamedWorkspace[];
  readonly terminal: Terminal;
}

async function readFiles(
  place: string,
  store: string | null,
  { others, terminal }: Around,
): Promise<Jobs['lineage']['output']> {
  const { openLocalHost } = await import('./local-host.ts');
  const { inProcessRunner } = await import('../jobs/jobs.ts');
  const host = await openLocalHost();
  const jobs = inProcessRunner();
  try {
    const model = await onlyModel(host, place, terminal.signal);
    const files = { ref: { kind: 'path', path: place } as const, path: model.path };
    const held = store === null ? null : heldAt(store);
    return await jobs.run('lineage', { files, held, owner: null, workspaces: others }, { signal: terminal.signal });
  } finally {
    await jobs.close();
    await host.close();
  }
}

function heldAt(store: string) {
  return { store: { id: 'cli', name: store, chosen: [] }, ref: { kind: 'path', path: store } as const };
}

/** A URI is of the store that was named; else of the one workspace that has it. */
async function readUri(
  given: string,
  store: string | null,
  { workspaces, others, terminal }: Around,
): Promise<Jobs['lineage']['output']> {
  const { nameInStore } = await import('../lineage/name-in-store.ts');
  const { openStore } = await import('../stores/open-store.ts');
  const { inProcessRunner } = await import('../jobs/jobs.ts');
  const uri = readSourceUri(given);
  const places = store === null ? workspaces : [{ name: store, place: store }];
  if (places.length === 0) throw new KnownError('lineage-from', `${given} of which store?`, { uri: given });
  const found = [];
  for (const each of places) {
    try {
      const opened = await openStore(each.place, terminal.signal);
      const owner = nameInStore(uri, opened);
      await opened.close();
      if (owner !== null) found.push({ ...each, owner });
    } catch (error) {
      terminal.signal.throwIfAborted();
      // What can't be read is told of with the rest.
      if (store !== null) throw error;
    }
  }
  const [first, second] = found;
  if (first === undefined) throw new KnownError('lineage-not-there', `${given} is in none of them.`, { uri: given });
  if (second !== undefined)
    throw new KnownError('lineage-several', `${given} is in several.`, {
      uri: given,
      names: found.map(({ name }) => name).join(', '),
    });
  const jobs = inProcessRunner();
  try {
    return await jobs.run(
      'lineage',
      { files: null, held: heldAt(first.place), owner: first.owner, workspaces: others },
      { signal: terminal.signal },
    );
  } finally {
    await jobs.close();
  }
}
