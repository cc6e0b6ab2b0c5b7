import { KnownError } from '../../shared/contract/errors.ts';
import type { InferReport } from '../../shared/signature/infer/report.ts';
import type { DataFile } from './data-file.ts';
import type { InferOptions } from './infer-data.ts';

export function inferParquet(file: DataFile, _options: InferOptions): Promise<InferReport> {
  throw new KnownError('parquet-damaged', '', { path: file.name, reason: '' });
}
