import type { FileLanguage } from '../contract/file-methods.ts';

/** A piece of a line of code and what it is. */
export interface CodeToken {
  readonly kind: 'key' | 'word' | 'string' | 'number' | 'comment' | 'plain';
  readonly text: string;
}

const STRING = String.raw`"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?`;
const NUMBER = String.raw`(?<![\w.])-?\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])`;
const PYTHON_WORDS =
  'and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield|True|False|None';

const LANGUAGES: Readonly<Partial<Record<FileLanguage, RegExp>>> = {
  yaml: new RegExp(
    String.raw`(?<comment>(?:^|(?<=\s))#.*)|(?<key>(?:^|(?<=[-{,]\s|^\s+))[\w./@-]+(?=\s?:(?:\s|$)))|(?<string>${STRING})|(?<word>\b(?:true|false|null)\b)|(?<number>${NUMBER})`,
    'g',
  ),
  json: new RegExp(
    String.raw`(?<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<string>"(?:[^"\\]|\\.)*"?)|(?<word>\b(?:true|false|null|NaN|Infinity)\b)|(?<number>${NUMBER})`,
    'g',
  ),
  python: new RegExp(
    String.raw`(?<comment>#.*)|(?<string>${STRING})|(?<word>\b(?:${PYTHON_WORDS})\b)|(?<number>${NUMBER})`,
    'g',
  ),
  xml: /(?<comment><!--.*?(?:-->|$))|(?<key><\/?[\w:.-]+|\/?>)|(?<string>"[^"]*"|'[^']*')/g,
};

/** Cuts a line into pieces for colouring. The pieces together are the line; each language is read line by line. */
export function codeTokens(line: string, language: FileLanguage): CodeToken[] {
  const pattern = LANGUAGES[language];
  if (pattern === undefined) return [{ kind: 'plain', text: line }];
  const tokens: CodeToken[] = [];
  let at = 0;
  for (const match of line.matchAll(pattern)) {
    if (match[0] === '') continue;
    if (match.index > at) tokens.push({ kind: 'plain', text: line.slice(at, match.index) });
    const kind = (Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0] ??
      'plain') as CodeToken['kind'];
    tokens.push({ kind, text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < line.length || tokens.length === 0) tokens.push({ kind: 'plain', text: line.slice(at) });
  return tokens;
}
