import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decompress as unzstd } from 'fzstd';
import type { AsyncBuffer, Compressors } from 'hyparquet';
import type { DataFile } from './data-file.ts';

/** A file as hyparquet reads it. */
export function parquetBuffer(file: DataFile): AsyncBuffer {
  return {
    byteLength: file.size,
    async slice(start, end = file.size) {
      const from = Math.max(0, Math.min(start < 0 ? file.size + start : start, file.size));
      const to = Math.max(from, Math.min(end, file.size));
      const bytes = new Uint8Array(to - from);
      if (to > from) await file.readInto(bytes, 0, from, to);
      return bytes.buffer;
    },
  };
}

/** Besides Snappy, which hyparquet has; each gives at most the size that the page says. */
export const COMPRESSORS: Compressors = {
  GZIP: (input, size) => gunzipSync(input, { maxOutputLength: Math.max(1, size) }),
  BROTLI: (input, size) => brotliDecompressSync(input, { maxOutputLength: Math.max(1, size) }),
  ZSTD: (input, size) => unzstd(input, new Uint8Array(size)),
};

/** Decoders that keep what MLflow looks at: the kind of a value, not its rendering. */
export const PARSERS = {
  timestampFromMilliseconds: (ticks: bigint) => ticks,
  timestampFromMicroseconds: (ticks: bigint) => ticks,
  timestampFromNanoseconds: (ticks: bigint) => ticks,
  dateFromDays: (days: number) => days,
  jsonFromBytes: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
  geometryFromBytes: (bytes: Uint8Array) => bytes,
  geographyFromBytes: (bytes: Uint8Array) => bytes,
};
