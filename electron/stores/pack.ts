import { SMALL, type DiskTree } from './disk-tree.ts';
import { below, type TreeEntry } from './store-tree.ts';

/** Of many folders in one piece of memory no more than this: what does not fit is read where it is needed. */
const PACK = 8 * 1024 * 1024;
const START = 512 * 1024;
const DEPTH = 64;
const TYPES = ['file', 'folder', 'link', 'special'] as const;
/** In place of a length: not packed. */
const NONE = 0xffffffff;
/** Type, length of the name, length of the content or number of entries. */
const HEAD = 1 + 2 + 4;

/**
 * Folders with all that is below some of their parts, as bytes that another thread hands over without copying: a count, then for
 * each entry its head, its name and what it holds. What is too large, cannot be read or is a link goes by name alone.
 */
export function pack(tree: DiskTree, folders: readonly string[], parts: ReadonlySet<string>): Uint8Array<ArrayBuffer> {
  const packer = new Packer(tree);
  for (const folder of folders) packer.folder(folder, parts, 0);
  return packer.done();
}

class Packer {
  private bytes = Buffer.from(new ArrayBuffer(START));
  private at = 0;
  private readonly tree: DiskTree;

  constructor(tree: DiskTree) {
    this.tree = tree;
  }

  folder(folder: string, parts: ReadonlySet<string> | null, depth: number): void {
    const entries = this.tree.entries(folder);
    this.need(4);
    if ('failed' in entries || depth > DEPTH) return void this.number(NONE);
    this.number(entries.length);
    for (const { name, type } of entries) {
      const content = type === 'file' && parts === null ? this.content(below(folder, name)) : null;
      const wanted = type === 'folder' && (parts === null || parts.has(name));
      this.need(HEAD + name.length * 3 + (content?.length ?? 0));
      const head = this.at;
      this.at += HEAD;
      const length = this.bytes.write(name, this.at);
      this.bytes.writeUInt8(TYPES.indexOf(type) + (wanted ? TYPES.length : 0), head);
      this.bytes.writeUInt16LE(length, head + 1);
      this.bytes.writeUInt32LE(content?.length ?? NONE, head + 3);
      this.at += length;
      if (content !== null) this.at += content.copy(this.bytes, this.at);
      if (wanted) this.folder(below(folder, name), null, depth + 1);
    }
  }

  done(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.bytes.buffer, 0, this.at);
  }

  private content(file: string): Buffer | null {
    if (this.at > PACK) return null;
    const bytes = this.tree.read(file, SMALL);
    return 'failed' in bytes ? null : bytes;
  }

  private number(value: number): void {
    this.at = this.bytes.writeUInt32LE(value, this.at);
  }

  private need(count: number): void {
    if (this.at + count <= this.bytes.length) return;
    const larger = Buffer.from(new ArrayBuffer(Math.max(this.bytes.length * 2, this.at + count)));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}

export type Listings = Map<string, readonly TreeEntry[]>;

/** Adds what `pack` packed of these folders to `listings`, by the folders' names; nothing where a folder could not be listed. */
export function unpack(packed: Uint8Array, folders: readonly string[], listings: Listings): void {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.length);
  let at = 0;
  const folder = (name: string): void => {
    const count = bytes.readUInt32LE(at);
    at += 4;
    if (count === NONE) return;
    const entries: TreeEntry[] = [];
    listings.set(name, entries);
    for (let left = count; left > 0; left -= 1) {
      const kind = bytes[at] ?? 0;
      const length = bytes.readUInt16LE(at + 1);
      const size = bytes.readUInt32LE(at + 3);
      at += HEAD + length;
      const own = bytes.toString('utf8', at - length, at);
      const type = TYPES[kind % TYPES.length] ?? 'special';
      if (size === NONE) entries.push({ name: own, type });
      else {
        entries.push({ name: own, type, bytes: bytes.subarray(at, at + size) });
        at += size;
      }
      if (kind >= TYPES.length) folder(below(name, own));
    }
  };
  for (const name of folders) folder(name);
}
