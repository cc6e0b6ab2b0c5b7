import type { DocumentText } from './model-document.ts';

/** How much of a text the Raw view shows. */
export const SHOWN_LIMIT = 256 * 1024;

export interface Decoded {
  readonly info: DocumentText;
  /** The whole text; null for bytes that are no text. */
  readonly text: string | null;
  /** Python's reader takes UTF-8 only (mlflow opens MLmodel with codecs "utf-8"). */
  readonly refused: 'encoding' | 'binary' | null;
}

/** Bytes to text: UTF-8, else UTF-16 by its mark, else Latin-1 so that people can still read it; NULs mean binary. */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (utf16 !== null) return finish(bytes, new TextDecoder(utf16).decode(bytes), utf16, true, 'encoding');
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return finish(bytes, text, 'utf-8', bom, null);
  } catch {
    const binary = bytes.subarray(0, 4096).includes(0);
    const text = new TextDecoder('latin1').decode(bytes);
    return finish(bytes, binary ? null : text, binary ? 'binary' : 'latin-1', false, binary ? 'binary' : 'encoding');
  }
}

function finish(
  bytes: Uint8Array,
  text: string | null,
  encoding: DocumentText['encoding'],
  bom: boolean,
  refused: Decoded['refused'],
): Decoded {
  const whole = text ?? '';
  const shown = whole.slice(0, SHOWN_LIMIT).replace(/\r\n?/g, '\n');
  const info = {
    shown,
    encoding,
    bom,
    lineEnding: lineEnding(whole),
    size: bytes.length,
    cut: whole.length > SHOWN_LIMIT,
    masked: false,
  };
  return { info, text, refused };
}

function lineEnding(text: string): DocumentText['lineEnding'] {
  const start = text.slice(0, SHOWN_LIMIT);
  const crlf = start.includes('\r\n');
  const cr = /\r(?!\n)/.test(start);
  const lf = /(?<!\r)\n/.test(start);
  if (Number(crlf) + Number(cr) + Number(lf) > 1) return 'mixed';
  return crlf ? 'crlf' : cr ? 'cr' : lf ? 'lf' : 'none';
}
