import { lstatSync, statSync } from 'node:fs';
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
/** Names of things in the same store; what they lead to is followed before (artifact-location.ts). */
const NAMES = new Set(['runs', 'models']);
/** A server's own storage, which its default puts into `mlartifacts` beside the database (mlflow/cli.py). */
export const PROXIED = 'mlflow-artifacts';

/** Which folders there are. */
export interface Look {
  /** A folder by its place on this machine. */
  here(place: string): boolean;
  /** A folder by its parts from the store. */
  beside(parts: readonly string[]): boolean;
}

/**
 * Where a location (a URI, or a path as MLflow also writes it) is found; beside the store as the parts from there. `windows`: of this
 * machine, on which a backslash parts folders; elsewhere it is a sign of a name.
 */
export function lookFor(
  location: string,
  look: Look,
  windows = path.sep === '\\',
):
  | { readonly state: 'here'; readonly path: string }
  | { readonly state: 'moved'; readonly parts: readonly string[] }
  | { readonly state: 'remote' | 'missing' | 'unsafe' } {
  const scheme = schemeOf(location);
  if (scheme !== null && NAMES.has(scheme)) return { state: 'missing' };
  const far = scheme !== null && scheme !== 'file';
  if (far && scheme !== PROXIED) return { state: 'remote' };
  const named = scheme === null ? location : far ? locationPath(location) : fromUri(location, windows);
  if (named === null) return { state: 'unsafe' };
  if (named.split(/[\\/]/).includes('..') || named.includes('\0')) return { state: 'unsafe' };
  // Whatever does not begin as a path of this machine may have been written on another.
  const separator = !windows && named.startsWith('/') ? /\/+/ : /[\\/]+/;
  const parts = named.split(separator).filter((part) => part !== '' && part !== '.');
  if (!far && path.isAbsolute(named) && look.here(named)) return { state: 'here', path: named };
  // The longest part that fits is the surest.
  for (let from = Math.max(0, parts.length - PARTS); from < parts.length - 1; from += 1)
    for (const beside of BESIDE) {
      const candidate = [...(beside === '' ? [] : [beside]), ...parts.slice(from)];
      if (look.beside(candidate)) return { state: 'moved', parts: candidate };
    }
  return { state: far ? 'remote' : 'missing' };
}

/** The same for a store on disk; `folders`: those that it may have moved along in. Only looks, and follows no link. */
export function findArtifacts(location: string, ...folders: readonly string[]): ArtifactPlace {
  const beside = (parts: readonly string[]) => folders.map((each) => path.join(each, ...parts)).find(isFolder);
  const found = lookFor(location, { here: isFolder, beside: (parts) => beside(parts) !== undefined });
  if (found.state === 'here') return found;
  const moved = found.state === 'moved' ? beside(found.parts) : undefined;
  if (moved !== undefined) return { state: 'moved', path: moved };
  return { state: found.state === 'moved' ? 'missing' : found.state, path: null };
}

/** Where what belongs to a store lies when it moved as a whole: around it, and in the root of a file store. */
export function foldersAround(store: string, kind: 'files' | 'sqlite' | 'zip'): string[] {
  return kind === 'files' ? [path.dirname(store), store] : [path.dirname(store)];
}

/** The same of a store that is read: its folder is a file store's root, or around the database. */
export function foldersOf({ kind, folder }: { readonly kind: 'files' | 'sqlite'; readonly folder: string }): string[] {
  return kind === 'files' ? foldersAround(folder, kind) : [folder];
}

/**
 * The folder at which MLflow looks for a location, where nothing is: what lay there moved along with its store, or is gone. null for what is
 * there, links followed as MLflow does; for a service, a name, and a path from a folder that only MLflow knows.
 */
export function lostPlace(location: string | null): string | null {
  if (location === null) return null;
  const scheme = schemeOf(location);
  const named = scheme === null ? location : scheme === 'file' ? fromUri(location, path.sep === '\\') : null;
  // Whatever does not begin as a path of this machine may have been written on another.
  return named === null || !path.win32.isAbsolute(named) || isThere(named) ? null : named;
}

function isThere(place: string): boolean {
  try {
    return statSync(place, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Closed to us, and perhaps not to MLflow.
    return true;
  }
}

/** `s3` of `s3://bucket/key`; null for a path. */
export function schemeOf(location: string): string | null {
  return /^([a-z][a-z0-9+.-]+):/i.exec(location)?.[1]?.toLowerCase() ?? null;
}

export function isFolder(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The path in a `file:` URI of any machine; null where an escaped separator or another host hides in it. */
function fromUri(uri: string, windows: boolean): string | null {
  // Python and Node escape a backslash that is a sign of a name; behind a drive it can be none.
  if (hides(windows || DRIVE.test(uri) ? uri : uri.replace(/%5c/gi, ''))) return null;
  try {
    const url = new URL(uri);
    return url.host === '' || url.host === 'localhost' ? fileURLToPath(`file://${url.pathname}`) : null;
  } catch {
    return null;
  }
}

/** The path behind the scheme and host of another URI; null where an escaped separator hides in it. */
function locationPath(uri: string): string | null {
  if (hides(uri)) return null;
  try {
    return decodeURIComponent(uri.replace(/^[^:]+:(?:\/\/[^/]*)?/, ''));
  } catch {
    return null;
  }
}

const DRIVE = /^file:\/*[a-z](?::|%3a|\|)/i;

function hides(uri: string): boolean {
  return /%2f|%5c|%00/i.test(uri);
}
