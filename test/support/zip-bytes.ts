import { crc32, deflateRawSync } from 'node:zlib';

/** One entry, and every lie it may tell. */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly mode?: number;
  /** In the central directory only. */
  readonly central?: {
    readonly name?: string;
    readonly crc?: number;
    readonly size?: number;
    readonly packed?: number;
    readonly offset?: number;
    readonly extra?: Uint8Array;
  };
  /** In the local header only. */
  readonly local?: { readonly name?: string; readonly method?: number; readonly crc?: number };
}

export interface ZipLies {
  readonly count?: number;
  readonly comment?: Uint8Array;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly disk?: number;
  readonly directoryStart?: number;
}

const bytesOf = (text: string | Uint8Array) => (typeof text === 'string' ? Buffer.from(text) : Buffer.from(text));

/** A zip written byte by byte, so that it can lie. */
export function zipBytes(parts: readonly ZipPart[], lies: ZipLies = {}): Buffer {
  const locals: Buffer[] = [Buffer.from(lies.before ?? [])];
  const central: Buffer[] = [];
  let offset = lies.before?.length ?? 0;
  for (const part of parts) {
    const data = bytesOf(part.data ?? '');
    const method = part.method ?? 0;
    const packed = method === 8 ? deflateRawSync(data) : data;
    const flags = part.flags ?? 0x800;
    const crc = crc32(data);
    const localName = bytesOf(part.local?.name ?? part.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(part.local?.method ?? method, 8);
    local.writeUInt32LE(part.local?.crc ?? crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(part.central?.size ?? data.length, 22);
    local.writeUInt16LE(localName.length, 26);
    locals.push(local, localName, packed);
    const centralName = bytesOf(part.central?.name ?? part.name);
    const extra = Buffer.from(part.central?.extra ?? []);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt8(20, 4);
    head.writeUInt8(3, 5);
    head.writeUInt16LE(20, 6);
    head.writeUInt16LE(flags, 8);
    head.writeUInt16LE(method, 10);
    head.writeUInt32LE(part.central?.crc ?? crc, 16);
    head.writeUInt32LE(part.central?.packed ?? packed.length, 20);
    head.writeUInt32LE(part.central?.size ?? data.length, 24);
    head.writeUInt16LE(centralName.length, 28);
    head.writeUInt16LE(extra.length, 30);
    head.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 38);
    head.writeUInt32LE(part.central?.offset ?? offset, 42);
    central.push(head, centralName, extra);
    offset += 30 + localName.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const comment = Buffer.from(lies.comment ?? []);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(lies.disk ?? 0, 4);
  const count = lies.count ?? Math.min(parts.length, 0xffff);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(lies.directoryStart ?? offset, 16);
  end.writeUInt16LE(comment.length, 20);
  const end64 =
    lies.count === undefined && parts.length > 0xffff ? zip64End(parts.length, offset, directory.length) : [];
  return Buffer.concat([...locals, directory, ...end64, end, comment, Buffer.from(lies.after ?? [])]);
}

/** The record and locator of zip64, which more than 65,535 entries need. */
function zip64End(count: number, start: number, size: number): Buffer[] {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return [record, locator];
}
