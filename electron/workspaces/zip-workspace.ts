import { lstatSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { CopiedFile } from '../../shared/export/journal.ts';
import { MANIFEST_FILE, manifestText, readManifest, type Manifest } from '../../shared/export/manifest.ts';
import { DIGEST_TAG } from '../../shared/export/provenance.ts';
import { nameProblem } from '../../shared/safety/path-rules.ts';
import { CAPABILITIES } from '../../shared/workspace/kinds.ts';
import { openSource } from '../sources/open-source.ts';
import type { Entry, Source } from '../sources/source.ts';
import { registeredRow } from '../stores/store-answers.ts';
import type { RegisteredModel } from '../stores/store.ts';
import { breath } from '../transfer/breath.ts';
import { DISK, publishFile, removeFile, syncFolder, type Disk } from '../transfer/fs.ts';
import type { FileHash } from '../transfer/file-thread.ts';
import { hashChunks, type ReadChunks } from '../transfer/pump.ts';
import { ZipWriter, type Compression } from '../transfer/zip-writer.ts';
import { treeDigest } from './digest.ts';
import { stale } from './expected.ts';
import type { Home } from './home.ts';
import { fitsRow, pageOf, wordsOf } from './model-page.ts';
import type { Committed, PutFile, Registration, Staging, Workspace } from './workspace.ts';

/** The one version that a zip holds. */
const VERSION = '1';

export interface ZipOptions {
  readonly compression?: Compression;
  readonly disk?: Disk;
}

/**
 * One model in a zip: its folder, and a manifest beside it with its name, description, tags and aliases. Made under another name
 * and read back whole before it gets its own; never over a file that is there. `home` is where ports keep their journals.
 */
export function zipWorkspace(file: string, home: Pick<Home, 'folder'>, options: ZipOptions = {}): Workspace {
  const { compression = 'store', disk = DISK } = options;
  const model = async (name: string): Promise<RegisteredModel | null> => {
    const found = await manifestIn(file);
    return found === null || found.name !== name ? null : asModel(found);
  };
  return {
    kind: 'zip',
    place: file,
    home,
    capabilities: CAPABILITIES.zip,
    readOnly: null,
    revision: null,
    count: async () => ((await manifestIn(file)) === null ? 0 : 1),
    async page(query) {
      const found = await manifestIn(file);
      const rows = found === null ? [] : [registeredRow(asModel(found))];
      const index = { done: rows.length, of: rows.length };
      return pageOf(
        rows.filter((row) => fitsRow(row, wordsOf(query.search))),
        query,
        index,
      );
    },
    async indexed() {
      const of = (await manifestIn(file)) === null ? 0 : 1;
      return { done: of, of };
    },
    stamp() {
      const stat = lstatSync(file, { throwIfNoEntry: false });
      return stat === undefined ? '-' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
    },
    knownRuns: () => Promise.resolve(new Set<string>()),
    async models() {
      const found = await manifestIn(file);
      return found === null ? [] : [asModel(found)];
    },
    model,
    files: () => Promise.resolve(file),
    plan: () => Promise.resolve({ next: VERSION, fresh: true, aliasBefore: null }),
    begin: async (port) => new ZipStage(file, port, compression, disk),
    async find(_port, name, digest) {
      return (await model(name))?.versions[0]?.tags.get(DIGEST_TAG) === digest ? VERSION : null;
    },
    edit: () => Promise.reject(new KnownError('zip-no-edits', 'A zip is not edited.')),
    undoEdit: (id) => Promise.reject(new KnownError('edit-unknown', `Edit ${id} is not kept.`, { id })),
    async undo({ model: name, digest, existing }) {
      if (existing || (await manifestIn(file))?.name !== name) return [];
      if ((await digestIn(file)) !== digest)
        throw new KnownError('undo-changed', `${path.basename(file)} was changed since.`, {
          path: path.basename(file),
        });
      removeFile(file, disk);
      return [];
    },
  };
}

class ZipStage implements Staging {
  private readonly file: string;
  private readonly partial: string;
  private readonly compression: Compression;
  private readonly disk: Disk;
  private writer: ZipWriter | null = null;
  private published: Source | null = null;
  private folderName = '';
  private turn: Promise<unknown> = Promise.resolve();

  constructor(file: string, port: string, compression: Compression, disk: Disk) {
    this.file = file;
    // By its port: whoever goes on with it finds what a dead process left.
    this.partial = `${file}.${port}.porter-zip`;
    this.compression = compression;
    this.disk = disk;
    this.folderName = folderInZip(file);
  }

  putFolder(inside: string): Promise<void> {
    return this.next(async (writer) => writer.folder(`${this.folderName}/${inside}`));
  }

  putFile(file: PutFile, read: ReadChunks, signal?: AbortSignal): Promise<CopiedFile> {
    const { path: inside, size, whole } = file;
    return this.next(async (writer) => {
      // Many wait for their turn.
      signal?.throwIfAborted();
      return { path: inside, ...(await writer.add(`${this.folderName}/${inside}`, size, read, signal, whole)) };
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

  async publish(manifest: Manifest, beside: Readonly<Record<string, string>> = {}): Promise<string> {
    await this.next(async (writer) => {
      const text = Buffer.from(manifestText(manifest));
      await writer.add(MANIFEST_FILE, text.length, () => once(text));
      for (const [name, said] of Object.entries(beside)) {
        const bytes = Buffer.from(said);
        await writer.add(name, bytes.length, () => once(bytes));
      }
      await writer.finish();
      this.writer = null;
    });
    this.published = await openSource({ kind: 'path', path: this.partial });
    return this.partial;
  }

  async commit({ digest, expected }: Registration): Promise<Committed> {
    await this.published?.close();
    const done = { version: VERSION, made: true, aliasBefore: null, also: [] };
    if (lstatSync(this.file, { throwIfNoEntry: false }) !== undefined) {
      // Read, not believed: its manifest may belong to other files.
      if ((await digestIn(this.file)) === digest) {
        await this.abort();
        return { ...done, made: false, existing: true };
      }
      if (expected !== null)
        throw stale('file', `${path.basename(this.file)} is there now.`, '-', path.basename(this.file));
    }
    publishFile(this.partial, this.file, this.disk);
    syncFolder(path.dirname(this.file), this.disk);
    return { ...done, existing: false };
  }

  async abort(): Promise<void> {
    await this.close();
    removeFile(this.partial, this.disk);
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
        removeFile(this.partial, this.disk);
        this.writer = await ZipWriter.open(this.partial, this.compression, this.disk);
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

/** The model's folder in a zip of this name: one that any system unpacks. */
export function folderInZip(file: string): string {
  const name = path.basename(file).replace(/\.zip$/i, '');
  return nameProblem(name) === null && !name.includes('/') && name !== MANIFEST_FILE ? name : 'model';
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The manifest in a zip of ours; null where there is no zip, or another. */
export async function manifestIn(file: string): Promise<Manifest | null> {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return null;
  const source = await openSource({ kind: 'path', path: file });
  try {
    return await manifestOf(source);
  } finally {
    await source.close();
  }
}

const MANIFEST_LIMIT = 64 * 1024 * 1024;

/** The manifest beside the model's folder of a zip; null where there is none, or none that is ours. */
export async function manifestOf(source: Source): Promise<Manifest | null> {
  const found = await manifestOrDamage(source);
  return found === 'unreadable' ? null : found;
}

/** The same, told apart from a file of that name that is damaged, or is written by somebody else. */
export async function manifestOrDamage(source: Source): Promise<Manifest | 'unreadable' | null> {
  const entry = await source.stat(MANIFEST_FILE);
  if (entry?.type !== 'file') return null;
  if (entry.size > MANIFEST_LIMIT) return 'unreadable';
  return readManifest(new TextDecoder().decode(await source.read(MANIFEST_FILE, entry.size))) ?? 'unreadable';
}

/** The digest of what a zip of ours holds now; null where it holds something else. */
async function digestIn(file: string): Promise<string | null> {
  const source = await openSource({ kind: 'path', path: file });
  try {
    const manifest = await manifestOf(source);
    const folders = (await source.list('')).filter(({ type }) => type === 'folder');
    const [folder] = folders;
    if (manifest === null || folder === undefined || folders.length > 1) return null;
    const files: CopiedFile[] = [];
    for (const { path: inside } of manifest.files) {
      const entry = await source.stat(`${folder.path}/${inside}`);
      if (entry?.type !== 'file') return null;
      files.push({ path: inside, ...(await entryHash(source, entry)) });
    }
    return treeDigest(files);
  } finally {
    await source.close();
  }
}

function entryHash(source: Source, { path: place, size }: Entry, signal?: AbortSignal): Promise<FileHash> {
  return hashChunks(() => source.stream?.(place) ?? none(), size, signal);
}

async function* none(): AsyncGenerator<Uint8Array> {
  // Only a zip is asked, and it streams.
}

function asModel(manifest: Manifest): RegisteredModel {
  const { name, description, tags } = manifest;
  const none = { created: null, updated: null };
  const version = {
    stage: 'None',
    status: 'READY',
    source: null,
    storage: null,
    run: null,
    runLink: null,
    user: null,
    ...none,
  };
  return {
    name,
    workspace: 'default',
    description: null,
    tags: new Map(),
    aliases: new Map(manifest.aliases.map((alias) => [alias, VERSION])),
    versions: [{ version: VERSION, description, tags: new Map(Object.entries(tags)), ...version }],
    ...none,
  };
}
