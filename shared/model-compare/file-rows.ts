import type { Row } from '../signature/compare/comparison.ts';
import type { ComparedFile } from './model-side.ts';
import { plainRows, type Entry } from './plain-rows.ts';

/** How much of a digest is shown. */
const SHOWN_DIGEST = 12;

/** Each file by its digest; by its size alone where one side's contents were not read. */
export function fileRows(a: readonly ComparedFile[] | null, b: readonly ComparedFile[] | null): Row[] {
  if (a === null || b === null) return [];
  const byPath = (files: readonly ComparedFile[]) => new Map(files.map((file) => [file.path, file]));
  const [left, right] = [byPath(a), byPath(b)];
  const entries = (files: ReadonlyMap<string, ComparedFile>, others: ReadonlyMap<string, ComparedFile>) =>
    new Map([...files].map(([path, file]) => [path, entryOf(file, others.get(path))]));
  return plainRows('files', entries(left, right), entries(right, left));
}

function entryOf({ size, digest }: ComparedFile, other: ComparedFile | undefined): Entry {
  const value = digest === null ? `${size} bytes` : `${size} bytes, SHA-256 ${digest.slice(0, SHOWN_DIGEST)}…`;
  return { value, same: digest === null || other?.digest == null ? String(size) : digest };
}
