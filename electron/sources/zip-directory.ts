import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { Bytes } from './bytes.ts';
import { cp437 } from './cp437.ts';

/*
 * The central directory of a zip (APPNOTE 6.3.10), read whole in one piece. Our own reader rather than a library's: what
 * matters here is refusing every archive that two programs could read differently (Python's zipfile is what MLflow's users
 * unpack with), and that needs each raw field.
 */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Offset of the local header. */
  readonly offset: number;
  /** Unix mode, 0 where the maker left none. */
  readonly mode: number;
  /** Its whole record in the directory, a view of the one block that holds them all. */
  readonly record: Uint8Array;
}

/** The name's own bytes; not kept a second time, since a directory may hold 100,000 of them. */
export function rawName({ record }: ZipEntry): Uint8Array {
  return record.subarray(46, 46 + ((record[28] ?? 0) | ((record[29] ?? 0) << 8)));
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Where the central directory begins: everything else lies before it. */
  readonly start: number;
  /** Where the directory ends and the end records begin, and where the last of those begins. */
  readonly end: number;
  readonly eocd: number;
}

const MIB = 1024 * 1024;
const EOCD = 0x06054b50;
const EOCD64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;

/** An archive that is not opened; `reason` is a text id, `entry` the name it is about. */
export function refuseZip(reason: string, entry = '', more: Readonly<Record<string, number>> = {}): KnownError {
  const about = entry === '' ? '' : ` (entry ${visible(entry)})`;
  return new KnownError(`zip-${reason}`, `The zip is refused: ${reason}${about}.`, { entry: visible(entry), ...more });
}

/** What was thrown while a zip was read, told of that zip. */
export function ofZip(name: string, thrown: unknown): unknown {
  if (!(thrown instanceof KnownError) || !thrown.code.startsWith('zip-')) return thrown;
  return new KnownError(thrown.code, thrown.message, { ...thrown.details, path: visible(name) });
}

/** Reads and checks the end records and the central directory. Throws `KnownError` with a `zip-` code. */
export async function readZipDirectory(bytes: Bytes, entryLimit: number): Promise<ZipDirectory> {
  const end = await findEnd(bytes);
  if (end.count > entryLimit) throw refuseZip('too-many-entries', '', { count: end.count, limit: entryLimit });
  if (end.size > 64 * MIB || end.size > end.at) throw refuseZip('directory-size');
  if (end.start + end.size !== end.at) throw refuseZip('directory-place');
  const block = await bytes.read(end.start, end.start + end.size);
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at < block.length) {
    if (at + 46 > block.length || view.getUint32(at, true) !== CENTRAL) throw refuseZip('directory-damaged');
    const next =
      at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > block.length) throw refuseZip('directory-damaged');
    entries.push(readEntry(block, view, at, next));
    at = next;
    if (entries.length > end.count) break;
  }
  if (entries.length !== end.count) throw refuseZip('count');
  return { entries, start: end.start, end: end.at, eocd: end.eocd };
}

interface End {
  /** Where the first end record begins: the directory must end there. */
  readonly at: number;
  readonly eocd: number;
  readonly start: number;
  readonly size: number;
  readonly count: number;
}

async function findEnd(bytes: Bytes): Promise<End> {
  const from = Math.max(0, bytes.size - 65_557);
  const tail = await bytes.read(from, bytes.size);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const found: number[] = [];
  let unfinished = false;
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== EOCD) continue;
    if (at + 22 + view.getUint16(at + 20, true) === tail.length) found.push(at);
    else unfinished = true;
  }
  const [at] = found;
  if (at === undefined) throw refuseZip(unfinished ? 'appended' : 'no-end');
  // A second record that fits as well: which one is meant depends on the reader.
  if (found.length > 1) throw refuseZip('two-ends');
  const count = view.getUint16(at + 10, true);
  if (
    view.getUint16(at + 4, true) !== 0 ||
    view.getUint16(at + 6, true) !== 0 ||
    view.getUint16(at + 8, true) !== count
  ) {
    throw refuseZip('several-disks');
  }
  const size = view.getUint32(at + 12, true);
  const start = view.getUint32(at + 16, true);
  const plain = { at: from + at, eocd: from + at, start, size, count };
  return count === 0xffff || size === 0xffffffff || start === 0xffffffff ? findEnd64(bytes, plain) : plain;
}

async function findEnd64(bytes: Bytes, plain: End): Promise<End> {
  if (plain.at < 20) throw refuseZip('zip64');
  const locator = dataView(await bytes.read(plain.at - 20, plain.at));
  if (locator.getUint32(0, true) !== LOCATOR64) {
    // 65,535 entries exactly need no zip64.
    if (plain.size !== 0xffffffff && plain.start !== 0xffffffff) return plain;
    throw refuseZip('zip64');
  }
  const at = toNumber(locator.getBigUint64(8, true));
  if (locator.getUint32(4, true) !== 0 || at + 56 > plain.at - 20) throw refuseZip('zip64');
  const record = dataView(await bytes.read(at, at + 56));
  const length = toNumber(record.getBigUint64(4, true));
  if (record.getUint32(0, true) !== EOCD64 || at + 12 + length !== plain.at - 20) throw refuseZip('zip64');
  const end = {
    at,
    eocd: plain.eocd,
    count: toNumber(record.getBigUint64(32, true)),
    size: toNumber(record.getBigUint64(40, true)),
    start: toNumber(record.getBigUint64(48, true)),
  };
  if (record.getUint32(16, true) !== 0 || record.getUint32(20, true) !== 0) throw refuseZip('several-disks');
  if (toNumber(record.getBigUint64(24, true)) !== end.count) throw refuseZip('count');
  // Where the old record has room for the true value it must agree.
  const agrees = (old: number, sentinel: number, now: number) => old === sentinel || old === now;
  if (!agrees(plain.count, 0xffff, end.count) || !agrees(plain.size, 0xffffffff, end.size)) throw refuseZip('zip64');
  if (!agrees(plain.start, 0xffffffff, end.start)) throw refuseZip('zip64');
  return end;
}

function dataView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function toNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw refuseZip('zip64');
  return Number(value);
}

function readEntry(block: Uint8Array, view: DataView, at: number, next: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true);
  const raw = block.subarray(at + 46, at + 46 + nameLength);
  const flags = view.getUint16(at + 8, true);
  const name = decodeName(raw, (flags & 0x800) !== 0);
  const extra = block.subarray(at + 46 + nameLength, at + 46 + nameLength + view.getUint16(at + 30, true));
  if (view.getUint16(at + 34, true) !== 0) throw refuseZip('several-disks', name);
  const unix = view.getUint8(at + 5) === 3;
  const small = {
    size: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  return {
    name,
    flags,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    mode: unix ? view.getUint32(at + 38, true) >>> 16 : 0,
    record: block.subarray(at, next),
    ...(extra.length === 0 && !full(small) ? small : readExtra(extra, small, name, raw)),
  };
}

/** The zip64 field (each value only where the old field is full) and Info-ZIP's second name, which must be the same name. */
function readExtra<T extends { size: number; packed: number; offset: number }>(
  extra: Uint8Array,
  small: T,
  name: string,
  raw: Uint8Array,
): T {
  const view = dataView(extra);
  const values = { ...small };
  let zip64 = false;
  for (let at = 0; at + 4 <= extra.length;) {
    const id = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > extra.length) throw refuseZip('extra-field', name);
    if (id === 0x7075 && !sameBytes(extra.subarray(at + 9, end), raw)) throw refuseZip('two-names', name);
    if (id === 1) {
      if (zip64) throw refuseZip('zip64', name);
      zip64 = true;
      let from = at + 4;
      for (const key of ['size', 'packed', 'offset'] as const) {
        if (small[key] !== 0xffffffff) continue;
        if (from + 8 > end) throw refuseZip('zip64', name);
        values[key] = toNumber(view.getBigUint64(from, true));
        from += 8;
      }
    }
    at = end;
  }
  if (!zip64 && full(small)) throw refuseZip('zip64', name);
  return values;
}

/** Whether a value did not fit its old field, which then says to look in the zip64 field. */
function full({ size, packed, offset }: { size: number; packed: number; offset: number }): boolean {
  return size === 0xffffffff || packed === 0xffffffff || offset === 0xffffffff;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bit 11 says UTF-8; without it Python reads code page 437. */
function decodeName(raw: Uint8Array, utf8: boolean): string {
  if (!utf8) return cp437(raw);
  try {
    return UTF8.decode(raw);
  } catch {
    throw refuseZip('name-not-utf8', new TextDecoder('latin1').decode(raw));
  }
}
