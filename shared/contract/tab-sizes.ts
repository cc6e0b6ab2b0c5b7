/**
 * A browser tells a dropped file's size only by opening it, which takes a third of a millisecond each. So a tab lists names,
 * and the host asks for the sizes that it needs: as bytes of a file that every folder of a tab has besides its own.
 */
export const SIZES_FILE = -1;

/** The most files of one folder that a tab lists: twice as many as one model may have. */
export const TAB_FILES = 400_000;

/** Each size is a little-endian double. */
export const SIZE_BYTES = 8;

/** Sizes of files one after the other; null for one that is gone. */
export function packSizes(sizes: readonly (number | null)[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizes.length * SIZE_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [at, size] of sizes.entries()) view.setFloat64(at * SIZE_BYTES, size ?? -1, true);
  return bytes;
}

/** The same back again; fewer where the answer was cut short. */
export function unpackSizes(bytes: Uint8Array): (number | null)[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / SIZE_BYTES) }, (_, at) => {
    const size = view.getFloat64(at * SIZE_BYTES, true);
    return Number.isSafeInteger(size) && size >= 0 ? size : null;
  });
}
