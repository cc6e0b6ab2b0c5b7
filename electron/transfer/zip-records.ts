/*
 * The records of a zip (APPNOTE 6.3.10). Sizes and checksums stand in the headers, not behind the data, so every reader can go through it
 * from the front; zip64 fields where something passes 4 GiB or 65,535 entries.
 */

const FULL = 0xffffffff;
/** Of a size; packed data may be somewhat larger than plain ones. */
export const LARGE = 0xff000000;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980, where the time of zips begins. */
const DATE = 0x0021;
/** Unix, so that modes are understood. */
const MADE_BY = 3 << 8;

export interface ZipEntry {
  /** As text: bytes would hold on to a piece of memory that much larger ones were cut from as well. */
  readonly name: string;
  readonly method: number;
  readonly offset: number;
  readonly folder: boolean;
  /** Permissions, as POSIX's bits. */
  readonly mode: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** Of files of which nobody knows, and of folders. */
const READABLE = 0o644;
const ENTERED = 0o755;

/** Neither packed nor known yet. */
export function plainEntry(path: string, mode = READABLE): ZipEntry {
  return { name: path, method: 0, offset: 0, folder: false, mode, crc: 0, packed: 0, size: 0 };
}

export function localHeader({ name: path, method, crc, packed, size }: ZipEntry, zip64: boolean): Uint8Array {
  const name = Buffer.from(path);
  const extra = zip64 ? zip64Field([size, packed]) : Buffer.alloc(0);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(zip64 ? 45 : 20, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(method, 8);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt32LE(crc, 14);
  head.writeUInt32LE(zip64 ? FULL : packed, 18);
  head.writeUInt32LE(zip64 ? FULL : size, 22);
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, name, extra]);
}

export function centralRecord({ name: path, method, crc, packed, size, offset, folder, mode }: ZipEntry): Uint8Array {
  const name = Buffer.from(path);
  // Sizes as the local header has them, together; the offset where it has to.
  const large = size >= LARGE;
  const far = offset >= FULL;
  const extra =
    large || far ? zip64Field([...(large ? [size, packed] : []), ...(far ? [offset] : [])]) : Buffer.alloc(0);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(MADE_BY | (large || far ? 45 : 20), 4);
  head.writeUInt16LE(large || far ? 45 : 20, 6);
  head.writeUInt16LE(FLAGS, 8);
  head.writeUInt16LE(method, 10);
  head.writeUInt16LE(DATE, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(large ? FULL : packed, 20);
  head.writeUInt32LE(large ? FULL : size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(folder ? (((0o040000 | ENTERED) << 16) | 0x10) >>> 0 : ((0o100000 | mode) << 16) >>> 0, 38);
  head.writeUInt32LE(far ? FULL : offset, 42);
  return Buffer.concat([head, name, extra]);
}

function zip64Field(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(0x0001, 0);
  field.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, at) => field.writeBigUInt64LE(BigInt(value), 4 + 8 * at));
  return field;
}

export function endRecords(count: number, size: number, start: number): Uint8Array {
  const zip64 = count >= 0xffff || size >= FULL || start >= FULL;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : count, 8);
  end.writeUInt16LE(zip64 ? 0xffff : count, 10);
  end.writeUInt32LE(zip64 ? FULL : size, 12);
  end.writeUInt32LE(zip64 ? FULL : start, 16);
  if (!zip64) return end;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(MADE_BY | 45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator, end]);
}
