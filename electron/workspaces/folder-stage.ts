import { hash } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { CopiedFile } from '../../shared/export/journal.ts';
import { manifestText, type Manifest } from '../../shared/export/manifest.ts';
import { gathered, writeLargeFile, writeSmallFile } from '../transfer/file-writer.ts';
import { DISK, ensureFolder, syncFolder, type Disk } from '../transfer/disk.ts';
import { moveFolder } from '../transfer/publish.ts';
import { removeFile, removeForGood, removeTree } from '../transfer/remove.ts';
import { replaceFrom } from '../transfer/write-file.ts';
import type { FileHash } from '../transfer/file-thread.ts';
import { SMALL, type ReadChunks } from '../transfer/pump.ts';
import { fileHash } from './digest.ts';
import type { PutFile, Staging } from './workspace.ts';
import { pathsOf, type Home, type PortPaths } from './home.ts';

/** A model's files on their way: copied into the port's own folder, synced, then moved to their last place whole. */
export class FolderStage {
  readonly paths: PortPaths;
  /** Where the files are in the end. */
  readonly location: string;
  /** The manifest while it is written: a kill may leave it. */
  private readonly draft: string;
  private readonly disk: Disk;
  private readonly made = new Set<string>();
  private published = false;

  constructor(home: Home, port: string, disk: Disk = DISK) {
    this.paths = pathsOf(home, port);
    this.location = path.join(home.artifacts, port);
    this.draft = `${this.paths.manifest}.new`;
    this.disk = disk;
  }

  /** A folder's part of a staging; what makes the version, and when nothing may be taken away, its registry knows. */
  files(): Omit<Staging, 'commit' | 'abort'> {
    return {
      putFolder: (inside) => this.putFolder(inside),
      putFile: (given, read, signal) => this.putFile(given, read, signal),
      readBack: (inside, signal, onBytes) => this.readBack(inside, signal, onBytes),
      drop: (inside) => this.drop(inside),
      settle: () => this.settle(),
      publish: (manifest) => this.publish(manifest),
      close: () => Promise.resolve(),
    };
  }

  async putFolder(inside: string): Promise<void> {
    this.ensure(this.at(inside));
  }

  /** Error `source-changed` where there are not as many bytes as were listed. */
  async putFile(
    { path: inside, size: listed, mode, whole }: PutFile,
    read: ReadChunks,
    signal?: AbortSignal,
  ): Promise<CopiedFile> {
    const file = this.at(inside);
    this.ensure(path.dirname(file));
    const permissions = this.permissions(mode ?? null);
    const put = async () =>
      listed > SMALL
        ? writeLargeFile(file, read, signal, this.disk, permissions)
        : this.putSmall(file, whole?.() ?? (await gathered(read(), listed, signal)), permissions);
    const { size, digest } = await put().catch((error: unknown) => {
      if (!isLost(error)) throw error;
      removeFile(file, this.disk);
      return put();
    });
    if (size !== listed)
      throw new KnownError('source-changed', `${inside} changed while it was copied.`, { path: inside });
    return { path: inside, size, digest };
  }

  /**
   * A script stays one, and what few may read is not read by more. As `cp` and MLflow keep them, given when a file is made: at no moment has
   * it more. Windows has rights of another kind, which are the folder's.
   */
  private permissions(mode: number | null): number | undefined {
    return mode === null || this.disk.platform === 'win32' ? undefined : mode;
  }

  private async putSmall(file: string, bytes: Uint8Array, mode?: number): Promise<FileHash> {
    await writeSmallFile(file, bytes, this.disk, mode);
    return { size: bytes.length, digest: hash('sha256', bytes, 'hex') };
  }

  /** Folders are looked for once: a model may have many files in each. */
  private ensure(folder: string): void {
    if (!this.made.has(folder)) ensureFolder(folder, this.disk);
    this.made.add(folder);
  }

  readBack(inside: string, signal?: AbortSignal, onBytes?: (passed: number) => void): Promise<FileHash | null> {
    this.published ||= this.isPublished();
    return fileHash(this.published ? path.join(this.location, ...inside.split('/')) : this.at(inside), signal, onBytes);
  }

  async drop(inside: string): Promise<void> {
    removeFile(this.at(inside), this.disk);
  }

  /** The names of the files; their bytes were synced one by one. */
  async settle(): Promise<void> {
    if (!this.isPublished()) syncAll(this.paths.stage, this.disk);
  }

  async publish(manifest: Manifest): Promise<string> {
    replaceFrom(this.draft, this.paths.manifest, manifestText(manifest), this.disk);
    if (this.isPublished()) {
      // A power cut may leave the old name beside the new one.
      removeForGood(this.paths.stage, this.disk);
      return this.location;
    }
    ensureFolder(path.dirname(this.location), this.disk);
    moveFolder(this.paths.stage, this.location, this.disk);
    syncFolder(this.paths.folder, this.disk);
    return this.location;
  }

  /** Everything but the journal. What is published is first moved away whole: never is half of it in its place. */
  async abort(): Promise<void> {
    const { stage, desk, folder } = this.paths;
    const away = path.join(folder, 'away');
    removeTree(away, this.disk);
    removeFile(this.draft, this.disk);
    if (this.isPublished()) {
      moveFolder(this.location, away, this.disk);
      syncFolder(path.dirname(this.location), this.disk);
    }
    for (const place of [away, stage, desk]) removeForGood(place, this.disk);
  }

  /** A version never refers to files that are not there. Error `plan-stale`. */
  checkPublished(): void {
    if (!this.isPublished())
      throw new KnownError('plan-stale', 'The version that held the same is gone.', {
        what: 'version',
        planned: '+',
        now: '-',
      });
  }

  private at(inside: string): string {
    // The names come from a listing of the source; one that leads out is an error of ours.
    if (inside.split('/').some((part) => part === '' || part === '.' || part === '..'))
      throw new KnownError('path-escapes', `${inside} leads out of the model.`, { path: inside });
    return path.join(this.paths.stage, ...inside.split('/'));
  }

  private isPublished(): boolean {
    return lstatSync(this.location, { throwIfNoEntry: false }) !== undefined;
  }
}

/**
 * What a failed sync left on the disk nobody knows, and a second sync of the same file would tell nothing: the file is made anew, once.
 */
function isLost(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code === 'EIO' && syscall === 'fsync';
}

/** The folders of a tree, the deepest first, so that each entry lasts before what holds it. */
function syncAll(folder: string, disk: Disk): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) syncAll(path.join(folder, entry.name), disk);
  syncFolder(folder, disk);
}
