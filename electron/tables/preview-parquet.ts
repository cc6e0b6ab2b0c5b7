import { parquetMetadataAsync, parquetSchema } from 'hyparquet';
import { KnownError } from '../../shared/contract/errors.ts';
import type { FilePreview } from '../../shared/contract/file-methods.ts';
import { isSecretKey, maskSecrets } from '../../shared/files/mask-secrets.ts';
import type { DataFile } from './data-file.ts';
import { parquetBuffer } from './parquet-file.ts';
import { readRows } from './parquet-prefix.ts';
import { CELL_LIMIT, COLUMN_LIMIT } from './preview-csv.ts';

/** Rows of one batch. */
const ROWS = 100;

/** Rows of a Parquet file from row `at`. Read no further than these rows. Errors: `parquet-damaged`. */
export async function parquetRows(file: DataFile, at: number): Promise<FilePreview> {
  try {
    const buffer = parquetBuffer(file);
    const metadata = await parquetMetadataAsync(buffer, { geoparquet: false });
    const total = Number(metadata.num_rows);
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    const columns = names.slice(0, COLUMN_LIMIT);
    const end = Math.min(total, at + ROWS);
    const rows = at >= end ? [] : await readRows(buffer, metadata, columns, [at, end]);
    return {
      kind: 'table',
      columns,
      moreColumns: names.length - columns.length,
      rows: rows.map((row) => columns.map((name) => (isSecretKey(name) ? '***' : cellText(row[name])))),
      total,
      next: end < total ? end : null,
    };
  } catch (error) {
    if (error instanceof KnownError || (error as Error).name === 'AbortError') throw error;
    const reason = (error as Error).message;
    throw new KnownError('parquet-damaged', reason, { path: file.name, reason });
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace('T', ' ').replace('.000Z', '');
  if (value instanceof Uint8Array)
    return Array.from(value.subarray(0, 40), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const text = typeof value === 'object' ? JSON.stringify(value, plain) : String(value as string | number | bigint);
  return maskSecrets(text.slice(0, CELL_LIMIT));
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  // A missing list inside of a struct.
  if (value === undefined) return null;
  return value instanceof Uint8Array ? `<${value.length}>` : value;
}
