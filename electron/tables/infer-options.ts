import type { RecordsAs } from '../../shared/signature/infer/json-inference.ts';
import type { DataFormat } from '../../shared/signature/infer/report.ts';

/** How a file of data is read. */
export interface InferOptions {
  /** null: from the file's name and first bytes. */
  readonly format: DataFormat | null;
  /** CSV: one character, pandas' `sep`. */
  readonly delimiter: string;
  readonly records: RecordsAs;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { rows: number; bytes: number; size: number }) => void;
}
