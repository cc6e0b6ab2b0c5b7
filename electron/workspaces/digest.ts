import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { treeDigestText } from '../../shared/export/plan.ts';
import type { CopiedFile } from '../../shared/export/journal.ts';
import { fill, UNFOLLOWED } from '../sources/plain-file.ts';
import { againLater } from '../transfer/again.ts';
import { hashFile, type FileHash } from '../transfer/file-thread.ts';
import { SMALL } from '../transfer/pump.ts';

/** Size and SHA-256 of a file; null where there is none of that name. `onBytes`: read so far, of a large one. */
export function fileHash(
  file: string,
  signal?: AbortSignal,
  onBytes?: (passed: number) => void,
): Promise<FileHash | null> {
  return againLater(process.platform, 'reading', () => hashed(file, signal, onBytes));
}

async function hashed(
  file: string,
  signal?: AbortSignal,
  onBytes?: (passed: number) => void,
): Promise<FileHash | null> {
  // At once: a thread's answer for each of many small files takes longer than the files.
  const small = smallHash(file);
  return small === 'large' ? hashFile(file, signal, onBytes) : small;
}

/** A link, or a socket. */
const NO_FILE = new Set(['ENOENT', 'ELOOP', 'ENXIO']);
const memory = Buffer.alloc(SMALL + 1);

function smallHash(file: string): FileHash | 'large' | null {
  let handle: number;
  try {
    handle = openSync(file, UNFOLLOWED);
  } catch (error) {
    if (NO_FILE.has(String((error as NodeJS.ErrnoException).code))) return null;
    throw error;
  }
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) return null;
    if (stat.size > SMALL) return 'large';
    const size = fill(handle, memory, 0);
    return size > SMALL ? 'large' : { size, digest: hash('sha256', memory.subarray(0, size), 'hex') };
  } finally {
    closeSync(handle);
  }
}

/** One digest for all files of a model, by their paths, sizes and contents. */
export function treeDigest(files: readonly CopiedFile[]): string {
  return hash('sha256', treeDigestText(files), 'hex');
}
