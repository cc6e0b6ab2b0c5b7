import { lstatSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where artifacts are: at the place that the store names (`here`), at the same place beside the store after it moved from another
 * folder or machine (`moved`), in a service that is named and not asked (`remote`), nowhere (`missing`), or at a name that leads
 * out of where it says (`unsafe`).
 */
export type ArtifactPlace =
  | { readonly state: 'here' | 'moved'; readonly path: string }
  | { readonly state: 'remote' | 'missing' | 'unsafe'; readonly path: null };

/** Folders that MLflow makes beside a database or a file store. */
const BESIDE = ['', 'mlruns', 'mlartifacts', 'artifacts'];
/** The last parts of a location that are looked for: experiment, `models`, id, `artifacts` and a few folders of their own. */
const PARTS = 12;

/** Finds the artifacts of a location (a URI, or a path as MLflow also writes it) for a store in `folder`. Only looks, and follows no link. */
export function findArtifacts(location: string, folder: string): ArtifactPlace {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(location)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'file') return { state: 'remote', path: null };
  const named = scheme === 'file' ? fromUri(location) : location;
  if (named === null) return { state: 'unsafe', path: null };
  const parts = named.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');
  if (parts.includes('..') || named.includes('\0')) return { state: 'unsafe', path: null };
  if (path.isAbsolute(named) && isFolder(named)) return { state: 'here', path: named };
  // The longest part that fits is the surest.
  for (let from = Math.max(0, parts.length - PARTS); from < parts.length - 1; from += 1)
    for (const beside of BESIDE) {
      const candidate = path.join(folder, beside, ...parts.slice(from));
      if (isFolder(candidate)) return { state: 'moved', path: candidate };
    }
  return { state: 'missing', path: null };
}

/** The path in a `file:` URI of any machine; null where an escaped separator or another host hides in it. */
function fromUri(uri: string): string | null {
  if (/%2f|%5c|%00/i.test(uri)) return null;
  try {
    const url = new URL(uri);
    return url.host === '' || url.host === 'localhost' ? fileURLToPath(`file://${url.pathname}`) : null;
  } catch {
    return null;
  }
}

function isFolder(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
