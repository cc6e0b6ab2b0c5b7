import { opendirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { counts, DATABASES } from '../stores/find-store.ts';

/**
 * Whether two places stand for one workspace: a folder, the store in it and the only folder in it that holds a store, whatever links of
 * either kind lead there. What is not there (any more) is told by its path. Little is looked at, and nothing is read: this is asked of
 * every workspace that has a name.
 */
export function isSamePlace(place: string, given: string): boolean {
  const [one, other] = [real(place), real(given)];
  if (folderOf(one) === folderOf(other)) return true;
  const those = new Set(standingFor(other));
  return standingFor(one).some((each) => those.has(each));
}

/** Databases of other names are each their own. */
function folderOf(place: string): string {
  return /[\\/](?:mlruns|mlflow\.db|mlruns\.db)$/.test(place) ? path.dirname(place) : place;
}

/** What the system calls everything that a store of this place may be: `findStore` looks for one in the same places. */
function standingFor(place: string): string[] {
  const folders = [place, onlyFolderIn(place) ?? []].flat();
  const inside = folders.flatMap((folder) => [...DATABASES, 'mlruns'].map((name) => path.join(folder, name)));
  return [...folders, ...inside].flatMap((each) => identityOf(each) ?? []);
}

/** null where nothing is there, or where the system does not number its files. */
function identityOf(place: string): string | null {
  try {
    const stat = statSync(place, { bigint: true, throwIfNoEntry: false });
    return stat === undefined || stat.ino === 0n ? null : `${stat.dev} ${stat.ino}`;
  } catch {
    return null;
  }
}

/** Not all of a folder is listed: two are enough to know. */
function onlyFolderIn(place: string): string | null {
  try {
    const folder = opendirSync(place);
    try {
      let only: string | null = null;
      for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
        if (!counts(entry.name)) continue;
        if (only !== null || !entry.isDirectory()) return null;
        only = path.join(place, entry.name);
      }
      return only;
    } finally {
      folder.closeSync();
    }
  } catch {
    return null;
  }
}

function real(place: string): string {
  try {
    return realpathSync(path.resolve(place));
  } catch {
    return path.resolve(place);
  }
}
