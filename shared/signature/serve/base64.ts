import { PandasError } from '../../pandas/frame.ts';

const VALUES = new Map([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((c, at) => [c, at]));

/** Python's `base64.decodebytes`: skips what is no base64, ends at the padding. Throws `PandasError`. */
export function decodeBase64(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  let position = 0;
  let pads = 0;
  for (const character of text) {
    if (character === '=') {
      if (position >= 2) {
        pads += 1;
        if (position + pads >= 4) return Uint8Array.from(bytes);
      }
      continue;
    }
    const value = VALUES.get(character);
    if (value === undefined) continue;
    pads = 0;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    position = (position + 1) % 4;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
    if (position === 0) bits = 0;
  }
  if (position === 1)
    throw new PandasError(
      'Error',
      'Invalid base64-encoded string: number of data characters cannot be 1 more than a multiple of 4',
    );
  if (position !== 0) throw new PandasError('Error', 'Incorrect padding');
  return Uint8Array.from(bytes);
}
