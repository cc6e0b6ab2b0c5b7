import { escaped, htmlFacts, htmlPage, htmlTable, type ReportTable } from '../report/html-page.ts';
import { fenced, markdownTable, plain } from '../report/markdown.ts';
import type { Translate } from '../report/report-source.ts';
import { checkText } from './check-text.ts';
import { portDocument, type PortDocument } from './report-document.ts';
import type { PortReport } from './report-source.ts';
import { review } from './review.ts';
import { sameAct, undoCommand } from './same-act.ts';

/** The forms that a report of a port can be saved in. */
export const PORT_REPORT_FORMATS = ['html', 'markdown', 'json'] as const;
export type PortReportFormat = (typeof PORT_REPORT_FORMATS)[number];

/** Raised when the shape of the JSON changes in a way that readers notice. */
export const PORT_REPORT_VERSION = 1;

/** By the end of a file's name; null where it says none. */
export function reportFormatOf(file: string): PortReportFormat | null {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === 'html' || ending === 'htm') return 'html';
  if (ending === 'md' || ending === 'markdown') return 'markdown';
  return ending === 'json' ? 'json' : null;
}

export function portReport(report: PortReport, format: PortReportFormat, t: Translate, language: string): string {
  if (format === 'json') return jsonOf(report, t);
  const document = portDocument(report, t);
  return format === 'html' ? htmlOf(document, language) : markdownOf(document);
}

/** A few lines for a ticket: what went where, whether it is the same, how to take it back. */
export function portSummary(report: PortReport, t: Translate): string {
  const { title, sentence, facts } = portDocument(report, t);
  return `${[title, sentence, ...facts.map(([name, value]) => `${name}: ${value}`)].join('\n')}\n`;
}

/** For programs: everything by its code, the words next to it. */
function jsonOf(report: PortReport, t: Translate): string {
  const { plan, ...rest } = report;
  const { checks, source, target, reason, by, tool, id, made: planned } = plan;
  const { files: _files, ...from } = source;
  const value = {
    report: 'port',
    version: PORT_REPORT_VERSION,
    id,
    sentence: portDocument(report, t).sentence,
    tool,
    by,
    planned,
    source: from,
    target: target.kind === 'zip' ? { ...target, version: null } : target,
    reason,
    checks: checks.map((check) => ({ ...check, text: checkText(check, t) })),
    review: review(plan),
    result: rest,
    undo: ['stopped', 'undone', 'failed'].includes(report.outcome) ? null : undoCommand(plan),
    commands: sameAct(plan),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function htmlOf({ title, sentence, tone, facts, tables, commands, footer }: PortDocument, language: string): string {
  const section = (table: ReportTable) =>
    `<section>\n<h2>${escaped(table.title)}</h2>\n${htmlTable(table)}\n</section>`;
  const body = `<article class="${tone}"><p class="sentence">${escaped(sentence)}</p></article>
${htmlFacts(facts)}
${tables.map(section).join('\n')}
${commands.map(({ title: heading, text }) => `<section>\n<h2>${escaped(heading)}</h2>\n<pre>${escaped(text)}</pre>\n</section>`).join('\n')}
<p class="quiet">${escaped(footer)}</p>`;
  return htmlPage(title, language, body);
}

function markdownOf({ title, sentence, facts, tables, commands, footer }: PortDocument): string {
  const blocks = [
    `# ${plain(title)}`,
    `**${plain(sentence)}**`,
    facts.map(([name, value]) => `- ${plain(name)}: ${plain(value)}`).join('\n'),
    ...tables.flatMap((table) => [`## ${plain(table.title)}`, markdownTable(table)]),
    ...commands.flatMap(({ title: heading, text, language }) => [`## ${plain(heading)}`, fenced(text, language)]),
    plain(footer),
  ];
  return `${blocks.join('\n\n')}\n`;
}
