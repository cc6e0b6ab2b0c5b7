import { collisionKey, nameProblem } from '../../shared/safety/path-rules.ts';
import type { Bytes } from './bytes.ts';
import { rawName, refuseZip, sameBytes, type ZipDirectory, type ZipEntry } from './zip-directory.ts';

const GIB = 1024 ** 3;
const LOCAL = 0x04034b50;

/** Refuses what could mean two things, leave the folder, or burst: see the table in test/support/hostile-zips.ts. */
export function checkEntries(directory: ZipDirectory): void {
  const names = new Map<string, ZipEntry>();
  let total = 0;
  let packed = 0;
  for (const entry of directory.entries) {
    checkEntry(entry);
    const key = collisionKey(entry.name);
    const other = names.get(key);
    if (other !== undefined) throw refuseZip(other.name === entry.name ? 'repeated-name' : 'same-name', entry.name);
    names.set(key, entry);
    total += entry.size;
    packed += entry.packed;
  }
  for (const entry of directory.entries) checkParents(entry, names);
  if (total > GIB && total > 100 * Math.max(packed, 1)) throw refuseZip('ratio', '', { size: total, packed });
  checkOverlap(directory);
}

function checkEntry(entry: ZipEntry): void {
  const { name, flags, mode } = entry;
  const problem = nameProblem(name);
  if (problem !== null) throw refuseZip(`name-${problem}`, name);
  if ((flags & 0x1) !== 0) throw refuseZip('encrypted', name);
  if ((flags & ~0x80e) !== 0) throw refuseZip('flags', name);
  if (entry.method !== 0 && entry.method !== 8) throw refuseZip('method', name, { method: entry.method });
  const type = mode & 0o170000;
  if (type === 0o120000) throw refuseZip('link', name);
  if (type !== 0 && type !== 0o100000 && type !== 0o040000) throw refuseZip('special-file', name);
  if (name.endsWith('/') && entry.size !== 0) throw refuseZip('folder-with-data', name);
  if (entry.method === 0 && entry.size !== entry.packed) throw refuseZip('size', name);
  // Deflate can't do better than 1032:1.
  if (entry.size > 1032 * Math.max(entry.packed, 1) + 64) throw refuseZip('size', name);
}

/** `a` and `a/b`: one can't be both a file and a folder. */
function checkParents(entry: ZipEntry, names: ReadonlyMap<string, ZipEntry>): void {
  const parts = collisionKey(entry.name).split('/');
  for (let length = 1; length < parts.length; length += 1) {
    const parent = names.get(parts.slice(0, length).join('/'));
    if (parent !== undefined && !parent.name.endsWith('/')) throw refuseZip('file-and-folder', entry.name);
  }
}

/** No byte belongs to two entries (Fifield's bombs), none to the directory. */
function checkOverlap(directory: ZipDirectory): void {
  let end = 0;
  for (const entry of [...directory.entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) throw refuseZip('overlap', entry.name);
    // Something before the first entry: another program may see another archive.
    if (end === 0 && entry.offset !== 0) throw refuseZip('prepended');
    end = entry.offset + 30 + rawName(entry).length + entry.packed;
    if (end > directory.start) throw refuseZip('overlap', entry.name);
  }
}

/** Where an entry's data begin, after its local header was found to say the same as the directory. */
export async function checkLocalHeader(bytes: Bytes, entry: ZipEntry, limit: number): Promise<number> {
  const head = await bytes.read(entry.offset, entry.offset + 30);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint32(0, true) !== LOCAL) throw refuseZip('local-header', entry.name);
  const nameLength = view.getUint16(26, true);
  const start = entry.offset + 30 + nameLength + view.getUint16(28, true);
  if (start + entry.packed > limit) throw refuseZip('overlap', entry.name);
  const name = await bytes.read(entry.offset + 30, entry.offset + 30 + nameLength);
  if (!sameBytes(name, rawName(entry))) throw refuseZip('two-names', entry.name);
  if (view.getUint16(6, true) !== entry.flags || view.getUint16(8, true) !== entry.method)
    throw refuseZip('local-header', entry.name);
  const later = (entry.flags & 0x8) !== 0;
  const same = (field: number, value: number) => field === value || field === 0xffffffff || (later && field === 0);
  if (!same(view.getUint32(14, true), entry.crc)) throw refuseZip('local-header', entry.name);
  if (!same(view.getUint32(18, true), entry.packed) || !same(view.getUint32(22, true), entry.size)) {
    throw refuseZip('local-header', entry.name);
  }
  return start;
}
