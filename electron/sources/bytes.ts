import type { FileHandle } from 'node:fs/promises';

/** Bytes [start, end) of file number `file` of tab source `id`, or of `SIZES_FILE`. */
export type ReadRange = (id: string, file: number, start: number, end: number) => Promise<Uint8Array>;

/** Bytes that can be read anywhere: a file on disk, or one that a browser tab holds. */
export interface Bytes {
  readonly size: number;
  /** Reading many small pieces costs little (a disk, not a round trip to a tab). */
  readonly cheap: boolean;
  /** Exactly [start, end). Fails when the file became shorter. */
  read(start: number, end: number): Promise<Uint8Array>;
  /** The same, all of `memory` from `start`, where that is possible. */
  readInto?(memory: Uint8Array, start: number): Promise<void>;
  close(): Promise<void>;
}

/** Small reads next to each other are served from one piece of this size. */
const PIECE = 1024 * 1024;

/** A file on disk; the handle is closed with it. */
export function fileBytes(handle: FileHandle, size: number): Bytes {
  const readInto = async (memory: Uint8Array, start: number) => {
    for (let filled = 0; filled < memory.length;) {
      const { bytesRead } = await handle.read(memory, filled, memory.length - filled, start + filled);
      if (bytesRead === 0) throw new Error('the file became shorter while it was read');
      filled += bytesRead;
    }
  };
  return pieces({
    size,
    cheap: true,
    readInto,
    async read(start, end) {
      const buffer = new Uint8Array(end - start);
      await readInto(buffer, start);
      return buffer;
    },
    close: () => handle.close(),
  });
}

/** File number `file` of what a browser tab holds. */
export function tabBytes(id: string, file: number, size: number, readRange: ReadRange): Bytes {
  return pieces({
    size,
    cheap: false,
    async read(start, end) {
      const bytes = await readRange(id, file, start, end);
      if (bytes.length !== end - start) throw new Error('the file changed while it was read');
      return bytes;
    },
    close: () => Promise.resolve(),
  });
}

/** Keeps the last piece; a read that is no larger than a piece is answered from it. */
function pieces(inner: Bytes): Bytes {
  let start = 0;
  let piece: Uint8Array = new Uint8Array(0);
  return {
    ...inner,
    async read(from, to) {
      if (from >= start && to <= start + piece.length) return piece.subarray(from - start, to - start);
      if (to - from >= PIECE) return inner.read(from, to);
      const end = Math.min(inner.size, from + PIECE);
      if (to > end) throw new Error('the file is shorter than it says');
      const fresh = await inner.read(from, end);
      start = from;
      piece = fresh;
      return piece.subarray(0, to - from);
    },
  };
}
