import type { ListedFile } from '../contract/file-methods.ts';

/** A folder of a model with what lies in it, at all depths. */
export interface TreeFolder {
  readonly path: string;
  readonly name: string;
  readonly folders: readonly TreeFolder[];
  readonly files: readonly ListedFile[];
  /** Bytes, and the number of files. */
  readonly size: number;
  readonly count: number;
}

/** A line of the tree; `name` is the last part of its path. */
export type TreeRow =
  | { readonly kind: 'folder'; readonly level: number; readonly name: string; readonly folder: TreeFolder }
  | { readonly kind: 'file'; readonly level: number; readonly name: string; readonly file: ListedFile };

interface Growing {
  readonly path: string;
  readonly folders: Map<string, Growing>;
  readonly files: ListedFile[];
}

/** The folders that a list of files makes. */
export function fileTree(files: readonly ListedFile[]): TreeFolder {
  const growing = new Map<string, Growing>();
  const folderAt = (path: string): Growing => {
    const known = growing.get(path);
    if (known !== undefined) return known;
    const fresh: Growing = { path, folders: new Map(), files: [] };
    growing.set(path, fresh);
    if (path !== '') folderAt(parentOf(path)).folders.set(path, fresh);
    return fresh;
  };
  folderAt('');
  for (const file of files) {
    // An empty folder is a row of the list.
    if (file.type === 'folder') folderAt(file.path);
    else folderAt(parentOf(file.path)).files.push(file);
  }
  return settled(folderAt(''));
}

/** The rows in sight: folders before files, what is inside a folder only where it is open. */
export function treeRows(root: TreeFolder, isOpen: (path: string) => boolean): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (folder: TreeFolder, level: number) => {
    for (const each of folder.folders) {
      rows.push({ kind: 'folder', level, name: each.name, folder: each });
      if (isOpen(each.path)) add(each, level + 1);
    }
    for (const file of folder.files) rows.push({ kind: 'file', level, name: nameOf(file.path), file });
  };
  add(root, 1);
  return rows;
}

/** Paths of the files in a folder that can be read, at all depths. */
export function filesIn(folder: TreeFolder): string[] {
  const paths: string[] = [];
  const add = (each: TreeFolder) => {
    for (const file of each.files) if (file.type === 'file') paths.push(file.path);
    each.folders.forEach(add);
  };
  add(folder);
  return paths;
}

function settled({ path, folders, files }: Growing): TreeFolder {
  const inside = [...folders.values()].map(settled).sort((a, b) => (a.name < b.name ? -1 : 1));
  let size = 0;
  let count = 0;
  for (const folder of inside) {
    size += folder.size;
    count += folder.count;
  }
  for (const file of files) {
    size += file.size ?? 0;
    count += file.type === 'file' ? 1 : 0;
  }
  return { path, name: nameOf(path), folders: inside, files, size, count };
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
