import { parquetReadObjects, type AsyncBuffer, type ColumnChunk, type FileMetaData, type RowGroup } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { COMPRESSORS } from './parquet-file.ts';

/** Bytes in which the header of a page is looked for first; statistics in it may make it longer. */
const HEADER = 4096;
const LONGEST_HEADER = 1024 * 1024;

/**
 * Rows [start, end) of some columns, reading of each row group no further than the page that holds the last row. Most
 * writers (Arrow among them) leave no index of pages, and one row group may be the whole file: without this, a hundred
 * rows of a file of 1 GB cost all of it.
 */
export async function readRows(
  file: AsyncBuffer,
  metadata: FileMetaData,
  columns: readonly string[],
  [start, end]: readonly [number, number],
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  let groupStart = 0;
  for (const group of metadata.row_groups) {
    const count = Number(group.num_rows);
    const from = Math.max(start - groupStart, 0);
    const to = Math.min(end - groupStart, count);
    if (from < to) rows.push(...(await rowsOfGroup(file, { ...metadata, row_groups: [group] }, columns, [from, to])));
    groupStart += count;
  }
  return rows;
}

async function rowsOfGroup(
  file: AsyncBuffer,
  metadata: FileMetaData,
  columns: readonly string[],
  [from, to]: readonly [number, number],
): Promise<Record<string, unknown>[]> {
  const [group] = metadata.row_groups;
  if (group === undefined) return [];
  // A row of a list column takes any number of values, none at all being one: more are read until there are enough rows.
  for (let values = to + 1; ; values *= 4) {
    const { short, whole } = await shorten(file, group, columns, values);
    const seen = new Map<string, number>();
    const rows = await parquetReadObjects({
      file,
      metadata: { ...metadata, row_groups: [short] },
      columns: [...columns],
      rowStart: from,
      rowEnd: to,
      compressors: COMPRESSORS,
      geoparquet: false,
      onPage: ({ pathInSchema, rowEnd }) => seen.set(pathInSchema.join('.'), rowEnd),
    });
    // The last row of what was read may go on in the next page.
    const cut = [...whole].some(([column, all]) => !all && (seen.get(column) ?? 0) <= to);
    if (!cut) return rows;
  }
}

/** A row group of which each column ends with the page that holds its `values`-th value, and which columns are whole. */
async function shorten(
  file: AsyncBuffer,
  group: RowGroup,
  columns: readonly string[],
  values: number,
): Promise<{ short: RowGroup; whole: Map<string, boolean> }> {
  const whole = new Map<string, boolean>();
  const chunks: ColumnChunk[] = [];
  for (const chunk of group.columns) {
    const meta = chunk.meta_data;
    if (meta === undefined || !columns.includes(meta.path_in_schema[0] ?? '')) {
      chunks.push(chunk);
      continue;
    }
    const start = Number(meta.dictionary_page_offset ?? 0) || Number(meta.data_page_offset);
    const end = start + Number(meta.total_compressed_size);
    const stop = await endOfValues(file, start, end, values);
    whole.set(meta.path_in_schema.join('.'), stop === end);
    chunks.push({ ...chunk, meta_data: { ...meta, total_compressed_size: BigInt(stop - start) } });
  }
  return { short: { ...group, columns: chunks }, whole };
}

/** Where the page ends that holds the `values`-th value of a column, from the headers of its pages. */
async function endOfValues(file: AsyncBuffer, start: number, end: number, values: number): Promise<number> {
  let at = start;
  for (let seen = 0; at < end && seen < values;) {
    const { length, header } = await pageHeader(file, at, end);
    if (header.compressed_page_size < 0) throw new Error('a page of less than no bytes');
    seen += header.data_page_header?.num_values ?? header.data_page_header_v2?.num_values ?? 0;
    at += length + header.compressed_page_size;
  }
  return Math.min(at, end);
}

async function pageHeader(file: AsyncBuffer, at: number, end: number) {
  for (let size = HEADER; ; size *= 16) {
    const reader = { view: new DataView(await file.slice(at, Math.min(at + size, end))), offset: 0 };
    try {
      return { header: parquetHeader(reader), length: reader.offset };
    } catch (error) {
      if (size >= LONGEST_HEADER || at + size >= end) throw error;
    }
  }
}
