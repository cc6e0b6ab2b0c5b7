import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { CopiedFile } from '../../shared/export/journal.ts';
import { manifestText, type Manifest } from '../../shared/export/manifest.ts';
import {
  DISK,
  ensureFolder,
  moveFolder,
  removeFile,
  removeForGood,
  removeTree,
  replaceFrom,
  syncFolder,
  writeNewFile,
  writeSmallFile,
  type Disk,
} from '../transfer/fs.ts';
import { counted, fileDigest } from './digest.ts';
import type { Staging } from './workspace.ts';
import { pathsOf, type Home, type PortPaths } from './home.ts';

/** A model's files on their way: copied into the port's own folder, synced, then moved to their last place whole. */
export class FolderStage {
  readonly paths: PortPaths;
  /** Where the files are in the end. */
  readonly location: string;
  /** The manifest while it is written: a kill may leave it. */
  private readonly draft: string;
  private readonly disk: Disk;

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
      putFile: (given, chunks, signal) => this.putFile(given, chunks, signal),
      readBack: (inside, signal) => this.readBack(inside, signal),
      drop: (inside) => this.drop(inside),
      settle: () => this.settle(),
      publish: (manifest) => this.publish(manifest),
      close: () => Promise.resolve(),
    };
  }

  async putFolder(inside: string): Promise<void> {
    ensureFolder(this.at(inside), this.disk);
  }

  /** Error `source-changed` where there are not as many bytes as were listed. */
  async putFile(
    { path: inside, size: listed }: { readonly path: string; readonly size: number },
    chunks: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<CopiedFile> {
    const file = this.at(inside);
    ensureFolder(path.dirname(file), this.disk);
    const passing = counted(chunks);
    if (listed > SMALL) await writeNewFile(file, passing.chunks, signal, this.disk);
    else await writeSmallFile(file, await gathered(passing.chunks, listed, signal), this.disk);
    const { size, digest } = passing.result();
    if (size !== listed)
      throw new KnownError('source-changed', `${inside} changed while it was copied.`, { path: inside });
    return { path: inside, size, digest };
  }

  async readBack(inside: string, signal?: AbortSignal): Promise<{ size: number; digest: string } | null> {
    const published = this.isPublished();
    const file = published ? path.join(this.location, ...inside.split('/')) : this.at(inside);
    const stat = lstatSync(file, { throwIfNoEntry: false });
    return stat?.isFile() ? { size: stat.size, digest: await fileDigest(file, signal) } : null;
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

/** A file up to this size is held whole. */
const SMALL = 256 * 1024;

/** What there is, a little beyond what was listed: a file that grows is noticed by its size. */
async function gathered(chunks: AsyncIterable<Uint8Array>, listed: number, signal?: AbortSignal): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    // A reader may use its memory again.
    all.push(Uint8Array.from(chunk));
    size += chunk.length;
    if (size > listed) break;
  }
  return Buffer.concat(all);
}

/** The folders of a tree, the deepest first, so that each entry lasts before what holds it. */
function syncAll(folder: string, disk: Disk): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) syncAll(path.join(folder, entry.name), disk);
  syncFolder(folder, disk);
}
