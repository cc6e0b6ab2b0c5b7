import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { fileBytes, type Bytes, type ReadRange } from './bytes.ts';
import type { Piece } from './zip-replace.ts';
import type { Source, SourceRef } from './source.ts';

/** How much is read at once. */
const CHUNK = 1024 * 1024;

/** The bytes of a lone file that was chosen: a path, or what a browser tab holds. */
export async function openBytes(ref: SourceRef, readRange: ReadRange): Promise<Bytes> {
  if (ref.kind === 'path') {
    const handle = await open(ref.path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return fileBytes(handle, (await handle.stat()).size);
  }
  const { tabFile } = await import('./tab-source.ts');
  return tabFile(ref, readRange);
}

/** What people call a lone file. */
export function nameOfRef(ref: SourceRef): string {
  return ref.kind === 'tab' ? visible(ref.name) : visible(ref.path.split(/[\\/]/).at(-1) ?? ref.path);
}

/** A file made of pieces, as bytes that can be read anywhere. Closing it leaves `base` open. */
export function bytesOfPieces(base: Bytes, pieces: readonly Piece[]): Bytes {
  const size = sizeOf(pieces);
  return {
    size,
    cheap: base.cheap,
    async read(start, end) {
      const result = new Uint8Array(end - start);
      let at = 0;
      for (const piece of pieces) {
        const length = lengthOf(piece);
        const from = Math.max(start, at);
        const to = Math.min(end, at + length);
        if (from < to) result.set(await slice(base, piece, from - at, to - at), from - start);
        at += length;
      }
      return result;
    },
    close: () => Promise.resolve(),
  };
}

/** The same from beginning to end, in chunks. */
export async function* chunksOfPieces(base: Bytes, pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    const length = lengthOf(piece);
    for (let at = 0; at < length; at += CHUNK) yield await slice(base, piece, at, Math.min(length, at + CHUNK));
  }
}

export function sizeOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
}

function lengthOf(piece: Piece): number {
  return 'bytes' in piece ? piece.bytes.length : piece.end - piece.start;
}

async function slice(base: Bytes, piece: Piece, from: number, to: number): Promise<Uint8Array> {
  if ('bytes' in piece) return piece.bytes.subarray(from, to);
  return Uint8Array.from(await base.read(piece.start + from, piece.start + to));
}

/** A file of a source in chunks. Error `source-changed` when it is not as long as it was listed. */
export async function* chunksOf(source: Source, path: string, size: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  do {
    const chunk = await source.read(path, CHUNK, at);
    if (chunk.length === 0) break;
    yield chunk;
    at += chunk.length;
  } while (at <= size);
  if (at === size) return;
  throw new KnownError('source-changed', `${visible(path)} changed while it was copied.`, { path: visible(path) });
}
