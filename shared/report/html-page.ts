/** A table of a report: texts, ready to be escaped. */
export interface ReportTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #c9ced6; --quiet: #57606a;
  --breaks: #b3261e; --silent: #8a5a00; --fine: #1a6e37; --unknown: #57606a }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --paper: #16191d; --line: #3b424b; --quiet: #a6aeb8;
  --breaks: #ff8a80; --silent: #f0b64d; --fine: #7bd694; --unknown: #a6aeb8 } }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1, h2, h3 { line-height: 1.25 } h3 { margin-bottom: 0.25rem } p { margin: 0.25rem 0 }
.sentence { font-size: 1.25rem; font-weight: 600 }
article { border-left: 4px solid var(--line); padding-left: 1rem; margin: 1rem 0 }
.breaks-callers, .breaks-consumers { border-color: var(--breaks) } .converts-silently { border-color: var(--silent) }
.compatible { border-color: var(--fine) } .unknown { border-color: var(--unknown) }
.quiet { color: var(--quiet) }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid var(--line); padding: 0.25rem 0.5rem;
  text-align: left; vertical-align: top }
th, .short { overflow-wrap: normal; white-space: nowrap }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: 0.5rem }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) minmax(0, 1fr); gap: 0.15rem 1.25rem; margin: 1rem 0 }
dt { font-weight: 600; overflow-wrap: normal } dd { margin: 0 }
@media (max-width: 40rem) { dl { grid-template-columns: minmax(0, 1fr) } dd { margin-bottom: 0.4rem } }
.scroll { overflow-x: auto }`;

const PRINT = `
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --line: #999; --quiet: #444 }
  body { margin: 0; max-width: none; font-size: 10pt } h2, h3 { break-after: avoid } tr, article, pre { break-inside: avoid }
  thead { display: table-header-group } }`;

/** One HTML page with nothing to load and no script; its own policy forbids both. `body` is HTML already. */
export function htmlPage(title: string, language: string, body: string): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}${PRINT}
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

export function htmlFacts(entries: readonly (readonly [string, string])[]): string {
  return `<dl>${entries.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
}

/** Reached by keyboard where it is too wide for the page. */
export function htmlTable({ title, head, rows }: ReportTable): string {
  const cells = (tag: string, texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag}${marked(tag, text)}>${escaped(text)}</${tag}>`).join('')}</tr>`;
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escaped(title)}">
<table>
<thead>${cells('th', head)}</thead>
<tbody>
${rows.map((row) => cells('td', row)).join('\n')}
</tbody>
</table>
</div>`;
}

/** A cell of a word or two is not broken: the long ones beside it give way. */
const SHORT = 16;

function marked(tag: string, text: string): string {
  if (tag === 'th') return ' scope="col"';
  return text.length > 0 && text.length <= SHORT ? ' class="short"' : '';
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
