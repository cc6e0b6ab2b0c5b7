import { LineCounter, parseDocument, visit, type Document } from 'yaml';

/** How many broken lines inside quotes are mended before the text counts as damaged. */
const MENDED_LINES = 200;

export interface ParsedYaml {
  readonly document: Document;
  readonly lines: LineCounter;
}

/**
 * The structure of a YAML text, every scalar a string. PyYAML lets the lines of a quoted text start anywhere, while the
 * `yaml` package wants them indented: such a line break is made the blank that it means anyway, at the same offset.
 */
export function parseYaml(text: string): ParsedYaml {
  let source = text;
  for (let mended = 0; ; mended += 1) {
    const lines = new LineCounter();
    const document = parseDocument(source, {
      schema: 'failsafe',
      version: '1.1',
      strict: false,
      // Found in linear time by our own reader; the package compares each key with each.
      uniqueKeys: false,
      prettyErrors: false,
      // Not 'silent': that hides a second document.
      logLevel: 'error',
      lineCounter: lines,
    });
    const at = breakInQuotes(document, source);
    if (at === null || mended === MENDED_LINES) return { document, lines: mended === 0 ? lines : lineStarts(text) };
    source = `${source.slice(0, at)} ${source.slice(at + 1)}`;
  }
}

/** The end of a text that the package takes for closed because the line ends with an escaped quote (`''`). */
function openQuote(document: Document, source: string): number | undefined {
  let at: number | undefined;
  if (/''\r?\n/.test(source))
    visit(document, {
      Scalar(_key, { type, range }) {
        if (type !== 'QUOTE_SINGLE' || !range || /^'(?:[^']|'')*'$/.test(source.slice(range[0], range[1]))) return;
        at = range[1];
        return visit.BREAK;
      },
    });
  return at;
}

/** The line break at which the package gave a quoted text up, if the quotes do close further on. */
function breakInQuotes(document: Document, source: string): number | null {
  const error = document.errors.find(({ code, message }) => code === 'MISSING_CHAR' && message.includes('quote'));
  const at = error?.pos[0] ?? openQuote(document, source);
  if (at === undefined || source[at] !== '\n') return null;
  // A document marker ends the text for PyYAML too.
  if (/^(?:---|\.\.\.)(?:\s|$)/.test(source.slice(at + 1, at + 5))) return null;
  return source.indexOf("'", at) === -1 && source.indexOf('"', at) === -1 ? null : at;
}

function lineStarts(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}
