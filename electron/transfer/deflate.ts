import { promisify } from 'node:util';
import { constants, deflateRaw, deflateRawSync, type ZlibOptions } from 'node:zlib';

const DEFLATE = { level: 6 };

/** Small bytes at once. */
export function deflateSmall(content: Uint8Array): Uint8Array {
  return deflateRawSync(content, packing(content.length));
}

/**
 * For a small file: room for one that does not get smaller, and a window that holds it. The usual 16 kB and 256 kB for each of many would
 * be garbage faster than it is collected.
 */
function packing(size: number): ZlibOptions {
  const windowBits = Math.min(15, Math.max(9, Math.ceil(Math.log2(size + 1))));
  const memLevel = Math.min(8, windowBits - 6);
  return { ...DEFLATE, chunkSize: packedAtMost(size), windowBits, memLevel };
}

export interface Packer {
  /** Done when the chunk may be used for something else. */
  write(chunk: Uint8Array): Promise<void>;
  /** Done when all of it is written. */
  end(): Promise<void>;
}

/**
 * Chunk by chunk, as many at a time as come: each is packed knowing what the one before ended with, up to a byte's border, so that one after
 * the other they are the same stream (RFC 1951; zlib's manual, Z_SYNC_FLUSH).
 */
export function deflating(write: (bytes: Uint8Array) => Promise<void>): Packer {
  let window: Uint8Array = new Uint8Array(0);
  let turn: Promise<void> = Promise.resolve();
  return {
    async write(chunk) {
      const dictionary = window.length === 0 ? {} : { dictionary: window };
      // The chunk's memory is used again.
      window = Buffer.concat([window, chunk.subarray(-WINDOW)]).subarray(-WINDOW);
      const options = {
        ...DEFLATE,
        ...dictionary,
        chunkSize: packedAtMost(chunk.length),
        finishFlush: constants.Z_SYNC_FLUSH,
      };
      const packing = deflateRawLater(chunk, options);
      turn = Promise.all([packing, turn]).then(([packed]) => write(packed));
      // Told to whoever waits for it, or ends it.
      turn.catch(() => undefined);
      await turn;
    },
    async end() {
      await turn;
      await write(LAST_BLOCK);
    },
  };
}

const deflateRawLater = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflateRaw);
/** What deflate refers back to, at most. In bytes. */
const WINDOW = 32 * 1024;
/** One that says that it is the last, and holds nothing. */
const LAST_BLOCK = Uint8Array.of(3, 0);

function packedAtMost(size: number): number {
  return size + Math.ceil(size / 1024) * 8 + 64;
}
