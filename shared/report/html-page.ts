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

export function htmlTable({ head, rows }: Pick<ReportTable, 'head' | 'rows'>): string {
  const cells = (tag: string, texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`;
  return `<table>
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
