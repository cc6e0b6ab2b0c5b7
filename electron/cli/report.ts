import { PORT_REPORT_FORMATS } from '../../shared/export/report.ts';
import { languageOf } from '../../shared/texts/translator.ts';
import { EXIT } from './exit-codes.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

/** `model-porter report PORT|JOURNAL|--last [--format html|markdown|json] [--out FILE]`. */
export async function report(args: readonly string[], terminal: Terminal): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  const text = { type: 'string' } as const;
  const options = { last: { type: 'boolean' }, format: text, out: text } as const;
  let given;
  try {
    given = parseCall({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return optionError(error, 'report', terminal);
  }
  const [port, ...more] = given.positionals;
  const { last = false, format: wanted = 'markdown', out } = given.values;
  if ((port === undefined) !== last || more.length > 0) return usageError('onePort', {}, 'report', terminal);
  const format = PORT_REPORT_FORMATS.find((each) => each === wanted);
  if (format === undefined) {
    const choices = PORT_REPORT_FORMATS.join(', ');
    return usageError('badChoice', { option: '--format', given: wanted, choices }, 'report', terminal);
  }
  const { portPrinter } = await import('./print-port.ts');
  const { dataFolder } = await import('../host/data-file.ts');
  const { findPort } = await import('../port/recent-ports.ts');
  const { reportOfJournal, reportText, saveReport } = await import('../port/report-of.ts');
  const printer = portPrinter(terminal, format === 'json');
  return printer.guard(async () => {
    const found = reportOfJournal(findPort(dataFolder(), port ?? null).journal);
    const language = languageOf(terminal.locale);
    if (out === undefined) await terminal.out(reportText(found, format, language));
    else {
      await saveReport(found, out, language);
      printer.saved(out);
    }
    return EXIT.fine;
  });
}
