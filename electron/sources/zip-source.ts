import { KnownError } from '../../shared/contract/errors.ts';
import type { Bytes } from './bytes.ts';
import { permissionsOf } from './plain-file.ts';
import { bytesOfPieces } from './pieces.ts';
import type { Entry, Source } from './source.ts';
import { TreeIndex } from './tree-index.ts';
import { checkEntries, checkLocalHeader } from './zip-policy.ts';
import { ofZip, readZipDirectory, sameBytes, type ZipDirectory, type ZipEntry } from './zip-directory.ts';
import { entryChunks, readEntry, type OpenZip } from './zip-entries.ts';
import { replaceInZip, type Piece } from './zip-replace.ts';

/** What Finder and Explorer leave in a zip. */
const LITTER = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** A zip that a tab holds is read up to here to check its local headers: some thirty round trips. */
const CHECKED_AT_ONCE = 32 * 1024 * 1024;

/**
 * A zip read in place. The whole directory is checked at once; local headers too where the bytes are cheap to reach or few,
 * else when an entry is read. Errors: `zip-...`.
 */
export async function openZip(name: string, bytes: Bytes, entryLimit: number, signal?: AbortSignal): Promise<Source> {
  const directory = await checkedDirectory(bytes, entryLimit, signal).catch((error: unknown) => {
    throw ofZip(name, error);
  });
  const zip = { name, bytes, end: directory.start };
  const entries = new Map<string, ZipEntry>();
  for (const entry of directory.entries)
    if (!LITTER.test(entry.name)) entries.set(entry.name.replace(/\/$/, ''), entry);
  const index = new TreeIndex([...entries.values()].map(listedAs));
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
    read: async (path, limit, start = 0) => readEntry(zip, fileEntry(path), start, limit),
    stream: (path, memory) => entryChunks(zip, fileEntry(path), memory),
    async replace(path, content) {
      const pieces = await replaceInZip(bytes, fileEntry(path).name, content, entryLimit);
      await checkReplaced(zip, pieces, directory, path, content, entryLimit);
      return pieces;
    },
    close: () => bytes.close(),
  };
}

/** Its permissions where they are said: nobody's are those of a zip whose maker knew none. */
function listedAs({ name, size, mode }: ZipEntry): Pick<Entry, 'path' | 'size' | 'mode'> {
  return { path: name, size, ...((mode & 0o777) === 0 ? {} : { mode: permissionsOf(mode) }) };
}

async function checkedDirectory(bytes: Bytes, entryLimit: number, signal?: AbortSignal): Promise<ZipDirectory> {
  const directory = await readZipDirectory(bytes, entryLimit);
  checkEntries(directory);
  if (bytes.cheap || bytes.size <= CHECKED_AT_ONCE) await checkAllHeaders(bytes, directory, signal);
  return directory;
}

/** Reads the planned zip as if it were there: the same entries with the same checksums, and the new content in its place. */
async function checkReplaced(
  { name, bytes }: OpenZip,
  pieces: readonly Piece[],
  before: ZipDirectory,
  path: string,
  content: Uint8Array,
  entryLimit: number,
): Promise<void> {
  const planned = bytesOfPieces(bytes, pieces);
  const now = await openZip(name, planned, entryLimit);
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
