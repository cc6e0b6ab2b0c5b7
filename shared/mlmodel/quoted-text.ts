const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  ' ': ' ',
  '"': '"',
  '\\': '\\',
  '/': '/',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const CODES: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

const BREAK = /\r\n|[\r\n\u0085\u2028\u2029]/y;
const BREAKS = /(?:[ \t]*(?:\r\n|[\r\n\u0085\u2028\u2029]))*[ \t]*/y;
const BLANKS = /[ \t]+/y;
const WORD = /[^'"\\ \t\r\n\u0085\u2028\u2029]+/y;

/**
 * A quoted text, quotes included, as PyYAML reads it (yaml/scanner.py, `scan_flow_scalar`): lines may start anywhere, and
 * the blanks around their breaks do not count. null where it is none.
 */
export function readQuoted(raw: string): string | null {
  const quote = raw[0];
  const double = quote === '"';
  const parts: string[] = [];
  let at = 1;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(raw)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  while (at < raw.length) {
    const character = raw[at] ?? '';
    const word = take(WORD);
    if (word !== undefined) parts.push(word);
    else if (character === quote) {
      if (double || raw[at + 1] !== quote) return at === raw.length - 1 ? parts.join('') : null;
      parts.push(quote);
      at += 2;
    } else if (double && character === '\\') {
      const escape = raw[at + 1] ?? '';
      at += 1;
      if (take(BREAK) !== undefined) parts.push(kept(take(BREAKS)));
      else if (escape in ESCAPES) {
        parts.push(ESCAPES[escape] ?? '');
        at += 1;
      } else {
        const length = CODES[escape] ?? 0;
        const code = raw.slice(at + 1, at + 1 + length);
        if (length === 0 || code.length < length || !/^[\da-f]+$/i.test(code) || parseInt(code, 16) > 0x10ffff)
          return null;
        parts.push(String.fromCodePoint(parseInt(code, 16)));
        at += 1 + length;
      }
    } else if (character === '"' || character === "'" || character === '\\') {
      parts.push(character);
      at += 1;
    } else {
      const blanks = take(BLANKS) ?? '';
      const first = take(BREAK);
      if (first === undefined) parts.push(blanks);
      else {
        const more = kept(take(BREAKS));
        const single = kept(first);
        parts.push(single !== '\n' ? single : more === '' ? ' ' : '', more);
      }
    }
  }
  return null;
}

/** The breaks among blanks, each as PyYAML keeps it. */
function kept(breaks: string | undefined): string {
  return (breaks ?? '').replace(/[ \t]+/g, '').replace(/\r\n|[\r\u0085]/g, '\n');
}
