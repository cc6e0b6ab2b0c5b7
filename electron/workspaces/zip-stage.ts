import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { CopiedFile } from '../../shared/export/journal.ts';
import { MANIFEST_FILE, manifestText, type Manifest } from '../../shared/export/manifest.ts';
import { openSource } from '../sources/open-source.ts';
import type { Source } from '../sources/source.ts';
import { breath } from '../transfer/breath.ts';
import type { Disk } from '../transfer/disk.ts';
import type { FileHash } from '../transfer/file-thread.ts';
import type { ReadChunks } from '../transfer/pump.ts';
import { ZipWriter, type Compression } from '../transfer/zip-writer.ts';
import { stale } from './expected.ts';
import type { Committed, PutFile, Registration, Staging } from './workspace.ts';
import { digestIn, entryHash, folderInZip, manifestOf } from './zip-contents.ts';
import type { ZipName } from './zip-name.ts';

/** The one version that a zip holds. */
export const VERSION = '1';

/** One port into a zip: made under another name, and read back whole before it gets its own. */
export class ZipStage implements Staging {
  private readonly name: ZipName;
  private readonly compression: Compression;
  private readonly disk: Disk;
  private writer: ZipWriter | null = null;
  private published: Source | null = null;
  private readonly folderName: string;
  private readonly beside: readonly string[];
  /** An earlier try gave it its name, and was cut off before that was written down. */
  private named = false;
  private turn: Promise<unknown> = Promise.resolve();

  /** `beside`: names of what goes beside the model's folder. */
  constructor(
    name: ZipName,
    {
      compression,
      disk,
      beside = [],
    }: { compression: Compression; disk: Disk; beside?: readonly string[] | undefined },
  ) {
    this.name = name;
    this.beside = beside;
    this.compression = compression;
    this.disk = disk;
    this.folderName = folderInZip(name.file, beside);
  }

  putFolder(inside: string): Promise<void> {
    return this.next(async (writer) => writer.folder(`${this.folderName}/${inside}`));
  }

  putFile(file: PutFile, read: ReadChunks, signal?: AbortSignal): Promise<CopiedFile> {
    const { path: inside } = file;
    return this.next(async (writer) => {
      // Many wait for their turn.
      signal?.throwIfAborted();
      return { path: inside, ...(await writer.add({ ...file, path: `${this.folderName}/${inside}` }, read, signal)) };
    });
  }

  /** Entry after entry as well: side by side each would read the piece of the zip anew that holds many of them. */
  readBack(inside: string, signal?: AbortSignal): Promise<FileHash | null> {
    return this.inTurn(async () => {
      signal?.throwIfAborted();
      const source = this.published;
      if (source === null) return null;
      const place = `${this.folderName}/${inside}`;
      const entry = await source.stat(place);
      return entry?.type === 'file' ? entryHash(source, entry, signal) : null;
    });
  }

  drop(): Promise<void> {
    // A zip that stopped halfway is begun anew with its first entry.
    return Promise.resolve();
  }

  settle(): Promise<void> {
    // A zip that stopped halfway is begun anew: it is synced when it is whole.
    return Promise.resolve();
  }

  async kept(digest: string): Promise<boolean> {
    const current = this.name.current();
    if (current === null) return false;
    const source = await openSource({ kind: 'path', path: this.name[current] }).catch(() => null);
    const manifest = source === null ? null : await manifestOf(source).catch(() => null);
    if (manifest?.digest === digest) this.published = source;
    else await source?.close();
    this.named = current === 'file' && this.published !== null;
    return this.published !== null;
  }

  async publish(manifest: Manifest, beside: Readonly<Record<string, string>> = {}): Promise<string> {
    if (this.published !== null) return this.name.partial;
    await this.next(async (writer) => {
      const text = Buffer.from(manifestText(manifest));
      await writer.add({ path: MANIFEST_FILE, size: text.length }, () => once(text));
      for (const [name, said] of Object.entries(beside)) {
        const bytes = Buffer.from(said);
        await writer.add({ path: name, size: bytes.length }, () => once(bytes));
      }
      await writer.finish();
      this.writer = null;
    });
    this.name.made();
    this.published = await openSource({ kind: 'path', path: this.name.partial });
    return this.name.partial;
  }

  async commit({ digest, expected }: Registration): Promise<Committed> {
    await this.published?.close();
    const done = { version: VERSION, made: true, aliasBefore: null, also: [], taken: {} };
    const { file } = this.name;
    if (this.named) {
      this.name.clear();
      return { ...done, existing: false };
    }
    this.name.letGo();
    if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) {
      // Read, not believed: its manifest may belong to other files. What is no zip is in the way as well.
      if ((await digestIn(file, this.beside).catch(() => null)) === digest) {
        await this.abort();
        return { ...done, made: false, existing: true };
      }
      if (expected !== null) throw stale('file', `${path.basename(file)} is there now.`, '-', path.basename(file));
    }
    this.name.give();
    return { ...done, existing: false };
  }

  async abort(): Promise<void> {
    await this.close();
    this.name.clear();
  }

  async close(): Promise<void> {
    await this.published?.close();
    this.published = null;
    await this.writer?.close();
    this.writer = null;
  }

  /** Entries follow each other. */
  private next<T>(act: (writer: ZipWriter) => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      if (this.writer === null) {
        this.name.begin();
        this.writer = await ZipWriter.open(this.name.partial, this.compression, this.disk);
      }
      return act(this.writer);
    });
  }

  /** One call at a time, in the order in which they came. */
  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.turn.then(breath).then(act);
    this.turn = result.catch(() => undefined);
    return result;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
