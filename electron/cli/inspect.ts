import type { Client } from '../../shared/contract/contract.ts';
import type { FoundModel } from '../../shared/contract/model-reading.ts';
import { toErrorData } from '../../shared/contract/errors.ts';
import { inspectJson } from '../../shared/mlmodel/inspect.ts';
import { EXIT, worse } from './exit-codes.ts';
import type { LocalHost } from './local-host.ts';
import type { Printer } from './print-text.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter inspect PATH... [--json] [--tree]`. Paths one after another, models as they are found; memory stays flat. */
export async function inspect(args: readonly string[], terminal: Terminal): Promise<number> {
  let given;
  try {
    const options = { json: { type: 'boolean' }, tree: { type: 'boolean' } } as const;
    given = parseCall({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const { optionError } = await import('./help.ts');
    return optionError(error, 'inspect', terminal);
  }
  if (given.positionals.length === 0) {
    const { usageError } = await import('./help.ts');
    return usageError('noPath', {}, 'inspect', terminal);
  }
  const { openLocalHost } = await import('./local-host.ts');
  const host = await openLocalHost();
  const printer = given.values.json
    ? jsonPrinter(terminal)
    : await (await import('./print-text.ts')).textPrinter(terminal);
  let code: number = EXIT.fine;
  try {
    for (const path of given.positionals) {
      code = worse(code, await inspectPath(path, host, printer, given.values.tree ?? false, terminal.signal));
    }
  } finally {
    await host.close();
  }
  return terminal.signal.aborted ? EXIT.interrupted : code;
}

const PAGE = 500;

async function inspectPath(
  path: string,
  host: LocalHost,
  printer: Printer,
  tree: boolean,
  signal: AbortSignal,
): Promise<number> {
  try {
    const grant = (await host.grant(path)).token;
    const { handle, summary } = await host.client.call('models.find', { grant }, { signal });
    let code: number = summary.problems.some(isFinding) ? EXIT.findings : EXIT.fine;
    if (summary.models === 0) {
      await printer.nothing(path, summary.problems);
      return EXIT.cannotRead;
    }
    await printer.search(path, summary.problems);
    for await (const row of rows(host.client, handle)) {
      if (signal.aborted) break;
      code = worse(code, await inspectRow(path, row, grant, host, printer, tree, signal));
    }
    await host.client.call('models.close', { handle });
    return code;
  } catch (thrown) {
    const error = toErrorData(thrown);
    if (error.code === 'cancelled') return EXIT.interrupted;
    await printer.failure(path, error);
    return EXIT.cannotRead;
  }
}

async function inspectRow(
  path: string,
  row: FoundModel,
  grant: string,
  host: LocalHost,
  printer: Printer,
  tree: boolean,
  signal: AbortSignal,
): Promise<number> {
  const place = row.path === '' ? path : `${path.replace(/\/+$/, '')}/${row.path}`;
  if (tree) {
    await printer.row(place, row);
    return row.state === 'whole' && row.loadable ? EXIT.fine : EXIT.findings;
  }
  const reading = await host.client.call('model.read', { grant, path: row.path }, { signal });
  await printer.model(place, reading);
  if (reading.document.state === 'unreadable') return EXIT.cannotRead;
  return [...reading.document.problems, ...reading.problems].some(isFinding) ? EXIT.findings : EXIT.fine;
}

function isFinding(problem: { readonly severity: string }): boolean {
  return problem.severity !== 'note';
}

async function* rows(client: Client, handle: string): AsyncGenerator<FoundModel> {
  let cursor: number | null = 0;
  while (cursor !== null) {
    const page: { rows: FoundModel[]; next: number | null } = await client.call('models.page', {
      handle,
      cursor,
      limit: PAGE,
    });
    yield* page.rows;
    cursor = page.next;
  }
}

function jsonPrinter(terminal: Terminal): Printer {
  const print = (object: object) => terminal.out(`${JSON.stringify(object)}\n`);
  // Loaded, with all texts, where something failed: models do without.
  const said = async () => (await import('./print-text.ts')).failuresJson(terminal);
  return {
    model: (path, reading) => terminal.out(`${inspectJson(reading.document, path, reading.problems)}\n`),
    row: (path, row) => print({ ...row, path }),
    // On its own stream: each line of the output is a model.
    search: async (path, problems) => {
      for (const { code, details } of problems) terminal.err(`${JSON.stringify({ path, problem: code, details })}\n`);
    },
    nothing: async (path, problems) => print((await said()).nothing(path, problems)),
    failure: async (path, error) => print((await said()).failure(path, error)),
  };
}
