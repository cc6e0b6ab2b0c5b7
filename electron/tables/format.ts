import { KnownError } from '../../shared/contract/errors.ts';
import type { DataFormat } from '../../shared/signature/infer/report.ts';
import type { DataFile } from './data-file.ts';

const ENDINGS: readonly (readonly [RegExp, DataFormat])[] = [
  [/\.(?:csv|tsv|txt)$/i, 'csv'],
  [/\.json$/i, 'json'],
  [/\.(?:parquet|pq)$/i, 'parquet'],
  [/\.npy$/i, 'npy'],
];

/** Is it a Parquet file, or called one? */
export async function isParquet(file: DataFile): Promise<boolean> {
  return (await beginning(file)).startsWith('PAR1') || /\.(?:parquet|pq)$/i.test(file.name);
}

/** The first bytes, one character each. */
async function beginning(file: DataFile): Promise<string> {
  const head = new Uint8Array(Math.min(64, file.size));
  await file.readInto(head, 0, 0, head.length);
  return new TextDecoder('latin1').decode(head);
}

/** The format of a file by its first bytes where they say, else by its name. Error `data-format`. */
export async function formatOf(file: DataFile): Promise<DataFormat> {
  const latin = await beginning(file);
  if (latin.startsWith('PAR1')) return 'parquet';
  if (latin.startsWith('\x93NUMPY')) return 'npy';
  const named = ENDINGS.find(([ending]) => ending.test(file.name))?.[1];
  if (named !== undefined) return named;
  if (/^\s*[[{]/.test(latin)) return 'json';
  throw new KnownError('data-format', `${file.name}: what it is can't be told.`, { path: file.name });
}
