import { createHash } from 'node:crypto';
import { createReadStream, lstatSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { writeNewFile } from './file-writer.ts';
import { DISK, makeFolder, syncFolder, type Disk } from './disk.ts';
import { publishFile, publishFolder } from './publish.ts';
import { removeTree } from './remove.ts';
import { clearPartials, partialOf } from './write-file.ts';
import { toWriteError } from './write-errors.ts';

export interface CopyOptions {
  readonly signal?: AbortSignal;
  /** Bytes written so far. */
  readonly onBytes?: (written: number) => void;
  readonly disk?: Disk;
}

/** What a copied file holds, read from its source only when its turn comes. */
export interface CopiedFile {
  /** Inside the folder, `/`-separated. */
  readonly path: string;
  read(): AsyncIterable<Uint8Array>;
}

/**
 * Makes a folder at `target` that was not there: staged beside it, every file synced and read back against the SHA-256 of
 * what was written, then renamed. On failure or cancel nothing is left. Errors: `target-exists`, `disk-full`,
 * `cannot-write`, `copy-differs`, `cancelled`, and those of reading.
 */
export function copyToFolder(
  target: string,
  folders: readonly string[],
  files: readonly CopiedFile[],
  options: CopyOptions = {},
): Promise<void> {
  const disk = options.disk ?? DISK;
  return staged(target, disk, async (stage) => {
    makeFolder(stage, disk);
    const made = new Set<string>(['']);
    for (const folder of [...folders, ...files.map((file) => parentOf(file.path))])
      makeInside(stage, folder, made, disk);
    let written = 0;
    for (const file of files) {
      const from = written;
      await writeVerified(path.join(stage, ...file.path.split('/')), file.read(), disk, {
        ...options,
        onBytes: (bytes) => options.onBytes?.((written = from + bytes)),
      });
    }
    for (const folder of [...made].sort().reverse()) syncFolder(path.join(stage, ...folder.split('/')), disk);
    options.signal?.throwIfAborted();
    publishFolder(stage, target, disk);
  });
}

/** The same for one file. */
export function copyToFile(
  target: string,
  chunks: AsyncIterable<Uint8Array>,
  options: CopyOptions = {},
): Promise<void> {
  const disk = options.disk ?? DISK;
  return staged(target, disk, async (stage) => {
    await writeVerified(stage, chunks, disk, options);
    options.signal?.throwIfAborted();
    publishFile(stage, target, disk);
  });
}

async function staged(target: string, disk: Disk, work: (stage: string) => Promise<void>): Promise<void> {
  const stage = partialOf(target);
  try {
    if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) {
      const name = path.basename(target);
      throw new KnownError('target-exists', `${name} is there already. Nothing was overwritten.`, { path: name });
    }
    clearPartials(target, disk);
    await work(stage);
    syncFolder(path.dirname(target), disk);
  } catch (error) {
    // What can't be removed now is cleared by the next copy to this name.
    removeTree(stage);
    throw toWriteError(error, path.basename(target));
  }
}

async function writeVerified(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  disk: Disk,
  { signal, onBytes }: CopyOptions,
): Promise<void> {
  const hash = createHash('sha256');
  let size = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
      size += chunk.length;
      onBytes?.(size);
    }
  }
  await writeNewFile(file, counted(), signal, disk);
  const wanted = hash.digest('hex');
  if ((await digestOf(file, signal)) === wanted) return;
  const name = path.basename(file);
  throw new KnownError('copy-differs', `${name} was read back and differs from what was written.`, { path: name });
}

async function digestOf(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    signal?.throwIfAborted();
    hash.update(chunk as Uint8Array);
  }
  return hash.digest('hex');
}

function makeInside(stage: string, folder: string, made: Set<string>, disk: Disk): void {
  if (made.has(folder)) return;
  makeInside(stage, parentOf(folder), made, disk);
  makeFolder(path.join(stage, ...folder.split('/')), disk);
  made.add(folder);
}

function parentOf(inside: string): string {
  return inside.slice(0, Math.max(0, inside.lastIndexOf('/')));
}
