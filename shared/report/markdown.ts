import { reportDocument, type ReportedFinding } from './document.ts';
import type { ReportTable } from './html-page.ts';
import type { ReportSource, Translate } from './report-source.ts';

/** The comparison as Markdown. Whatever comes from the models is text: no markup of theirs takes effect. */
export function markdownReport(source: ReportSource, t: Translate): string {
  const { title, sentence, facts, directions, tables, glossary, footer } = reportDocument(source, t);
  const blocks = [
    `# ${plain(title)}`,
    `**${plain(sentence)}**`,
    facts.map(([name, value]) => `- ${plain(name)}: ${plain(value)}`).join('\n'),
    ...directions.flatMap(({ title: heading, findings }) => [`## ${plain(heading)}`, ...findings.map(findingText)]),
    ...tables.flatMap(tableText),
    `## ${plain(t('compareReport.glossaryTitle'))}`,
    glossary.map(([name, meaning]) => `- **${plain(name)}**: ${plain(meaning)}`).join('\n'),
    plain(footer),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function findingText({ finding, title, why, todo, place, verdicts, witness, marks }: ReportedFinding): string {
  const lines = [
    `### ${plain(title)}`,
    `${[verdicts, ...marks].map(plain).join('; ')} · ${plain(place)} · ${finding.rule}`,
    plain(why),
    plain(todo),
    ...(witness === null ? [] : [`${plain(witness.caption)}:`, fenced(witness.body)]),
  ];
  return lines.join('\n\n');
}

function tableText(table: ReportTable): string[] {
  return [`## ${plain(table.title)}`, markdownTable(table)];
}

export function markdownTable({ head, rows }: Pick<ReportTable, 'head' | 'rows'>): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** Text with nothing left that Markdown or HTML would read as markup, on one line. */
export function plain(text: string): string {
  return (
    text
      .replace(/[\r\n\u2028\u2029]+/g, ' ')
      .replace(/[\\`*_{}[\]#|~$!]/g, (sign) => `\\${sign}`)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/(https?|ftp):/gi, '$1&#58;')
      .replace(/@/g, '&#64;')
      .replace(/www\./gi, 'www&#46;')
      .replace(/^(\s*)([-+=])/, '$1\\$2')
      // A backslash before a digit would be seen.
      .replace(/^(\s*\d+)([.)])/, '$1\\$2')
  );
}

/** A fence longer than any in the text. */
export function fenced(text: string, language = 'json'): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
