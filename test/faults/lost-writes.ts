import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Disk, Failpoint } from '../../electron/transfer/disk.ts';

/*
 * A model of a power cut. A file holds what it held when it was synced last; a folder lists what it listed when it was synced last;
 * everything else is gone. Databases sync themselves: what SQLite wrote is taken as it is.
 */

/** What of the unsynced survives. nothing: neither data nor names. names: every name, and half of the data that was never synced. */
export type Loss = 'nothing' | 'names';

/** A file or folder whatever it is called; numbers alone are used again. */
type Identity = string;
type Entry = { readonly id: Identity; readonly folder: boolean };
/** What is left: path to content; null for a folder. */
export type Remains = ReadonlyMap<string, Uint8Array | null>;

export interface Cut {
  readonly at: number;
  readonly before: string;
  readonly remains: Readonly<Record<Loss, Remains>>;
}

const OWN = /\.db(?:-journal|-wal)?$/;

export class PowerCuts {
  readonly cuts: Cut[] = [];
  private readonly root: string;
  private readonly contents = new Map<Identity, Uint8Array>();
  private readonly listings = new Map<Identity, ReadonlyMap<string, Entry>>();
  private readonly wanted: (at: number) => boolean;
  private syncing = new Set<string>();
  private folder: string | null = null;
  private calls = 0;

  /** All that is below `root` now lasts. `wanted`: before which calls a cut is kept. */
  constructor(root: string, wanted: (at: number) => boolean) {
    this.root = root;
    this.wanted = wanted;
    this.settle(root);
  }

  /** A disk that tells the model of every call, and passes it on. */
  disk(disk: Disk): Disk {
    const failpoint: Failpoint = (operation, file) => {
      this.settleFolder();
      if (operation === 'close') this.settleFile(file);
      // Nothing is renamed while files are being copied: what was synced before has come to its end.
      if (operation === 'rename' || operation === 'link') for (const each of this.syncing) this.settleFile(each);
      this.keep(`${operation} ${path.relative(this.root, file)}`);
      if (operation === 'fsync') this.syncing.add(file);
      if (operation === 'fsync-folder') this.folder = file;
      return undefined;
    };
    return { ...disk, failpoint };
  }

  /** The last cut: after everything, when success was reported. */
  end(): Cut {
    this.settleFolder();
    return { at: this.calls, before: 'the end', remains: this.remains() };
  }

  private keep(before: string): void {
    const at = this.calls;
    this.calls += 1;
    if (this.wanted(at)) this.cuts.push({ at, before, remains: this.remains() });
  }

  private remains(): Cut['remains'] {
    return { nothing: this.durable(), names: this.named() };
  }

  private settle(folder: string): void {
    this.listings.set(idOf(folder), listingOf(folder));
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) this.settle(place);
      else this.contents.set(idOf(place), readFileSync(place));
    }
  }

  private settleFolder(): void {
    const { folder } = this;
    this.folder = null;
    if (folder !== null && exists(folder)) this.listings.set(idOf(folder), listingOf(folder));
  }

  private settleFile(file: string): void {
    if (this.syncing.delete(file) && exists(file)) this.contents.set(idOf(file), readFileSync(file));
  }

  private durable(): Remains {
    const left = new Map<string, Uint8Array | null>();
    const walk = (id: Identity, place: string) => {
      for (const [name, entry] of this.listings.get(id) ?? []) {
        const here = path.join(place, name);
        if (!entry.folder) left.set(here, this.contentOf(entry.id, here) ?? Buffer.alloc(0));
        else {
          left.set(here, null);
          walk(entry.id, here);
        }
      }
    };
    walk(idOf(this.root), this.root);
    return left;
  }

  private named(): Remains {
    const left = new Map<string, Uint8Array | null>();
    for (const entry of readdirSync(this.root, { recursive: true, withFileTypes: true })) {
      const here = path.join(entry.parentPath, entry.name);
      if (entry.isDirectory()) left.set(here, null);
      else left.set(here, this.contentOf(idOf(here), here) ?? half(readFileSync(here)));
    }
    return left;
  }

  private contentOf(id: Identity, place: string): Uint8Array | undefined {
    return OWN.test(place) && exists(place) ? readFileSync(place) : this.contents.get(id);
  }
}

/** Puts what is left in the place of what was there. */
export function putBack(root: string, remains: Remains): void {
  for (const name of readdirSync(root)) rmSync(path.join(root, name), { recursive: true, force: true });
  for (const [place, content] of remains) {
    if (content === null) mkdirSync(place, { recursive: true });
    else {
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(`${place}~`, content);
      renameSync(`${place}~`, place);
    }
  }
}

function listingOf(folder: string): Map<string, Entry> {
  return new Map(
    readdirSync(folder, { withFileTypes: true }).map((entry) => [
      entry.name,
      { id: idOf(path.join(folder, entry.name)), folder: entry.isDirectory() },
    ]),
  );
}

function idOf(place: string): Identity {
  const { ino, birthtimeNs } = lstatSync(place, { bigint: true });
  return `${ino}-${birthtimeNs}`;
}

function exists(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false }) !== undefined;
}

function half(content: Uint8Array): Uint8Array {
  return content.subarray(0, Math.floor(content.length / 2));
}
