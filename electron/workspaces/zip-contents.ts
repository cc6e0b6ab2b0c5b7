import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { CopiedFile } from '../../shared/export/journal.ts';
import { MANIFEST_FILE, readManifest, type Manifest } from '../../shared/export/manifest.ts';
import { nameProblem } from '../../shared/safety/path-rules.ts';
import { openSource } from '../sources/open-source.ts';
import type { Entry, Source } from '../sources/source.ts';
import type { FileHash } from '../transfer/file-thread.ts';
import { hashChunks } from '../transfer/pump.ts';
import { treeDigest } from './digest.ts';

/** The manifest in a zip of ours; null where there is no zip, or another. */
export async function manifestIn(file: string): Promise<Manifest | null> {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return null;
  const source = await openSource({ kind: 'path', path: file });
  try {
    return await manifestOf(source);
  } finally {
    await source.close();
  }
}

const MANIFEST_LIMIT = 64 * 1024 * 1024;

/** The manifest beside the model's folder of a zip; null where there is none, or none that is ours. */
export async function manifestOf(source: Source): Promise<Manifest | null> {
  const found = await manifestOrDamage(source);
  return found === 'unreadable' ? null : found;
}

/** The same, told apart from a file of that name that is damaged, or is written by somebody else. */
export async function manifestOrDamage(source: Source): Promise<Manifest | 'unreadable' | null> {
  const entry = await source.stat(MANIFEST_FILE);
  if (entry?.type !== 'file') return null;
  if (entry.size > MANIFEST_LIMIT) return 'unreadable';
  return readManifest(new TextDecoder().decode(await source.read(MANIFEST_FILE, entry.size))) ?? 'unreadable';
}

/**
 * The model's folder in a zip of this name: one that any system unpacks. Where files for Azure ML go `beside` it, one without dots:
 * its SDK refuses a model's path whose last part has one.
 */
export function folderInZip(file: string, beside: readonly string[] = []): string {
  const whole = path.basename(file).replace(/\.zip$/i, '');
  const name = beside.length === 0 ? whole : whole.replaceAll('.', '-');
  return nameProblem(name) === null && !name.includes('/') && name.toLowerCase() !== MANIFEST_FILE ? name : 'model';
}

/** Whether a zip has these files beside the model's folder. */
export async function holdsBeside(file: string, names: readonly string[]): Promise<boolean> {
  const source = await openSource({ kind: 'path', path: file });
  try {
    return await hasFiles(source, names);
  } finally {
    await source.close();
  }
}

async function hasFiles(source: Source, names: readonly string[]): Promise<boolean> {
  for (const name of names) if ((await source.stat(name))?.type !== 'file') return false;
  return true;
}

/** The digest of what a zip of ours holds now, with `beside` the model's folder; null where it holds something else. */
export async function digestIn(file: string, beside: readonly string[] = []): Promise<string | null> {
  const source = await openSource({ kind: 'path', path: file });
  try {
    const manifest = await manifestOf(source);
    if (!(await hasFiles(source, beside))) return null;
    const folders = (await source.list('')).filter(({ type }) => type === 'folder');
    const [folder] = folders;
    if (manifest === null || folder === undefined || folders.length > 1) return null;
    const files: CopiedFile[] = [];
    for (const { path: inside } of manifest.files) {
      const entry = await source.stat(`${folder.path}/${inside}`);
      if (entry?.type !== 'file') return null;
      files.push({ path: inside, ...(await entryHash(source, entry)) });
    }
    return treeDigest(files);
  } finally {
    await source.close();
  }
}

/** Reads an entry whole. */
export function entryHash(source: Source, { path: place, size }: Entry, signal?: AbortSignal): Promise<FileHash> {
  return hashChunks((memory) => source.stream?.(place, memory) ?? none(), size, signal);
}

async function* none(): AsyncGenerator<Uint8Array> {
  // Only a zip is asked, and it streams.
}
