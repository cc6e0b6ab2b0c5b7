import { parquetMetadataAsync, parquetReadObjects, type FileMetaData, type Statistics } from 'hyparquet';
import { KnownError } from '../../shared/contract/errors.ts';
import type { DataFile } from './data-file.ts';
import type { InferOptions } from './infer-options.ts';
import { COMPRESSORS, parquetBuffer, PARSERS } from './parquet-file.ts';

type ReadOptions = Pick<InferOptions, 'signal' | 'onProgress'>;

/** Reads one file; what goes wrong in it becomes a known error. */
export class ParquetReader {
  metadata: FileMetaData | null = null;
  private readonly file: DataFile;
  private readonly options: ReadOptions;

  constructor(file: DataFile, options: ReadOptions) {
    this.file = file;
    this.options = options;
  }

  async open(): Promise<FileMetaData> {
    return (this.metadata = await this.known(() =>
      parquetMetadataAsync(parquetBuffer(this.file), { parsers: PARSERS, geoparquet: false }),
    ));
  }

  get rows(): number {
    return Number(this.metadata?.num_rows ?? 0);
  }

  /** The values of a column in rows [rowStart, rowEnd). */
  async read(column: string, rowStart: number, rowEnd: number): Promise<unknown[]> {
    this.options.signal?.throwIfAborted();
    const { metadata } = this;
    if (metadata === null) return [];
    const asked = { columns: [column], rowStart, rowEnd, compressors: COMPRESSORS, parsers: PARSERS };
    const rows = await this.known(() =>
      parquetReadObjects({ file: parquetBuffer(this.file), metadata, utf8: false, geoparquet: false, ...asked }),
    );
    return rows.map((row) => row[column] as unknown);
  }

  /** Every value, a row group at a time. */
  async *all(column: string): AsyncGenerator<unknown> {
    let start = 0;
    for (const group of this.metadata?.row_groups ?? []) {
      const end = start + Number(group.num_rows);
      yield* await this.read(column, start, end);
      start = end;
      this.options.onProgress?.({ rows: end, bytes: 0, size: this.file.size });
    }
  }

  /** The footer's figures for a plain column, one a row group; null where one is missing. */
  statistics(column: string): Statistics[] | null {
    const found = (this.metadata?.row_groups ?? []).map(
      (group) =>
        group.columns.find((each) => each.meta_data?.path_in_schema.join('.') === column)?.meta_data?.statistics,
    );
    const whole = found.filter((each) => each?.null_count !== undefined);
    return whole.length === found.length ? (whole as Statistics[]) : null;
  }

  private async known<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof KnownError || (error as Error).name === 'AbortError') throw error;
      const reason = (error as Error).message;
      const codec = /unsupported compression codec:? (\w+)/i.exec(reason)?.[1];
      const path = this.file.name;
      if (codec !== undefined) throw new KnownError('parquet-codec', reason, { path, codec });
      if (/encrypt|PARE/i.test(reason)) throw new KnownError('parquet-encrypted', reason, { path });
      throw new KnownError('parquet-damaged', reason, { path, reason });
    }
  }
}
