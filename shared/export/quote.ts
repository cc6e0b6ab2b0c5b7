/** Whose words a command is written in. Windows PowerShell before 7.3 loses quotes inside of an argument. */
export type Shell = 'posix' | 'powershell';

/** What a text may hide, or end a line with: written as escapes. */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- the rule itself
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** The shell of the system that a path is of. */
export function shellOf(place: string): Shell {
  return /^(?:[A-Za-z]:[\\/]|\\\\)/.test(place) ? 'powershell' : 'posix';
}

/** One argument. However it is pasted, nothing in it runs: a line break in a name is written as an escape. */
export function shellText(text: string, shell: Shell): string {
  return shell === 'posix' ? posixText(text) : powershellText(text);
}

function posixText(text: string): string {
  if (/^[\w./:@%+-][\w./:@%+=,-]*$/.test(text)) return text;
  if (text.search(HIDDEN) < 0) return `'${text.replaceAll("'", "'\\''")}'`;
  // bash, zsh and ksh.
  const quoted = text.replace(/[\\']/g, '\\$&').replace(HIDDEN, (sign) => {
    const code = sign.charCodeAt(0);
    // Two digits at most are read of \x, and bytes are meant by it.
    return code < 0x80 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
  return `$'${quoted}'`;
}

function powershellText(text: string): string {
  if (/^[A-Za-z0-9_./\\:][A-Za-z0-9_./\\:=-]*$/.test(text)) return text;
  // Any of these marks ends a text in single quotes.
  if (text.search(HIDDEN) < 0) return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
  const quoted = text.replace(/[`$"\u201c-\u201e]/g, '`$&');
  return `"${quoted.replace(HIDDEN, (sign) => `\`u{${hex(sign.charCodeAt(0), 1)}}`)}"`;
}

/** A text as Python, JSON and YAML read it alike, on one line. */
export function quotedText(text: string): string {
  return JSON.stringify(text).replace(HIDDEN, (sign) => `\\u${hex(sign.charCodeAt(0), 4)}`);
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
