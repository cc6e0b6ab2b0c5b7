import type { ErrorData } from '../../shared/contract/errors.ts';
import { reportDocument, type ReportedFinding } from '../../shared/report/document.ts';
import { htmlReport } from '../../shared/report/html.ts';
import { jsonReport } from '../../shared/report/json.ts';
import { junitReport } from '../../shared/report/junit.ts';
import { markdownReport } from '../../shared/report/markdown.ts';
import type { ReportSource, Translate } from '../../shared/report/report-source.ts';
import { sarifReport } from '../../shared/report/sarif.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { Verdict } from '../../shared/signature/compare/comparison.ts';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import { errorJson, errorText } from './print-text.ts';
import type { Terminal } from './terminal.ts';

export type Format = 'text' | 'json' | 'sarif' | 'junit' | 'markdown' | 'html';

type Directions = readonly ('forward' | 'rollback')[];

/** Writes the comparison in one of the formats, in the terminal's language. */
export async function printComparison(
  source: ReportSource,
  format: Format,
  directions: Directions,
  failing: (verdict: Verdict) => boolean,
  terminal: Terminal,
): Promise<void> {
  const language = languageOf(terminal.locale);
  const t = translate(terminal);
  const written: Readonly<Record<Format, () => string>> = {
    text: () => textReport(source, directions, t, terminal.colour),
    json: () => jsonReport(source, t),
    sarif: () => sarifReport(source, t, directions),
    junit: () => junitReport(source, t, directions, failing),
    markdown: () => markdownReport(source, t),
    html: () => htmlReport(source, t, language),
  };
  await terminal.out(written[format]());
}

/** What could not be read, and the way out. */
export async function printFailure(error: ErrorData, format: Format, terminal: Terminal): Promise<void> {
  const texts = createTexts(languageOf(terminal.locale));
  if (format === 'json') await terminal.out(`${JSON.stringify(errorJson(error, texts))}\n`);
  else terminal.err(`model-porter: ${visible(errorText(error, texts))}\n`);
}

function translate(terminal: Terminal): Translate {
  const texts = createTexts(languageOf(terminal.locale));
  return (key, details = {}) => texts.t(key as 'cli.noModels', details as { path: string });
}

const COLOURS: Readonly<Record<Verdict, number>> = {
  'breaks-callers': 31,
  'breaks-consumers': 31,
  unknown: 35,
  'converts-silently': 33,
  compatible: 32,
};

function textReport(source: ReportSource, directions: Directions, t: Translate, colour: boolean): string {
  const document = reportDocument(source, t);
  const painted = (text: string, code: number) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const shown = document.directions.filter((_, at) => directions.includes(at === 0 ? 'forward' : 'rollback'));
  const finding = ({ title, why, todo, verdict, verdicts, place, witness, finding: { rule } }: ReportedFinding) =>
    [
      `  ${painted(title, COLOURS[verdict])}`,
      `    ${verdicts} · ${place} · ${rule}`,
      `    ${why}`,
      `    ${todo}`,
      ...(witness === null ? [] : [`    ${witness.caption}: ${witness.body}`]),
    ].join('\n');
  const width = Math.max(...document.facts.map(([name]) => name.length));
  return [
    painted(document.title, 1),
    painted(document.sentence, COLOURS[source.comparison.forward.verdict]),
    '',
    ...document.facts.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    ...shown.flatMap(({ title, findings }) => ['', painted(title, 1), ...findings.map(finding)]),
    '',
  ].join('\n');
}
