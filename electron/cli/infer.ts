import { toErrorData } from '../../shared/contract/errors.ts';
import { DATA_FORMATS, type DataFormat } from '../../shared/signature/infer/report.ts';
import { EXIT, worse } from './exit-codes.ts';
import type { LocalHost } from './local-host.ts';
import type { InferPrinter } from './print-infer.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = {
  format: { type: 'string' },
  delimiter: { type: 'string' },
  records: { type: 'string' },
  json: { type: 'boolean' },
} as const;

interface Choices {
  readonly format: DataFormat | null;
  readonly delimiter: string;
  readonly records: 'list' | 'frame';
}

/** `model-porter infer DATA... [--format F] [--delimiter C] [--records list|frame] [--json]`. */
export async function infer(args: readonly string[], terminal: Terminal): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  let given;
  try {
    given = parseCall({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return optionError(error, 'infer', terminal);
  }
  const { format, records = 'list', delimiter = ',' } = given.values;
  const wrong = (option: string, value: string, choices: string) =>
    usageError('badChoice', { option, given: value, choices }, 'infer', terminal);
  if (given.positionals.length === 0) return usageError('noData', {}, 'infer', terminal);
  if (format !== undefined && !isFormat(format)) return wrong('--format', format, DATA_FORMATS.join(', '));
  if (records !== 'list' && records !== 'frame') return wrong('--records', records, 'list, frame');
  const separator = delimiter === '\\t' ? '\t' : delimiter;
  if (!/^[\x20-\x21\x23-\x7e\t]$/.test(separator)) return wrong('--delimiter', delimiter, ', ; | \\t');
  const { openLocalHost } = await import('./local-host.ts');
  const { inferPrinter } = await import('./print-infer.ts');
  const host = await openLocalHost();
  const printer = inferPrinter(terminal, given.values.json ?? false);
  let code: number = EXIT.fine;
  try {
    for (const path of given.positionals) {
      if (terminal.signal.aborted) break;
      code = worse(
        code,
        await inferPath(path, { format: format ?? null, records, delimiter: separator }, host, printer, terminal),
      );
    }
  } finally {
    await host.close();
  }
  return terminal.signal.aborted ? EXIT.interrupted : code;
}

async function inferPath(
  path: string,
  choices: Choices,
  host: LocalHost,
  printer: InferPrinter,
  { signal }: Terminal,
): Promise<number> {
  try {
    const { token } = await host.grant(path);
    const onProgress = (progress: { rows: number; bytes: number; size: number }) => printer.progress(path, progress);
    const report = await host.client.call('data.infer', { data: { grant: token }, ...choices }, { signal, onProgress });
    await printer.report(path, report);
    return report.notices.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.fine;
  } catch (thrown) {
    const error = toErrorData(thrown);
    if (error.code === 'cancelled') return EXIT.interrupted;
    await printer.failure(path, error);
    return EXIT.cannotRead;
  }
}

function isFormat(text: string): text is DataFormat {
  return (DATA_FORMATS as readonly string[]).includes(text);
}
