import { crc32, deflateRawSync } from 'node:zlib';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Bytes } from './bytes.ts';
import { readZipDirectory, type ZipDirectory, type ZipEntry } from './zip-directory.ts';

/** A file as pieces of another one, and new bytes between them. */
export type Piece = { readonly start: number; readonly end: number } | { readonly bytes: Uint8Array };

const FULL = 0xffffffff;
const ZIP64 = 1;

/**
 * The zip with other contents in one entry, as pieces: every other entry keeps its bytes as they are packed, its place in
 * order, its times, names and fields. Only offsets behind it move. Errors: `zip-...` of a directory that can't be read.
 */
export async function replaceInZip(
  bytes: Bytes,
  name: string,
  content: Uint8Array,
  entryLimit: number,
): Promise<Piece[]> {
  const directory = await readZipDirectory(bytes, entryLimit);
  const entry = directory.entries.find((each) => each.name === name);
  if (entry === undefined) throw new KnownError('not-found', `There is no ${name} in it.`, { path: name });
  const next = Math.min(
    directory.start,
    ...directory.entries.filter((each) => each.offset > entry.offset).map((each) => each.offset),
  );
  const packed = entry.method === 8 ? new Uint8Array(deflateRawSync(content)) : content;
  const sizes = { crc: crc32(content), packed: packed.length, size: content.length };
  const local = await localHeader(bytes, entry, sizes);
  const delta = local.length + packed.length - (next - entry.offset);
  const central = centralRecords(directory, entry, sizes, delta);
  const tail = Uint8Array.from(await bytes.read(directory.end, bytes.size));
  patchEnd(tail, directory, central.length, delta);
  return [
    { start: 0, end: entry.offset },
    { bytes: local },
    { bytes: packed },
    { start: next, end: directory.start },
    { bytes: central },
    { bytes: tail },
  ];
}

interface Sizes {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** As it was, with the new sizes in the header instead of behind the data. */
async function localHeader(bytes: Bytes, entry: ZipEntry, sizes: Sizes): Promise<Uint8Array> {
  const head = Uint8Array.from(await bytes.read(entry.offset, entry.offset + 30));
  const view = viewOf(head);
  const nameLength = view.getUint16(26, true);
  const from = entry.offset + 30;
  const rest = Uint8Array.from(await bytes.read(from, from + nameLength + view.getUint16(28, true)));
  const extra = withoutZip64(rest.subarray(nameLength));
  view.setUint16(6, entry.flags & ~0x8, true);
  writeSizes(view, 14, sizes);
  view.setUint16(28, extra.length, true);
  return joined(head, rest.subarray(0, nameLength), extra);
}

function writeSizes(view: DataView, at: number, { crc, packed, size }: Sizes): void {
  view.setUint32(at, crc, true);
  view.setUint32(at + 4, packed, true);
  view.setUint32(at + 8, size, true);
}

function centralRecords(directory: ZipDirectory, changed: ZipEntry, sizes: Sizes, delta: number): Uint8Array {
  return joined(
    ...directory.entries.map((entry) => {
      const record = Uint8Array.from(entry.record);
      if (entry === changed) return changedRecord(record, entry, sizes);
      if (entry.offset > changed.offset) moveRecord(record, entry.offset + delta);
      return record;
    }),
  );
}

function changedRecord(record: Uint8Array, entry: ZipEntry, sizes: Sizes): Uint8Array {
  const view = viewOf(record);
  const nameEnd = 46 + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  const kept = withoutZip64(record.subarray(nameEnd, extraEnd));
  const extra = view.getUint32(42, true) === FULL ? joined(kept, offsetField(entry.offset)) : kept;
  view.setUint16(8, entry.flags & ~0x8, true);
  writeSizes(view, 16, sizes);
  view.setUint16(30, extra.length, true);
  return joined(record.subarray(0, nameEnd), extra, record.subarray(extraEnd));
}

function offsetField(offset: number): Uint8Array {
  const field = new Uint8Array(12);
  const view = viewOf(field);
  view.setUint16(0, ZIP64, true);
  view.setUint16(2, 8, true);
  view.setBigUint64(4, BigInt(offset), true);
  return field;
}

/** Writes a new offset where the old one stands: in the record, or in its zip64 field. */
function moveRecord(record: Uint8Array, offset: number): void {
  const view = viewOf(record);
  if (view.getUint32(42, true) !== FULL) {
    if (offset >= FULL) throw new KnownError('zip-edit-too-large', 'The zip would pass 4 GiB and need another format.');
    return view.setUint32(42, offset, true);
  }
  const from = 46 + view.getUint16(28, true);
  for (let at = from; at + 4 <= from + view.getUint16(30, true); at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64) continue;
    const before = [24, 20].filter((field) => view.getUint32(field, true) === FULL).length;
    return view.setBigUint64(at + 4 + 8 * before, BigInt(offset), true);
  }
}

/** The end records: where the directory begins now, and how long it is. */
function patchEnd(tail: Uint8Array, directory: ZipDirectory, size: number, delta: number): void {
  const view = viewOf(tail);
  const start = directory.start + delta;
  const end = directory.eocd - directory.end;
  if (end > 0) {
    view.setBigUint64(40, BigInt(size), true);
    view.setBigUint64(48, BigInt(start), true);
    view.setBigUint64(end - 20 + 8, BigInt(start + size), true);
  }
  const patch = (at: number, value: number) => {
    if (view.getUint32(at, true) === FULL && end > 0) return;
    if (value >= FULL) throw new KnownError('zip-edit-too-large', 'The zip would pass 4 GiB and need another format.');
    view.setUint32(at, value, true);
  };
  patch(end + 12, size);
  patch(end + 16, start);
}

function withoutZip64(extra: Uint8Array): Uint8Array {
  const view = viewOf(extra);
  const kept: Uint8Array[] = [];
  for (let at = 0; at + 4 <= extra.length;) {
    const next = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) !== ZIP64) kept.push(extra.subarray(at, next));
    at = next;
  }
  return joined(...kept);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
