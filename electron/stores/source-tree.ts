import { toErrorData } from '../../shared/contract/errors.ts';
import { limited } from './limited.ts';
import type { Source } from '../sources/source.ts';
import { below, failure, FILE_LIMIT, type StoreTree, type TreeEntry, type TreeFailure } from './store-tree.ts';

/** Files that are asked for at once: a browser tab answers each in about a millisecond. */
const AT_ONCE = 16;
/** Folders and files of one store; as many as a tab may list. */
const ENTRIES = 400_000;

type Listing = ReadonlyMap<string, readonly TreeEntry[]>;

/** A store in a zip, or in a folder that a browser tab holds: names are known at once, bytes are fetched when they are wanted. */
export class SourceTree implements StoreTree {
  readonly folder = null;
  private readonly source: Source;
  private readonly listing: Listing;
  /** The folder in the source. */
  private readonly root: string;
  private readonly bytes = new Map<string, Buffer | TreeFailure>();

  private constructor(source: Source, listing: Listing, root: string) {
    this.source = source;
    this.listing = listing;
    this.root = root;
  }

  static async open(source: Source, signal?: AbortSignal): Promise<SourceTree> {
    const listing = new Map<string, TreeEntry[]>();
    const rest = [''];
    let count = 0;
    for (let folder = rest.pop(); folder !== undefined && count < ENTRIES; folder = rest.pop()) {
      signal?.throwIfAborted();
      const entries = await source.list(folder);
      count += entries.length;
      listing.set(
        folder,
        entries.map(({ name, type }) => ({ name, type })),
      );
      for (const { path, type } of entries) if (type === 'folder') rest.push(path);
    }
    return new SourceTree(source, listing, '');
  }

  /** The same below one of its folders. */
  within(folder: string): SourceTree {
    return new SourceTree(this.source, this.listing, this.place(folder));
  }

  entries(folder: string): readonly TreeEntry[] | TreeFailure {
    return this.listing.get(this.place(folder)) ?? failure('missing');
  }

  read(file: string): Buffer | TreeFailure {
    return this.bytes.get(this.place(file)) ?? failure('missing');
  }

  isFolder(folder: string): boolean {
    return this.listing.has(this.place(folder));
  }

  /** Where a folder of the store is in the source. */
  place(inside: string): string {
    return inside === '' ? this.root : below(this.root, inside);
  }

  async fetch(places: readonly string[], signal?: AbortSignal): Promise<void> {
    const wanted = places.flatMap((place) => this.filesAt(this.place(place))).filter((file) => !this.bytes.has(file));
    await limited(AT_ONCE, wanted, async (file) => {
      signal?.throwIfAborted();
      this.bytes.set(file, await this.fetchFile(file));
    });
  }

  forget(folder: string): void {
    const start = `${this.place(folder)}/`;
    for (const file of this.bytes.keys()) if (file.startsWith(start)) this.bytes.delete(file);
  }

  private async fetchFile(file: string): Promise<Buffer | TreeFailure> {
    try {
      const bytes = await this.source.read(file, FILE_LIMIT + 1);
      if (bytes.length > FILE_LIMIT) return failure('too-large', '', bytes.length);
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    } catch (error) {
      const { code } = toErrorData(error);
      return failure(code === 'not-found' ? 'missing' : code === 'is-a-link' ? 'link' : 'cannot-read', code);
    }
  }

  /** The file itself, or those below the folder. */
  private filesAt(place: string): string[] {
    const entries = this.listing.get(place);
    if (entries === undefined) {
      const cut = place.lastIndexOf('/');
      const parent = this.listing.get(cut < 0 ? '' : place.slice(0, cut));
      const name = place.slice(cut + 1);
      return parent?.some((entry) => entry.name === name && entry.type === 'file') === true ? [place] : [];
    }
    return entries.flatMap(({ name, type }) => {
      const inside = below(place, name);
      return type === 'folder' ? this.filesAt(inside) : type === 'file' ? [inside] : [];
    });
  }
}
