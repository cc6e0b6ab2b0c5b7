import { resolvePlain } from './yaml-scalars.ts';

/*
 * A flat map as PyYAML's CSafeDumper writes it (libyaml's emitter.c under `default_flow_style=False, allow_unicode=True,
 * sort_keys=True`): the way in which MLflow writes every meta.yaml (mlflow/utils/yaml_utils.py).
 */

/** What stands in a meta.yaml: texts, integers, nothing, and lists and maps that are empty. */
export type MetaValue = string | number | null | readonly never[] | Readonly<Record<string, never>>;

/** The column after which a text is broken at its next blank. */
const BEST_WIDTH = 80;
const INDENT = '\n  ';

/** The keys are plain words. */
export function dumpMeta(values: Readonly<Record<string, MetaValue>>): string {
  return Object.keys(values)
    .sort()
    .map((key) => `${key}: ${dumpValue(values[key] ?? null, key.length + 1)}\n`)
    .join('');
}

function dumpValue(value: MetaValue, column: number): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return dumpText(value, column);
  return Array.isArray(value) ? '[]' : '{}';
}

/** A text as the value of a key; `column` is where the key's colon ends. */
export function dumpText(text: string, column: number): string {
  const allowed = analyse(text);
  if (allowed.plain && isText(text)) return folded(text, column + 1, '', false);
  if (allowed.single) return folded(text, column + 1, "'", true);
  return doubleQuoted(text, column + 1);
}

/** Read back as it stands, it is a text and nothing else. */
function isText(text: string): boolean {
  if (text === '<<') return false;
  try {
    return resolvePlain(text) === text;
  } catch {
    return false;
  }
}

/** emitter.c `yaml_emitter_analyze_scalar`, for a value in a block map. */
function analyse(text: string): { readonly plain: boolean; readonly single: boolean } {
  const all = [...text];
  let indicators = /^(?:---|\.\.\.)/.test(text);
  let plain = all.length > 0;
  let single = true;
  for (const [at, char] of all.entries()) {
    const before = all[at - 1];
    const after = all[at + 1];
    const spaced = after === undefined || isBlank(after);
    if (at === 0) indicators ||= /[#,[\]{}&*!|>'"%@`]/.test(char) || (/[?:-]/.test(char) && spaced);
    else indicators ||= (char === ':' && spaced) || (char === '#' && before !== undefined && isBlank(before));
    if (!isPrintable(char)) single = false;
    const edge = at === 0 || after === undefined;
    if (isBreak(char)) {
      plain = false;
      if (before === ' ') single = false;
    } else if (char === ' ') {
      if (edge) plain = false;
      if (before !== undefined && isBreak(before)) single = false;
    }
  }
  return { plain: plain && single && !indicators, single };
}

/** emitter.c `yaml_emitter_write_plain_scalar` and `yaml_emitter_write_single_quoted_scalar`. */
function folded(text: string, start: number, quote: string, quoted: boolean): string {
  const all = [...text];
  let result = quote;
  let column = start + quote.length;
  let breaks = false;
  for (const [at, char] of all.entries()) {
    if (char === ' ') {
      const inside = !quoted || (at > 0 && at < all.length - 1);
      if (all[at - 1] !== ' ' && column > BEST_WIDTH && inside && all[at + 1] !== ' ') {
        result += INDENT;
        column = 2;
      } else {
        result += char;
        column += 1;
      }
      continue;
    }
    if (isBreak(char)) {
      if (!breaks && char === '\n') result += '\n';
      result += char;
      column = 0;
      breaks = true;
      continue;
    }
    if (breaks) {
      result += '  ';
      column = 2;
      breaks = false;
    }
    const written = quoted && char === "'" ? "''" : char;
    result += written;
    column += written.length;
  }
  return result + (breaks ? '  ' : '') + quote;
}

/** emitter.c `yaml_emitter_write_double_quoted_scalar`. */
function doubleQuoted(text: string, start: number): string {
  const all = [...text];
  let result = '"';
  let column = start + 1;
  for (const [at, char] of all.entries()) {
    if (char === ' ' && all[at - 1] !== ' ' && column > BEST_WIDTH && at > 0 && at < all.length - 1) {
      // A blank at the beginning of a line would be lost without its backslash.
      result += INDENT + (all[at + 1] === ' ' ? '\\' : '');
      column = all[at + 1] === ' ' ? 3 : 2;
      continue;
    }
    const written = !isPrintable(char) || isBreak(char) || char === '"' || char === '\\' ? escaped(char) : char;
    result += written;
    column += written === char ? 1 : written.length;
  }
  return `${result}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '0',
  '\u0007': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\u001b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u00a0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};

function escaped(char: string): string {
  const known = ESCAPES[char];
  if (known !== undefined) return `\\${known}`;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

function isBreak(char: string): boolean {
  return /^[\n\r\u0085\u2028\u2029]$/.test(char);
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\0' || isBreak(char);
}

/** yaml_private.h `IS_PRINTABLE_AT`: not a tab, and nothing beyond the first plane. */
function isPrintable(char: string): boolean {
  return /^[\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]$/.test(char);
}
