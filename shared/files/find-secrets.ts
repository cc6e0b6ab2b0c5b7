import { isSecretKey } from './mask-secrets.ts';
import { CERTAIN_TOKEN, LIKELY_TOKEN, PRIVATE_KEY_BEGINS, TOKEN_BEGINS } from './token-forms.ts';

/**
 * A name that ends with what it holds, and its value: what goes on (`secret_name`, `token_url`) names something about one. A bare
 * value that goes on with a bracket is a call; the quotes of a notebook's code have a backslash before them.
 */
const PAIR =
  /(?:password|passwd|pwd|secret|token|credentials?|authorization|bearer|api_?key|access_?key|private_?key|account_?key|sas)(?:_?\d{1,3})?(\\?["']?)[ \t]{0,4}[:=][ \t]{0,4}(?:\\?"([^"\\\n]{1,400})\\?"|\\?'([^'\\\n]{1,400})\\?'|([^\s"'`,;{}[\]()<>\\]{1,400})(?=[\s"'`,;{}\])<>\\]|$))/gi;
/** The longest beginning of such a name. */
const NAME_LENGTH = 120;
const USER = /:\/\/([^\s/?#:@"'<>]{0,100}):([^\s/?#@"'<>]{1,200})@/g;
const QUERY = /[?&](?:sig|signature|[\w.-]{0,20}(?:token|key|secret|password))=([^&\s#"'<>]{8,400})/gi;

/** What stands for a value: a template, a place to fill in, an example. */
const TEMPLATE =
  /\$\{|\$\(|\{\{|^\$\w+$|^%\w+%$|\{[\w.]+\}|^[<[].*[>\]]$|^[*x.-]+$|\.\.\.|your[-_ ]|change_?me|placeholder|redacted|insert[-_ ]|xxxx|example/i;
/** A path or an address, and names in words: `db-password-1`, `HF_TOKEN`, `tokenizer.model`. */
const NAME =
  /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\|[a-z][a-z0-9+.-]*:\/\/|arn:)|\.[a-z]{2,5}$|^[A-Za-z]+(?:[-_. /:]+[A-Za-z]+\d{0,2}|[-_. ]\d{1,4})*$|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
/** Lower-case words, as in a style sheet: `sk-estimator-doc-link-12`. */
const WORDS = /^[a-z]+(?:[-_]+(?:[a-z]+|\d{1,3}))*$/;
/** In a program what has no quotes is a name of its own. */
const PROGRAM = /\.(?:py|pyi|ipynb|r|rmd|js|mjs|cjs|ts|tsx|java|scala|kt|c|h|cc|cpp|hpp|cu|go|rs|jl|lua|html?)$/i;

/**
 * Whether a text holds what looks like a password, key or token in earnest: by its own form, or as the literal value of a key
 * that says so. Unlike `maskSecrets`, which hides what might be one, it passes over templates, examples and names.
 */
export function holdsSecret(path: string, text: string): boolean {
  if (holdsToken(text)) return true;
  for (const [, user = '', password = ''] of text.matchAll(USER))
    if (!TEMPLATE.test(password) && !/^(?:pass(?:word|wd)?|pwd?|secret|token)$/i.test(password) && !TEMPLATE.test(user))
      return true;
  for (const [, value = ''] of text.matchAll(QUERY)) if (isLiteral(decoded(value))) return true;
  return holdsPair(text, PROGRAM.test(path));
}

/** The same of bytes that are no text: only forms that nothing else has. */
export function holdsToken(text: string): boolean {
  if (!TOKEN_BEGINS.test(text)) return false;
  if (PRIVATE_KEY_BEGINS.test(text)) return true;
  for (const [token] of text.matchAll(CERTAIN_TOKEN)) if (!token.endsWith('EXAMPLE')) return true;
  for (const [token] of text.matchAll(LIKELY_TOKEN)) if (!WORDS.test(token) && isRandom(token)) return true;
  return false;
}

function holdsPair(text: string, program: boolean): boolean {
  for (const match of text.matchAll(PAIR)) {
    const [whole, quote = '', double, single, bare = ''] = match;
    const value = (double ?? single ?? bare).replace(/^(?:Bearer|Basic|Token) +/i, '');
    if (!isLiteral(value)) continue;
    const before = text.slice(Math.max(0, match.index - NAME_LENGTH), match.index);
    const start = /[\w.-]*$/.exec(before)?.[0] ?? '';
    const key = start + (/^[\w-]+/.exec(whole)?.[0] ?? '');
    // In a program, only within a text such as `"Server=x;Password=y"`.
    const told = !program || (quote === '' && /[;&?"']$/.test(before.slice(0, before.length - start.length)));
    if (isSecretKey(key) && (told || double !== undefined || single !== undefined)) return true;
  }
  return false;
}

/** Long and mixed enough to be a secret, and nothing that stands for one. */
function isLiteral(value: string): boolean {
  return value.length >= 8 && !/\s/.test(value) && !TEMPLATE.test(value) && !NAME.test(value) && isRandom(value);
}

function isRandom(value: string): boolean {
  if (/^[\d.e+-]+$/.test(value)) return false;
  const entropy = entropyOf(value);
  if (/[a-z]/i.test(value) && /[\d!@#$%^&*+~]/.test(value)) return entropy >= 2.7;
  return value.length >= 20 && /[a-z]/.test(value) && /[A-Z]/.test(value) && entropy >= 3.8;
}

/** Shannon's, in bits a letter. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum -= (count / text.length) * Math.log2(count / text.length);
  return sum;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
