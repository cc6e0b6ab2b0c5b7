import { KnownError } from '../../shared/contract/errors.ts';
import type { DataFile } from './data-file.ts';

/** Bytes read at a time. */
const PIECE = 1024 * 1024;
/** The longest record, value or row that is held. */
const LONGEST = 64 * 1024 * 1024;

/** Takes what is whole in bytes [from, to) and returns where the rest begins; there is a byte to spare at `to`. */
export type TakePiece = (bytes: Uint8Array, from: number, to: number, last: boolean) => number;

export interface PieceOptions {
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Reads a file from end to end through one buffer: what a piece leaves over comes again at the head of the next. Memory
 * stays at a few megabytes unless one record is larger. Errors: `data-long-value`, `cancelled`, those of reading.
 */
export async function readPieces(file: DataFile, take: TakePiece, options: PieceOptions = {}): Promise<void> {
  let buffer = new Uint8Array(PIECE * 2 + 1);
  let kept = 0;
  for (let at = 0; ;) {
    options.signal?.throwIfAborted();
    const wanted = Math.min(PIECE, file.size - at);
    if (kept + wanted + 1 > buffer.length) buffer = grown(buffer, kept, at);
    if (wanted > 0) await file.readInto(buffer, kept, at, at + wanted);
    at += wanted;
    const last = at >= file.size;
    const end = kept + wanted;
    const rest = take(buffer, 0, end, last);
    options.onBytes?.(at);
    if (last) return;
    buffer.copyWithin(0, rest, end);
    kept = end - rest;
  }
}

function grown(old: Uint8Array, kept: number, at: number): Uint8Array<ArrayBuffer> {
  if (kept > LONGEST)
    throw new KnownError('data-long-value', `A single record or value is larger than ${LONGEST} bytes.`, {
      limit: LONGEST / 1024 / 1024,
      at: at - kept,
    });
  const buffer = new Uint8Array(old.length * 2);
  buffer.set(old.subarray(0, kept));
  return buffer;
}
