import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { treeDigestText } from '../../shared/export/plan.ts';
import type { CopiedFile } from '../../shared/export/journal.ts';
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
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) return null;
  if (stat.size > SMALL) return hashFile(file, signal, onBytes);
  // At once: a thread's answer for each of many small files takes longer than the files.
  const bytes = readFileSync(file);
  return { size: bytes.length, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** One digest for all files of a model, by their paths, sizes and contents. */
export function treeDigest(files: readonly CopiedFile[]): string {
  return createHash('sha256').update(treeDigestText(files)).digest('hex');
}
