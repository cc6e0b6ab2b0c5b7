import { hash } from 'node:crypto';
import { crc32, createDeflateRaw, deflateRawSync, type ZlibOptions } from 'node:zlib';
import { KnownError } from '../../shared/contract/errors.ts';
import { gathered, newFile, type FileWriter } from './file-writer.ts';
import { DISK, type Disk } from './fs.ts';
import type { FileHash } from './file-thread.ts';
import { pump, type Memory, type ReadChunks } from './pump.ts';

/*
 * Writes a zip (APPNOTE 6.3.10) entry after entry, in constant memory. Sizes and checksums stand in the headers, not behind the
 * data, so every reader can go through it from the front; zip64 fields where something passes 4 GiB or 65,535 entries. Times,
 * owners and modes of files do not count: the same files give the same bytes.
 */

export type Compression = 'store' | 'deflate';

const FULL = 0xffffffff;
/** Packed data may be somewhat larger than plain ones. */
const LARGE = 0xff000000;
const DEFLATE = { level: 6 };
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980, where the time of zips begins. */
const DATE = 0x0021;
/** Unix, so that modes are understood. */
const MADE_BY = 3 << 8;

interface Entry {
  /** As text: bytes would hold on to a piece of memory that much larger ones were cut from as well. */
  readonly name: string;
  readonly method: number;
  readonly offset: number;
  readonly folder: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** A file up to this size is held whole, so that its header is written once; also what is written at once. */
const SMALL = 1024 * 1024;

export class ZipWriter {
  private readonly file: FileWriter;
  private readonly entries: Entry[] = [];
  private readonly compression: Compression;
  /** Small files are read into it one after the other, and copied out of it. */
  private readonly slot = new Uint8Array(SMALL);
  private readonly memory: Memory = { take: () => Promise.resolve(this.slot), give: () => undefined };
  /** What is written at once: less than `SMALL` waits, and nothing that is handed over is much larger. */
  private readonly waiting = Buffer.alloc(2 * SMALL);
  private held = 0;

  private constructor(file: FileWriter, compression: Compression) {
    this.file = file;
    this.compression = compression;
  }

  /** A new file; fails when the name is taken. */
  static async open(file: string, compression: Compression, disk: Disk = DISK): Promise<ZipWriter> {
    return new ZipWriter(await newFile(file, disk), compression);
  }

  async folder(path: string): Promise<void> {
    const entry = { ...plain(`${path}/`), offset: this.size, folder: true };
    await this.write(localHeader(entry, false));
    this.entries.push(entry);
  }

  /**
   * `size` as it was listed; the data must have exactly so many bytes. `wholeOf`: a small file at once, in the memory given, where that is
   * possible. Returns what went in, before it was packed. Error `source-changed`.
   */
  async add(
    path: string,
    size: number,
    read: ReadChunks,
    signal?: AbortSignal,
    wholeOf?: (memory: Uint8Array) => Uint8Array | null,
  ): Promise<FileHash> {
    const method = this.compression === 'deflate' && size > 0 ? 8 : 0;
    const entry = { ...plain(path), method, size, offset: this.size };
    const changed = () => new KnownError('source-changed', `${path} changed while it was copied.`, { path });
    if (size <= SMALL) {
      const content = wholeOf?.(this.slot) ?? (await gathered(read(this.memory), size, signal));
      if (content.length !== size) throw changed();
      const data = method === 0 ? content : deflateRawSync(content, packing(size));
      const whole = { ...entry, crc: crc32(content), packed: data.length };
      await this.write(localHeader(whole, false));
      await this.write(data);
      this.entries.push(whole);
      return { size, digest: hash('sha256', content, 'hex') };
    }
    const zip64 = size >= LARGE;
    await this.write(localHeader(entry, zip64));
    await this.flush();
    const from = this.file.size;
    let seen = 0;
    let crc = 0;
    const write = (chunk: Uint8Array) => this.file.write(chunk);
    const packer = method === 0 ? { write, end: () => Promise.resolve() } : deflating(write);
    const checked = async (chunk: Uint8Array) => {
      if ((seen += chunk.length) > size) throw changed();
      crc = crc32(chunk, crc);
      await packer.write(chunk);
    };
    let hashed: FileHash;
    try {
      hashed = await pump(read, checked, signal);
    } finally {
      await packer.end();
    }
    if (seen !== size) throw changed();
    const whole = { ...entry, crc, packed: this.file.size - from };
    await this.file.patch(localHeader(whole, zip64), entry.offset);
    this.entries.push(whole);
    return hashed;
  }

  /** Writes the directory, and waits until all of it is on the disk. */
  async finish(): Promise<void> {
    const start = this.size;
    for (const entry of this.entries) await this.write(centralRecord(entry));
    await this.write(endRecords(this.entries.length, this.size - start, start));
    await this.flush();
    await this.file.sync();
    await this.file.close();
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  /** With what was not handed on yet. */
  private get size(): number {
    return this.file.size + this.held;
  }

  private async write(bytes: Uint8Array): Promise<void> {
    this.waiting.set(bytes, this.held);
    this.held += bytes.length;
    if (this.held >= SMALL) await this.flush();
  }

  private async flush(): Promise<void> {
    const { held } = this;
    // One at a time: nobody writes into it before this is through.
    this.held = 0;
    if (held > 0) await this.file.write(this.waiting.subarray(0, held));
  }
}

/**
 * For a small file: room for one that does not get smaller, and a window that holds it. The usual 16 kB and 256 kB for each of many would
 * be garbage faster than it is collected.
 */
function packing(size: number): ZlibOptions {
  const windowBits = Math.min(15, Math.max(9, Math.ceil(Math.log2(size + 1))));
  const memLevel = Math.min(8, windowBits - 6);
  return { ...DEFLATE, chunkSize: size + Math.ceil(size / 1024) * 8 + 64, windowBits, memLevel };
}

function plain(path: string): Entry {
  return { name: path, method: 0, offset: 0, folder: false, crc: 0, packed: 0, size: 0 };
}

interface Packer {
  /** Done when the chunk may be used for something else. */
  write(chunk: Uint8Array): Promise<void>;
  /** Done when all of it is written. */
  end(): Promise<void>;
}

function deflating(write: (chunk: Uint8Array) => Promise<void>): Packer {
  const deflate = createDeflateRaw(DEFLATE);
  const writing = (async () => {
    for await (const chunk of deflate) await write(chunk as Uint8Array);
  })();
  // Told to whoever writes next, or ends it.
  writing.catch(() => undefined);
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        deflate.write(chunk, (error) => (error ? reject(error) : resolve()));
      }),
    async end() {
      deflate.end();
      await writing;
    },
  };
}

function localHeader({ name: path, method, crc, packed, size }: Entry, zip64: boolean): Uint8Array {
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

function centralRecord({ name: path, method, crc, packed, size, offset, folder }: Entry): Uint8Array {
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
  head.writeUInt32LE(folder ? ((0o040755 << 16) | 0x10) >>> 0 : (0o100644 << 16) >>> 0, 38);
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

function endRecords(count: number, size: number, start: number): Uint8Array {
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
