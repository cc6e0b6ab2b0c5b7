import { KnownError } from '../../shared/contract/errors.ts';
import type { Entry } from './source.ts';

/** Folders and files made from a flat list of paths (a zip's directory, what a tab dropped). */
export class TreeIndex {
  private readonly folders = new Map<string, Entry[]>([['', []]]);
  private readonly entries = new Map<string, Entry>();

  constructor(files: readonly Pick<Entry, 'path' | 'size' | 'mode'>[]) {
    for (const { path, ...file } of files) {
      if (path.endsWith('/')) this.folder(path.slice(0, -1));
      else this.add({ path, name: path.slice(path.lastIndexOf('/') + 1), type: 'file', ...file });
    }
    for (const list of this.folders.values()) list.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  list(path: string): Promise<Entry[]> {
    const list = this.folders.get(path);
    return list === undefined ? Promise.reject(this.notFound(path)) : Promise.resolve(list);
  }

  stat(path: string): Entry | null {
    if (path === '') return { path: '', name: '', type: 'folder', size: 0 };
    return this.entries.get(path) ?? null;
  }

  notFound(path: string): KnownError {
    return new KnownError('not-found', `There is no ${path} in it.`, { path });
  }

  private add(entry: Entry): void {
    if (this.entries.has(entry.path)) return;
    this.entries.set(entry.path, entry);
    const parent = entry.path.slice(0, Math.max(0, entry.path.lastIndexOf('/')));
    this.folder(parent).push(entry);
  }

  /** The list of a folder, made with its parents on first sight. */
  private folder(path: string): Entry[] {
    const known = this.folders.get(path);
    if (known !== undefined) return known;
    const list: Entry[] = [];
    this.folders.set(path, list);
    this.add({ path, name: path.slice(path.lastIndexOf('/') + 1), type: 'folder', size: 0 });
    return list;
  }
}
