import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { treeDigestText } from '../../shared/export/plan.ts';
import type { CopiedFile } from '../../shared/export/journal.ts';

const CHUNK = 1024 * 1024;

/** SHA-256 of a file, in hex. */
export async function fileDigest(file: string, signal?: AbortSignal): Promise<string> {
  const { size } = statSync(file);
  // At once: a stream for each of many small files takes ten times as long.
  if (size <= CHUNK) return createHash('sha256').update(readFileSync(file)).digest('hex');
  return chunksDigest(createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Uint8Array>, signal);
}

export async function chunksDigest(chunks: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest('hex');
}

/** One digest for all files of a model, by their paths, sizes and contents. */
export function treeDigest(files: readonly CopiedFile[]): string {
  return createHash('sha256').update(treeDigestText(files)).digest('hex');
}

export interface Counted {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Once all chunks have passed. */
  result(): { readonly size: number; readonly digest: string };
}

/** Chunks on their way, hashed and counted. */
export function counted(chunks: AsyncIterable<Uint8Array>): Counted {
  const hash = createHash('sha256');
  let size = 0;
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }
  return { chunks: pass(), result: () => ({ size, digest: hash.digest('hex') }) };
}
