import { reportDocument, type ReportedFinding } from './document.ts';
import { escaped, htmlFacts, htmlPage, htmlTable, type ReportTable } from './html-page.ts';
import type { ReportSource, Translate } from './report-source.ts';

/** The comparison as one HTML page. */
export function htmlReport(source: ReportSource, t: Translate, language: string): string {
  const { title, sentence, facts, directions, tables, glossary, footer } = reportDocument(source, t);
  const body = `<p class="sentence">${escaped(sentence)}</p>
${htmlFacts(facts)}
${directions.map(({ title: heading, findings }) => `<section>\n<h2>${escaped(heading)}</h2>\n${findings.map(article).join('\n')}\n</section>`).join('\n')}
${tables.map(tableText).join('\n')}
<h2>${escaped(t('compareReport.glossaryTitle'))}</h2>
${htmlFacts(glossary)}
<p class="quiet">${escaped(footer)}</p>`;
  return htmlPage(title, language, body);
}

function article({ finding, title, why, todo, place, verdict, verdicts, witness, marks }: ReportedFinding): string {
  const request = witness === null ? '' : `\n<p>${escaped(witness.caption)}:</p>\n<pre>${escaped(witness.body)}</pre>`;
  return `<article class="${verdict}">
<h3>${escaped(title)}</h3>
<p class="quiet">${[verdicts, ...marks].map(escaped).join('; ')} · ${escaped(place)} · ${escaped(finding.rule)}</p>
<p>${escaped(why)}</p>
<p>${escaped(todo)}</p>${request}
</article>`;
}

function tableText(table: ReportTable): string {
  return `<h2>${escaped(table.title)}</h2>\n${htmlTable(table)}`;
}
