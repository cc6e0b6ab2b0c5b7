import { KnownError } from '../../contract/errors.ts';
import type { PartTexts } from '../../signature/edit/print-parts.ts';
import { decode } from '../decode.ts';
import { MLMODEL_LIMIT } from '../model-document.ts';
import { editSignatureText, type EditedText } from './edit-text.ts';

export interface EditedModel extends EditedText {
  readonly bytes: Uint8Array;
}

/**
 * The bytes of an MLmodel file with other signature parts, all other bytes the same: byte order mark, line ends, comments,
 * spelling. UTF-8, and UTF-16 with its mark (which MLflow itself does not read). Errors: `edit-encoding`, `edit-too-large`,
 * and those of `editSignatureText`.
 */
export function editSignature(bytes: Uint8Array, parts: PartTexts): EditedModel {
  if (bytes.length > MLMODEL_LIMIT) throw tooLarge(bytes.length);
  const { text, info } = decode(bytes);
  const { encoding } = info;
  if (text === null || encoding === 'latin-1' || encoding === 'binary')
    throw new KnownError('edit-encoding', `MLmodel is ${encoding}, not UTF-8, and was not edited.`, { encoding });
  const edited = editSignatureText(text, parts);
  const result = encode(edited.text, encoding, info.bom);
  // A text that does not come back as the bytes it was (a lone half of a UTF-16 pair) would be changed elsewhere too.
  if (!sameBytes(encode(text, encoding, info.bom), bytes))
    throw new KnownError('edit-encoding', `MLmodel has damaged characters and was not edited.`, { encoding });
  if (result.length > MLMODEL_LIMIT) throw tooLarge(result.length);
  return { ...edited, bytes: result };
}

function tooLarge(size: number): KnownError {
  return new KnownError('edit-too-large', `MLmodel would have ${size} bytes.`, { size, limit: MLMODEL_LIMIT });
}

function encode(text: string, encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bom: boolean): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(bom ? `\ufeff${text}` : text);
  const units = `\ufeff${text}`;
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let at = 0; at < units.length; at += 1) view.setUint16(at * 2, units.charCodeAt(at), encoding === 'utf-16le');
  return new Uint8Array(view.buffer);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
