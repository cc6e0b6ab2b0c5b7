import { maskCredentials, stars, type Mark } from '../environment/mask-credentials.ts';
import { ANY_TOKEN, PRIVATE_KEY } from './token-forms.ts';

const SECRET_KEY =
  /(?:^|[._-])(?:password|passwd|pwd|secret|token|credential|credentials|authorization|bearer|connection_?string|api_?key|access_?key|private_?key|secret_?key|account_?key|sas)(?:$|[._-])/;
/** Counts and settings of language models, no secrets. */
const HARMLESS_KEY =
  /(?:max|min|num|pad|eos|bos|unk|sep|cls|mask|special|stop|total|prompt|completion)_?tokens?|tokens?_?(?:id|ids|type|type_ids|limit|count)$/;
/**
 * `key: value` and `key = value`, as YAML, JSON, Python and settings files write them, on one line. Looked for at beginnings of words only: a text of 100 KB
 * without a blank would else be gone through sixty times. A bare value ends before the next pair of `a=b;c=d`.
 */
const PAIR =
  /(["']?)(?<![\w.-])([\w.-]{1,200})\1([ \t]{0,4}[:=][ \t]{0,4})("(?:[^"\\\n]|\\.){1,4000}"|'[^'\n]{1,4000}'|(?:[^\s"'#,;{}[\]()]|;(?![ \t]*[\w.-]{1,200}[ \t]*=)){1,4000})/g;

/** Whether a key's name says that its value is a secret. */
export function isSecretKey(key: string): boolean {
  const name = key.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return SECRET_KEY.test(name) && !HARMLESS_KEY.test(name);
}

/** A text as it may be shown: passwords, keys and tokens, by the names and forms that give them away, as `***`. */
export function maskSecrets(text: string, mark = stars): string {
  return maskPairs(maskCredentials(text, mark).replace(PRIVATE_KEY, mark), mark).replace(ANY_TOKEN, mark);
}

function maskPairs(text: string, mark: Mark): string {
  return text.replace(PAIR, (whole, quote: string, key: string, between: string, value: string) => {
    const [own = ''] = /^["']/.exec(value) ?? [];
    const inner = own === '' ? value : value.slice(1, -1);
    if (!isSecretKey(key)) {
      // `conn: "Server=x;Password=y"`
      if (own === '' || !/[:=]/.test(inner)) return whole;
      return `${quote}${key}${quote}${between}${own}${maskPairs(inner, mark)}${own}`;
    }
    if (/^(?:null|none|true|false|~|\d{1,6}|\$\{\w+\}|<[^>]*>)$/i.test(value)) return whole;
    // Beside a quoted key a bare value becomes a text, or what was JSON would be none.
    const around = own === '' && mark === stars ? quote : own;
    return `${quote}${key}${quote}${between}${around}${mark(inner)}${around}`;
  });
}

/** The same length as before, a star for each letter of a secret: for what is shown letter beside byte. */
export function blotSecrets(text: string): string {
  return maskSecrets(text, (secret) => '*'.repeat(secret.length));
}
