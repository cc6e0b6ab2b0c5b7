import { visible } from '../safety/visible.ts';
import { compareTree, type Manifest, type TreeDifference } from './manifest.ts';
import type { PlannedFile } from './plan.ts';

export interface WholeTree {
  readonly files: readonly PlannedFile[];
  readonly folders: readonly string[];
  /** Links and special files, named as they are shown. */
  readonly odd: readonly string[];
}

/** `compareTree` with empty folders, and with links and special files, which no port brings. A folder with something in it is told by that. */
export function compareWhole(manifest: Pick<Manifest, 'files' | 'folders'>, now: WholeTree): TreeDifference {
  const files = compareTree(manifest, now.files);
  const odd = new Set(now.odd);
  const known = new Set([...pathsOf(manifest.files), ...manifest.folders].map(visible));
  const isReplaced = (path: string) => odd.has(visible(path));
  const hollowNow = hollow(now.folders, [...pathsOf(now.files), ...now.odd]);
  const [before, after] = [new Set(manifest.folders), new Set(now.folders)];
  const gone = hollow(manifest.folders, pathsOf(manifest.files)).filter((path) => !after.has(path));
  return {
    missing: [
      ...files.missing.filter((path) => !isReplaced(path)),
      ...gone.filter((path) => !isReplaced(path)).map((path) => `${path}/`),
    ],
    changed: [...files.changed, ...[...files.missing, ...gone].filter(isReplaced)],
    added: [
      ...files.added,
      ...now.odd.filter((path) => !known.has(path)),
      // Python makes its folder before it writes into it.
      ...hollowNow.filter((path) => !before.has(path) && !/(?:^|\/)__pycache__$/.test(path)).map((path) => `${path}/`),
    ],
  };
}

function pathsOf(files: readonly { readonly path: string }[]): string[] {
  return files.map(({ path }) => path);
}

/** Folders with nothing in them. */
function hollow(folders: readonly string[], paths: readonly string[]): string[] {
  const filled = new Set([...folders, ...paths].map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))));
  return folders.filter((path) => !filled.has(path));
}
