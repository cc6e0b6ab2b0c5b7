/** Controls, bidi overrides, zero-width and other characters that would let a name lie about itself. */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- the rule itself
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udfff]/g;

/** A text from a model as it may stand on a screen or a terminal: hidden characters as `\u202e`, newlines as `\n`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (hidden) => {
    if (hidden === '\n') return '\\n';
    if (hidden === '\t') return '\\t';
    return [...Array(hidden.length).keys()].map((at) => escaped(hidden.charCodeAt(at))).join('');
  });
}

/** The same for a text of several lines: its line breaks stay. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
