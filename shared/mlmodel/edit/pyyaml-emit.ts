/*
 * Texts as PyYAML's emitter writes them (yaml/emitter.py, `safe_dump` with its defaults), so that an edited line looks like
 * its neighbours and a file edited back is the file it was.
 */

/** The column after which PyYAML breaks at the next blank. */
const BEST_WIDTH = 80;

/**
 * A JSON text as the value of a key: single quotes, broken at blanks beyond column 80 and indented by `indent`. `column` is
 * where it starts, from 0.
 */
export function emitText(text: string, column: number, indent: number, lineEnd: string): string {
  if (!isPrintable(text)) return doubleQuoted(text);
  const escaped = text.replaceAll("'", "''");
  const margin = lineEnd + ' '.repeat(indent);
  // Only a single blank is a place to break: the reader makes one blank of a line break.
  let result = "'";
  let at = column + 1;
  for (const piece of escaped.split(/(?<=[^ ])( )(?=[^ ])/)) {
    if (piece !== ' ') {
      result += piece;
      at += piece.length;
    } else if (at > BEST_WIDTH) {
      result += margin;
      at = indent;
    } else {
      result += ' ';
      at += 1;
    }
  }
  return `${result}'`;
}

/** In a flow map, and for what single quotes can't hold: JSON's quotes, which are YAML's too. One line. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isPrintable(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
