import type { FilePreview } from '../../shared/contract/file-methods.ts';
import { CsvError } from '../../shared/pandas/csv/csv-error.ts';
import { CsvScanner, type CsvRecord } from '../../shared/pandas/csv/csv-scanner.ts';
import { isSecretKey, maskSecrets } from '../../shared/files/mask-secrets.ts';

/** How many characters of a cell and how many columns are shown. */
export const CELL_LIMIT = 200;
export const COLUMN_LIMIT = 60;

export interface CsvBatch {
  /** Where the bytes lie in the file. */
  readonly at: number;
  readonly size: number;
  readonly tabs: boolean;
  /** The beginning of the file, for the names of its columns; null for the first batch, which has them. */
  readonly head: Uint8Array | null;
}

/** The whole records in a piece of a CSV file as a table. What is no CSV is cut as well as it can be. */
export function csvRows(bytes: Uint8Array, { at, size, tabs, head }: CsvBatch): FilePreview {
  const delimiter = tabs ? '\t' : delimiterOf(head ?? bytes);
  const last = at + bytes.length >= size;
  const { rows, used, width } = scan(bytes, delimiter, last);
  const columns = (head === null ? rows.shift() : scan(head, delimiter, false, 1).rows[0]) ?? [];
  const shown = rows.map((row) => row.map((cell, column) => (isSecretKey(columns[column] ?? '') ? '***' : cell)));
  const next = at + used;
  return {
    kind: 'table',
    columns,
    moreColumns: Math.max(0, width - COLUMN_LIMIT),
    rows: shown,
    total: null,
    next: next < size && used > 0 ? next : null,
  };
}

/** What there is most of in the first line. */
function delimiterOf(head: Uint8Array): string {
  const [line = ''] = new TextDecoder().decode(head.subarray(0, 4096)).split('\n', 1);
  const counted = [',', ';', '\t', '|'].map((each) => [each, line.split(each).length] as const);
  return counted.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** Rows of one batch. */
const ROWS = 100;

function scan(
  bytes: Uint8Array,
  delimiter: string,
  last: boolean,
  most = ROWS,
): { rows: string[][]; used: number; width: number } {
  // The scanner shortens cells in place and needs a byte to spare.
  const copy = new Uint8Array(bytes.length + 1);
  copy.set(bytes);
  const rows: string[][] = [];
  const ends: number[] = [];
  let width = 0;
  const decoder = new TextDecoder();
  const scanner = new CsvScanner(delimiter.charCodeAt(0), (record: CsvRecord) => {
    ends.push(record.starts[0] ?? 0);
    if (rows.length === most) return;
    width = Math.max(width, record.count);
    const cells = Math.min(record.count, COLUMN_LIMIT);
    rows.push(
      Array.from({ length: cells }, (_, cell) => {
        const end = Math.min(record.ends[cell] ?? 0, (record.starts[cell] ?? 0) + CELL_LIMIT * 4);
        return maskSecrets(decoder.decode(copy.subarray(record.starts[cell], end)).slice(0, CELL_LIMIT));
      }),
    );
  });
  let used: number;
  try {
    used = scanner.scan(copy, 0, bytes.length, last);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    used = bytes.length;
  }
  const following = ends[most];
  if (following === undefined) return { rows, used, width };
  // A quoted cell begins after its quote.
  return { rows, width, used: bytes[following - 1] === 0x22 ? following - 1 : following };
}
