import type { ModelType } from './model-type.ts';
import type { Knew } from './knew.ts';
import type { CopiedFile } from './journal.ts';
import { ownFiles } from './left-by-loading.ts';
import type { PlannedFile } from './plan.ts';

/**
 * What was ported, file by file: kept with the port, and in a zip beside the model's folder. Nothing in it depends on when or where
 * it was written, so that one model makes one zip.
 */
export interface Manifest {
  readonly format: 1;
  readonly name: string;
  /** Manifests of older versions do not say: then it is a model of MLflow's. */
  readonly type?: ModelType;
  readonly description: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
  /** SHA-256 over all files (`treeDigestText`). */
  readonly digest: string;
  readonly files: readonly CopiedFile[];
  readonly folders: readonly string[];
  /** Where the run that made it can be seen, where the registry said so. */
  readonly runLink?: string;
  /** What the run that made it knew, where that was known; older programs pass it over, and nothing is judged by it. */
  readonly knew?: Knew;
}

/** Beside the model's folder in a zip. */
export const MANIFEST_FILE = 'model-porter.json';

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The manifest that a text holds; null where it holds none. */
export function readManifest(text: string): Manifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isManifest(value) ? value : null;
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value['format'] !== 1) return false;
  const { name, description, tags, aliases, digest, files, folders, runLink } = value;
  return (
    typeof name === 'string' &&
    (description === null || typeof description === 'string') &&
    isRecord(tags) &&
    Object.values(tags).every(isText) &&
    typeof digest === 'string' &&
    (runLink === undefined || isText(runLink)) &&
    isTexts(aliases) &&
    isTexts(folders) &&
    Array.isArray(files) &&
    files.every(isFile)
  );
}

function isFile(value: unknown): boolean {
  return isRecord(value) && isText(value['path']) && typeof value['size'] === 'number' && isText(value['digest']);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How a model's folder now differs from its manifest. */
export interface TreeDifference {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  /** Files that nobody put there. */
  readonly added: readonly string[];
}

/**
 * `now`: without what loading left; a file that was not read yet, with null for its digest, is compared by its size. Of the manifest what
 * loading leaves does not count either: older programs ported it.
 */
export function compareTree(manifest: Pick<Manifest, 'files'>, now: readonly PlannedFile[]): TreeDifference {
  const there = new Map(now.map((file) => [file.path, file]));
  const known = new Set(manifest.files.map(({ path }) => path));
  const wanted = ownFiles(manifest.files);
  return {
    missing: wanted.flatMap(({ path }) => (there.has(path) ? [] : path)),
    changed: wanted.flatMap(({ path, digest, size }) => {
      const file = there.get(path);
      return file !== undefined && ((file.digest ?? digest) !== digest || file.size !== size) ? path : [];
    }),
    added: now.flatMap(({ path }) => (known.has(path) ? [] : path)),
  };
}
