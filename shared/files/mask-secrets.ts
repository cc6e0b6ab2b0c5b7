import { maskCredentials, stars } from '../environment/mask-credentials.ts';

const SECRET_KEY =
  /(?:^|[._-])(?:password|passwd|pwd|secret|token|credential|credentials|authorization|bearer|connection_?string|api_?key|access_?key|private_?key|secret_?key|account_?key|sas)(?:$|[._-])/;
/** Counts and settings of language models, no secrets. */
const HARMLESS_KEY =
  /(?:max|min|num|pad|eos|bos|unk|sep|cls|mask|special|stop|total|prompt|completion)_?tokens?|tokens?_?(?:id|ids|type|type_ids|limit|count)$/;
/** Keys that say by their own form what they are: AWS, GitHub, OpenAI, Hugging Face, Databricks, Slack, JWT. */
const TOKENS =
  /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,}|sk-[A-Za-z0-9_-]{20,}|hf_[A-Za-z0-9]{20,}|dapi[0-9a-f]{32}|xox[abprs]-[A-Za-z0-9-]{10,}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,})/g;
/**
 * `key: value` and `key = value`, as YAML, JSON, Python and settings files write them, on one line. Looked for at beginnings of words only: a text of 100 KB
 * without a blank would else be gone through sixty times.
 */
const PAIR =
  /(["']?)(?<![\w.-])([\w.-]{1,200})\1([ \t]{0,4}[:=][ \t]{0,4})("(?:[^"\\\n]|\\.){1,4000}"|'[^'\n]{1,4000}'|[^\s"'#,{}[\]()]{1,4000})/g;

/** Whether a key's name says that its value is a secret. */
export function isSecretKey(key: string): boolean {
  const name = key.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return SECRET_KEY.test(name) && !HARMLESS_KEY.test(name);
}

/** A text as it may be shown: passwords, keys and tokens, by the names and forms that give them away, as `***`. */
export function maskSecrets(text: string, mark = stars): string {
  return maskCredentials(text, mark)
    .replace(PAIR, (whole, quote: string, key: string, between: string, value: string) => {
      if (!isSecretKey(key) || /^(?:null|none|true|false|~|\d{1,6}|\$\{\w+\}|<[^>]*>)$/i.test(value)) return whole;
      const [own = ''] = /^["']/.exec(value) ?? [];
      const secret = own === '' ? value : value.slice(1, -1);
      // Beside a quoted key a bare value becomes a text, or what was JSON would be none.
      const around = own === '' && mark === stars ? quote : own;
      return `${quote}${key}${quote}${between}${around}${mark(secret)}${around}`;
    })
    .replace(TOKENS, mark);
}

/** The same length as before, a star for each letter of a secret: for what is shown letter beside byte. */
export function blotSecrets(text: string): string {
  return maskSecrets(text, (secret) => '*'.repeat(secret.length));
}
