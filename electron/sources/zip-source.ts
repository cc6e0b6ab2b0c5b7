import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Bytes } from './bytes.ts';
import { bytesOfPieces } from './pieces.ts';
import type { Source } from './source.ts';
import { TreeIndex } from './tree-index.ts';
import { checkEntries, checkLocalHeader } from './zip-policy.ts';
import { readZipDirectory, refuseZip, sameBytes, type ZipDirectory, type ZipEntry } from './zip-directory.ts';
import { replaceInZip, type Piece } from './zip-replace.ts';

/** What Finder and Explorer leave in a zip. */
const LITTER = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** The most bytes of packed data held at once. */
const CHUNK = 256 * 1024;

/** A zip that a tab holds is read up to here to check its local headers: some thirty round trips. */
const CHECKED_AT_ONCE = 32 * 1024 * 1024;

/**
 * A zip read in place. The whole directory is checked at once; local headers too where the bytes are cheap to reach or few,
 * else when an entry is read. Errors: `zip-...`.
 */
export async function openZip(name: string, bytes: Bytes, entryLimit: number, signal?: AbortSignal): Promise<Source> {
  const directory = await readZipDirectory(bytes, entryLimit);
  checkEntries(directory);
  if (bytes.cheap || bytes.size <= CHECKED_AT_ONCE) await checkAllHeaders(bytes, directory, signal);
  const entries = new Map<string, ZipEntry>();
  for (const entry of directory.entries)
    if (!LITTER.test(entry.name)) entries.set(entry.name.replace(/\/$/, ''), entry);
  const index = new TreeIndex([...entries.values()].map((entry) => ({ path: entry.name, size: entry.size })));
  const fileEntry = (path: string): ZipEntry => {
    const entry = entries.get(path);
    if (entry === undefined || index.stat(path)?.type !== 'file') throw index.notFound(path);
    return entry;
  };
  return {
    kind: 'zip',
    name,
    problems: [],
    list: (path) => index.list(path),
    stat: (path) => Promise.resolve(index.stat(path)),
    read: async (path, limit, start = 0) => readEntry(bytes, fileEntry(path), directory.start, start, limit),
    stream: (path) => entryChunks(bytes, fileEntry(path), directory.start),
    async replace(path, content) {
      const pieces = await replaceInZip(bytes, fileEntry(path).name, content, entryLimit);
      await checkReplaced(bytes, pieces, directory, path, content, entryLimit);
      return pieces;
    },
    close: () => bytes.close(),
  };
}

/** Reads the planned zip as if it were there: the same entries with the same checksums, and the new content in its place. */
async function checkReplaced(
  bytes: Bytes,
  pieces: readonly Piece[],
  before: ZipDirectory,
  path: string,
  content: Uint8Array,
  entryLimit: number,
): Promise<void> {
  const planned = bytesOfPieces(bytes, pieces);
  const now = await openZip('', planned, entryLimit);
  const same = (await readZipDirectory(planned, entryLimit)).entries.every((entry, at) => {
    const old = before.entries[at];
    return old?.name === entry.name && (old.name === path || (old.crc === entry.crc && old.size === entry.size));
  });
  if (same && sameBytes(await now.read(path, content.length + 1), content)) return;
  throw new KnownError('zip-edit-unproven', 'The edited zip would not read as it should, so it was not written.');
}

async function checkAllHeaders(bytes: Bytes, directory: ZipDirectory, signal?: AbortSignal): Promise<void> {
  let at = 0;
  for (const entry of [...directory.entries].sort((a, b) => a.offset - b.offset)) {
    if (at++ % 1000 === 0) signal?.throwIfAborted();
    await checkLocalHeader(bytes, entry, directory.start);
  }
}

async function readEntry(
  bytes: Bytes,
  entry: ZipEntry,
  end: number,
  start: number,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let seen = 0;
  const until = Math.min(entry.size, start + limit);
  for await (const chunk of entryChunks(bytes, entry, end)) {
    seen += chunk.length;
    chunks.push(chunk);
    if (seen >= until && seen < entry.size) break;
  }
  return cut(chunks, start, until);
}

/** The content of an entry. One that is read to its end is checked: its size, its checksum. */
async function* entryChunks(bytes: Bytes, entry: ZipEntry, end: number): AsyncGenerator<Uint8Array> {
  const packed = packedChunks(bytes, await checkLocalHeader(bytes, entry, end), entry.packed);
  let seen = 0;
  let sum = 0;
  for await (const chunk of entry.method === 0 ? packed : inflated(packed, entry)) {
    seen += chunk.length;
    if (seen > entry.size) throw refuseZip('size', entry.name);
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (seen !== entry.size) throw refuseZip('size', entry.name);
  if (sum !== entry.crc) throw refuseZip('checksum', entry.name);
}

async function* packedChunks(bytes: Bytes, start: number, length: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < start + length; at += CHUNK)
    yield Uint8Array.from(await bytes.read(at, Math.min(at + CHUNK, start + length)));
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
