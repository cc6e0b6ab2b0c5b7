import path from 'node:path';
import { ensureFolder, syncFolder, type Disk } from '../transfer/disk.ts';
import { isHeldBy, publishFile } from '../transfer/publish.ts';
import { removeFile } from '../transfer/remove.ts';
import type { Home } from './home.ts';
import { forgetZip, isOwnZip, notedZip, noteZip } from './own-zip.ts';

/** The names of one port's zip: another until it is whole, then its own. What has either of them and is not the port's stays. */
export class ZipName {
  readonly file: string;
  readonly partial: string;
  private readonly home: Pick<Home, 'folder'>;
  private readonly port: string;
  private readonly disk: Disk;

  constructor(file: string, port: string, home: Pick<Home, 'folder'>, disk: Disk) {
    this.file = file;
    this.partial = partialOf(file, port);
    this.home = home;
    this.port = port;
    this.disk = disk;
  }

  /** For a new one: nothing of an earlier try is left, and its folder is there. */
  begin(): void {
    ensureFolder(path.dirname(this.partial), this.disk);
    forgetZip(this.home, this.port, this.disk);
    removeFile(this.partial, this.disk);
  }

  /** It is whole, synced and closed. */
  made(): void {
    noteZip(this.home, this.port, this.partial, true, this.disk);
  }

  /** Which name the zip has that an earlier try made; null where it made none: what was not written down was perhaps not synced. */
  current(): 'file' | 'partial' | null {
    if (notedZip(this.home, this.port) === null) return null;
    return isOwnZip(this.home, this.port, this.file) ? 'file' : 'partial';
  }

  /** Gives it its own; never over another file. Error `target-exists`. */
  give(): void {
    let linked = true;
    publishFile(this.partial, this.file, this.disk, () => {
      linked = false;
      noteZip(this.home, this.port, this.partial, linked, this.disk);
      return holderOf(this.port);
    });
    syncFolder(path.dirname(this.file), this.disk);
    // Windows gives a file on a FAT disk the age of the one whose name it takes.
    if (!linked) noteZip(this.home, this.port, this.file, linked, this.disk);
  }

  /** Lets go of the own name where an earlier try held it, and came no further. */
  letGo(): void {
    if (isHeldBy(this.file, holderOf(this.port))) removeFile(this.file, this.disk);
  }

  /** Removes what has not its own name. */
  clear(): void {
    removeFile(this.partial, this.disk);
    this.letGo();
  }
}

/** By its port: whoever goes on with it finds what a dead process left. */
export function partialOf(file: string, port: string): string {
  return `${file}.${port}.porter-zip`;
}

/** What stands in the file that holds a zip's name where files have no second names: nobody else writes just that. */
export function holderOf(port: string): string {
  return `model-porter ${port}\n`;
}
