type Encoding = 'utf-8' | 'utf-16-le' | 'utf-16-be' | 'utf-32-le' | 'utf-32-be';

/**
 * The text of a JSON body as `json.loads` of Python reads bytes: UTF-8, UTF-16 or UTF-32, with or without its mark, told
 * by the first bytes (`json.detect_encoding`); half surrogates pass. null where the bytes are no such text.
 */
export function decodeJsonBytes(bytes: Uint8Array): string | null {
  const { encoding, mark } = detect(bytes);
  const body = bytes.subarray(mark);
  if (encoding === 'utf-8') return utf8(body);
  const little = encoding.endsWith('le');
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return encoding.startsWith('utf-16') ? utf16(view, little) : utf32(view, little);
}

function detect(bytes: Uint8Array): { readonly encoding: Encoding; readonly mark: number } {
  const [a, b, c, d] = bytes;
  const plain = (encoding: Encoding) => ({ encoding, mark: 0 });
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32-be', mark: 4 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32-le', mark: 4 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16-be', mark: 2 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16-le', mark: 2 };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (bytes.length >= 4) {
    // JSON begins with ASCII, so zeros beside it tell the width and the order.
    if (a === 0) return plain(b === 0 ? 'utf-32-be' : 'utf-16-be');
    if (b === 0) return plain(c === 0 && d === 0 ? 'utf-32-le' : 'utf-16-le');
  } else if (bytes.length === 2) {
    if (a === 0) return plain('utf-16-be');
    if (b === 0) return plain('utf-16-le');
  }
  return plain('utf-8');
}

/** Python's `surrogatepass`: half surrogates written as three bytes, which the standard decoder refuses, are let through. */
function utf8(bytes: Uint8Array): string | null {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const parts: string[] = [];
  let start = 0;
  try {
    for (let at = bytes.indexOf(0xed); at >= 0 && at + 2 < bytes.length; at = bytes.indexOf(0xed, at + 1)) {
      const [second = 0, third = 0] = [bytes[at + 1], bytes[at + 2]];
      if (second < 0xa0 || second > 0xbf || (third & 0xc0) !== 0x80) continue;
      parts.push(decoder.decode(bytes.subarray(start, at)));
      parts.push(String.fromCharCode(0xd000 | ((second & 0x3f) << 6) | (third & 0x3f)));
      start = at + 3;
    }
    parts.push(decoder.decode(bytes.subarray(start)));
  } catch {
    return null;
  }
  return parts.join('');
}

function utf16(view: DataView, little: boolean): string | null {
  if (view.byteLength % 2 !== 0) return null;
  return joined(view.byteLength / 2, (at) => String.fromCharCode(view.getUint16(at * 2, little)));
}

function utf32(view: DataView, little: boolean): string | null {
  if (view.byteLength % 4 !== 0) return null;
  const count = view.byteLength / 4;
  for (let at = 0; at < count; at += 1) if (view.getUint32(at * 4, little) > 0x10ffff) return null;
  return joined(count, (at) => String.fromCodePoint(view.getUint32(at * 4, little)));
}

/** Piece by piece, so that a long body makes no list of all its characters. */
function joined(count: number, character: (at: number) => string): string {
  const PIECE = 8192;
  const pieces: string[] = [];
  for (let start = 0; start < count; start += PIECE) {
    let piece = '';
    for (let at = start; at < Math.min(count, start + PIECE); at += 1) piece += character(at);
    pieces.push(piece);
  }
  return pieces.join('');
}
