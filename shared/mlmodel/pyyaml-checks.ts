import type { Node } from 'yaml';
import { CST, Lexer } from 'yaml';

/** Something PyYAML refuses that the `yaml` package lets pass. */
export interface Refusal {
  readonly offset: number;
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** The characters that yaml/reader.py takes. */
// oxlint-disable-next-line no-control-regex -- the rule itself
const UNPRINTABLE = /[^\t\n\r\x20-\x7e\x85\xa0-\ufffd]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const SURROGATES = /[\ud800-\udbff][\udc00-\udfff]/g;

/** yaml/reader.py: a control character anywhere ends the reading before it starts. */
export function unprintable(text: string): Refusal | null {
  if (LONE_SURROGATE.test(text))
    return { offset: text.search(LONE_SURROGATE), code: 'yaml-character', details: { code: 'U+D800' } };
  const offset = text.replace(SURROGATES, '  ').search(UNPRINTABLE);
  if (offset === -1) return null;
  const code = `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}`;
  return { offset, code: 'yaml-character', details: { code } };
}

/** yaml/scanner.py takes tabs in comments, quotes and block texts only; between tokens "\t cannot start any token". */
export function strayTab(text: string): Refusal | null {
  if (!text.includes('\t')) return null;
  let offset = text.startsWith('\ufeff') ? 1 : 0;
  let inBlock = false;
  for (const token of new Lexer().lex(text.slice(offset))) {
    const type = CST.tokenType(token);
    const marker = token === CST.DOCUMENT || token === CST.FLOW_END || token === CST.SCALAR;
    const quoted = token.startsWith('"') || token.startsWith("'");
    if (!marker) {
      const allowed = quoted || type === 'comment' || (inBlock && type === 'scalar');
      const at = allowed ? -1 : token.indexOf('\t');
      if (at !== -1) return { offset: offset + at, code: 'yaml-tab', details: {} };
      offset += token.length;
    }
    if (type === 'block-scalar-header') inBlock = true;
    else if (inBlock && !marker && type === 'scalar') inBlock = false;
  }
  return null;
}

/**
 * Whether PyYAML takes a node before `:` for a key: without `?` it wants one that is there and stands on one line
 * (yaml/scanner.py, `stale_possible_simple_keys`).
 */
export function isSimpleKey(text: string, { range, anchor, tag }: Node & { anchor?: string; tag?: string }): boolean {
  if (!range || anchor !== undefined || tag !== undefined) return true;
  const [start, end] = range;
  if (end > start && !text.slice(start, end).includes('\n')) return true;
  return /\?\s*$/.test(text.slice(Math.max(0, start - 200), start));
}
