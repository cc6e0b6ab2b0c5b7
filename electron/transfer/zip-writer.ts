import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { KnownError } from '../../shared/contract/errors.ts';
import { deflateSmall, deflating } from './deflate.ts';
import { gathered, newFile, type FileWriter } from './file-writer.ts';
import { DISK, type Disk } from './disk.ts';
import type { FileHash } from './file-thread.ts';
import { pump, type Memory, type ReadChunks } from './pump.ts';
import { centralRecord, endRecords, LARGE, localHeader, plainEntry, type ZipEntry } from './zip-records.ts';

/*
 * Writes a zip entry after entry, in constant memory. Times and owners of files do not count: the same files give the same bytes.
 */

export type Compression = 'store' | 'deflate';

/** A file up to this size is held whole, so that its header is written once; also what is written at once. */
const SMALL = 1024 * 1024;

export interface NewEntry {
  readonly path: string;
  /** Bytes, as it was listed: the data must have exactly so many. */
  readonly size: number;
  /** Permissions, as POSIX's bits. */
  readonly mode?: number | null;
  /** A small file at once, in the memory given; null where that is not possible. */
  whole?(memory?: Uint8Array): Uint8Array | null;
}

export class ZipWriter {
  private readonly file: FileWriter;
  private readonly entries: ZipEntry[] = [];
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
    const entry = { ...plainEntry(`${path}/`), offset: this.size, folder: true };
    await this.write(localHeader(entry, false));
    this.entries.push(entry);
  }

  /** Returns what went in, before it was packed. Error `source-changed`. */
  async add({ path, size, mode, whole: wholeOf }: NewEntry, read: ReadChunks, signal?: AbortSignal): Promise<FileHash> {
    const method = this.compression === 'deflate' && size > 0 ? 8 : 0;
    const entry = { ...plainEntry(path, mode ?? undefined), method, size, offset: this.size };
    const changed = () => new KnownError('source-changed', `${path} changed while it was copied.`, { path });
    if (size <= SMALL) {
      const content = wholeOf?.(this.slot) ?? (await gathered(read(this.memory), size, signal));
      if (content.length !== size) throw changed();
      const data = method === 0 ? content : deflateSmall(content);
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
