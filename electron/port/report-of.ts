import { existsSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { foldPort } from '../../shared/export/journal.ts';
import { portReport, reportFormatOf, type PortReportFormat } from '../../shared/export/report.ts';
import { reportOfPort, type PortReport } from '../../shared/export/report-source.ts';
import { createTexts, type Language } from '../../shared/texts/translator.ts';
import { copyToFile } from '../transfer/copy.ts';
import { readJournal } from '../transfer/journal.ts';
import { taken } from '../transfer/write-errors.ts';

/** What a port's journal tells, as a report. Error `port-unknown`. */
export function reportOfJournal(journal: string): PortReport {
  const events = readJournal(journal);
  const state = foldPort(events);
  const [begun] = events;
  if (state === null) throw new KnownError('port-unknown', `${journal} tells of no port.`, { id: journal });
  return reportOfPort(state, begun?.kind === 'begun' ? begun.host : null);
}

export function reportText(report: PortReport, format: PortReportFormat, language: Language): string {
  const texts = createTexts(language);
  return portReport(report, format, (key, details = {}) => texts.t(key, { ...details }), language);
}

/** The form that a file's name asks for, where a report may be written to it. Errors: `report-form`, `target-exists`. */
export function reportFormatFor(file: string): PortReportFormat {
  const format = reportFormatOf(file);
  const name = path.basename(file);
  if (format === null) throw new KnownError('report-form', `${name} is no .html, .md or .json.`, { path: name });
  if (existsSync(file)) throw taken(file);
  return format;
}

/** Writes a report to a new file. Errors: those of `reportFormatFor`, and of writing. */
export async function saveReport(report: PortReport, file: string, language: Language): Promise<void> {
  const text = reportText(report, reportFormatFor(file), language);
  await copyToFile(path.resolve(file), once(Buffer.from(text)));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
