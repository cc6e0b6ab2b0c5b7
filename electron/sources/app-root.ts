import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's (or packed app's) root: everything is bundled into dist/node/, two folders below it, chunks three. */
export const APP_ROOT = findRoot(import.meta.dirname);

function findRoot(from: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    try {
      readFileSync(path.join(folder, 'package.json'));
      return folder;
    } catch {
      if (folder === path.dirname(folder)) throw new Error(`no package.json above ${from}`);
    }
  }
}
