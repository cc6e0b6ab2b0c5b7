import { decode, encode, type Json } from '../../shared/contract/wire.ts';

/** Rows of one text. */
const ROWS = 1000;

/**
 * A long list on its way from the job process, as texts that the main process passes on without making objects of them: a
 * list of 200,000 files held up the window for most of a second.
 */
export interface PackedRows {
  readonly count: number;
  readonly texts: readonly string[];
}

export function packRows(rows: readonly unknown[]): PackedRows {
  const texts: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS) texts.push(JSON.stringify(encode(rows.slice(at, at + ROWS))));
  return { count: rows.length, texts };
}

/** Rows [cursor, cursor + limit), and where the next page begins; null after the last. */
export function packedPage<T>(
  { count, texts }: PackedRows,
  cursor: number,
  limit: number,
): { rows: T[]; next: number | null } {
  const end = Math.min(count, cursor + limit);
  const first = Math.floor(cursor / ROWS);
  const rows = texts
    .slice(first, Math.ceil(end / ROWS))
    .flatMap((text) => decode(JSON.parse(text) as Json) as T[])
    .slice(cursor - first * ROWS, end - first * ROWS);
  return { rows, next: end < count ? end : null };
}
