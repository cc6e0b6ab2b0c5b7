import { reportDocument, type ReportDocument, type ReportedFinding } from './document.ts';
import type { ReportSource, Translate } from './report-source.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #c9ced6; --quiet: #57606a;
  --breaks: #b3261e; --silent: #8a5a00; --fine: #1a6e37; --unknown: #57606a }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --paper: #16191d; --line: #3b424b; --quiet: #a6aeb8;
  --breaks: #ff8a80; --silent: #f0b64d; --fine: #7bd694; --unknown: #a6aeb8 } }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 system-ui, sans-serif }
h1, h2, h3 { line-height: 1.25 } h3 { margin-bottom: 0.25rem } p { margin: 0.25rem 0 }
.sentence { font-size: 1.25rem; font-weight: 600 }
article { border-left: 4px solid var(--line); padding-left: 1rem; margin: 1rem 0 }
.breaks-callers, .breaks-consumers { border-color: var(--breaks) } .converts-silently { border-color: var(--silent) }
.compatible { border-color: var(--fine) } .unknown { border-color: var(--unknown) }
.quiet { color: var(--quiet) }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid var(--line); padding: 0.25rem 0.5rem;
  text-align: left; vertical-align: top; overflow-wrap: anywhere }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: 0.5rem }
dt { font-weight: 600 } dd { margin: 0 0 0.25rem 1rem }`;

/** The comparison as one HTML page with nothing to load and no script; its own policy forbids both. */
export function htmlReport(source: ReportSource, t: Translate, language: string): string {
  const { title, sentence, facts, directions, tables, glossary, footer } = reportDocument(source, t);
  const list = (entries: readonly (readonly [string, string])[]) =>
    `<dl>${entries.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="sentence">${escaped(sentence)}</p>
${list(facts)}
${directions.map(({ title: heading, findings }) => `<section>\n<h2>${escaped(heading)}</h2>\n${findings.map(article).join('\n')}\n</section>`).join('\n')}
${tables.map(tableText).join('\n')}
<h2>${escaped(t('compareReport.glossaryTitle'))}</h2>
${list(glossary)}
<p class="quiet">${escaped(footer)}</p>
</main>
</body>
</html>
`;
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

function tableText({ title, head, rows }: ReportDocument['tables'][number]): string {
  const cells = (tag: string, texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`;
  return `<h2>${escaped(title)}</h2>
<table>
<thead>${cells('th', head)}</thead>
<tbody>
${rows.map((row) => cells('td', row)).join('\n')}
</tbody>
</table>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML and XML: what XML cannot hold at all (controls, half characters) is replaced. */
export function escaped(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- XML 1.0 forbids exactly these
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
      .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
  );
}
