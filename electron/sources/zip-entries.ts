import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Bytes } from './bytes.ts';
import type { ReadMemory } from './source.ts';
import { checkLocalHeader } from './zip-policy.ts';
import { ofZip, refuseZip, type ZipEntry } from './zip-directory.ts';

/** The most bytes of packed data held at once. */
const CHUNK = 256 * 1024;

export interface OpenZip {
  readonly name: string;
  readonly bytes: Bytes;
  /** Where the entries end. */
  readonly end: number;
}

/** A part of an entry. Errors: `zip-...`, which name the zip. */
export async function readEntry(zip: OpenZip, entry: ZipEntry, start: number, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let seen = 0;
  const until = Math.min(entry.size, start + limit);
  for await (const chunk of entryChunks(zip, entry)) {
    seen += chunk.length;
    chunks.push(chunk);
    if (seen >= until && seen < entry.size) break;
  }
  return cut(chunks, start, until);
}

/** The content of an entry. One that is read to its end is checked: its size, its checksum. What is not packed may lie in `memory`. */
export async function* entryChunks(zip: OpenZip, entry: ZipEntry, memory?: ReadMemory): AsyncGenerator<Uint8Array> {
  try {
    yield* checkedChunks(zip, entry, memory);
  } catch (error) {
    throw ofZip(zip.name, error);
  }
}

async function* checkedChunks(
  { bytes, end }: OpenZip,
  entry: ZipEntry,
  memory?: ReadMemory,
): AsyncGenerator<Uint8Array> {
  const start = await checkLocalHeader(bytes, entry, end);
  const isPlain = entry.method === 0;
  const packed = packedChunks(bytes, start, entry.packed, isPlain ? memory : undefined);
  let seen = 0;
  let sum = 0;
  for await (const chunk of isPlain ? packed : inflated(packed, entry)) {
    seen += chunk.length;
    if (seen > entry.size) {
      memory?.give(chunk);
      throw refuseZip('size', entry.name);
    }
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (seen !== entry.size) throw refuseZip('size', entry.name);
  if (sum !== entry.crc) throw refuseZip('checksum', entry.name);
}

async function* packedChunks(
  bytes: Bytes,
  start: number,
  length: number,
  memory?: ReadMemory,
): AsyncGenerator<Uint8Array> {
  const end = start + length;
  // A small one costs less with its neighbours.
  const slots = length > CHUNK && bytes.readInto !== undefined ? memory : undefined;
  for (let at = start; at < end;) {
    const slot = await slots?.take();
    const size = Math.min(end - at, slot?.length ?? CHUNK);
    const chunk = slot?.subarray(0, size) ?? Uint8Array.from(await bytes.read(at, at + size));
    try {
      if (slot !== undefined) await bytes.readInto?.(chunk, at);
    } catch (error) {
      slots?.give(chunk);
      throw error;
    }
    yield chunk;
    at += size;
  }
}

async function* inflated(packed: AsyncGenerator<Uint8Array>, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.packed <= CHUNK && entry.size <= CHUNK) {
    for await (const chunk of packed) yield inflatedAtOnce(chunk, entry);
    return;
  }
  const inflate = createInflateRaw();
  const feed = (async () => {
    for await (const chunk of packed)
      if (!inflate.write(chunk)) await new Promise((resolve) => inflate.once('drain', resolve));
    inflate.end();
  })();
  feed.catch((error: Error) => inflate.destroy(error));
  try {
    for await (const chunk of inflate) yield chunk as Uint8Array;
  } catch {
    throw refuseZip('damaged-data', entry.name);
  } finally {
    inflate.destroy();
  }
}

/** A stream for each of many small entries would be garbage faster than it is collected. */
function inflatedAtOnce(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  try {
    return inflateRawSync(packed, { chunkSize: Math.max(64, entry.size), maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    const larger = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw refuseZip(larger ? 'size' : 'damaged-data', entry.name);
  }
}

function cut(chunks: readonly Uint8Array[], start: number, end: number): Uint8Array {
  return new Uint8Array(Buffer.concat(chunks).subarray(start, Math.max(start, end)));
}
