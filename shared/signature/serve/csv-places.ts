import { headerNames } from '../../pandas/csv/csv-header.ts';
import { scanCsv } from '../../pandas/csv/read-csv.ts';
import type { Path } from '../enforce/problem.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where in a CSV text problems are: UTF-16 offsets. */
export interface CsvPlaces {
  /** Of the problem at this index; null where its path leads nowhere. */
  cell(index: number): Range | null;
  /** A line, counted from 1. */
  line(number: number): Range | null;
}

/** Finds cells by [record, column name]; record 0 is the header. One pass over the text, none where nothing is asked. */
export function csvPlaces(paths: readonly (Path | null)[], text: string): CsvPlaces {
  const wanted = new Map<number, { readonly index: number; readonly column: string }[]>();
  for (const [index, path] of paths.entries()) {
    const [record, column] = path ?? [];
    if (typeof record !== 'number' || typeof column !== 'string') continue;
    wanted.set(record, [...(wanted.get(record) ?? []), { index, column }]);
  }
  const ranges = wanted.size === 0 ? new Map<number, Range>() : cellRanges(wanted, text);
  return { cell: (index) => ranges.get(index) ?? null, line: (number) => lineRange(text, number) };
}

function cellRanges(
  wanted: ReadonlyMap<number, { index: number; column: string }[]>,
  text: string,
): Map<number, Range> {
  const ranges = new Map<number, Range>();
  let record = -1;
  let names: string[] = [];
  let leading = 0;
  scanCsv(text, (cells) => {
    record += 1;
    if (record === 0) names = headerNames(cells);
    if (record === 1) leading = Math.max(0, cells.count - names.length);
    const asked = wanted.get(record);
    if (asked === undefined) return;
    const line = lineRange(text, cells.line);
    for (const { index, column } of asked) {
      const cell = names.indexOf(column) + (record === 0 ? 0 : leading);
      if (line === null) continue;
      // A column that is not there is asked of the whole line.
      ranges.set(index, names.includes(column) ? cellRange(text, line, cell) : line);
    }
  });
  return ranges;
}

/** The cell of this number in a record that begins at a line. */
function cellRange(text: string, line: Range, cell: number): Range {
  let start = line.start;
  for (let number = 0; ; number += 1) {
    const end = cellEnd(text, start);
    if (number === cell || text[end] !== ',') return { start, end };
    start = end + 1;
  }
}

function cellEnd(text: string, start: number): number {
  let at = start;
  if (text[at] === '"') {
    at += 1;
    while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) at += text[at] === '"' ? 2 : 1;
  }
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

const LINE_END = /\r\n|\n|\r/g;

function lineRange(text: string, number: number): Range | null {
  LINE_END.lastIndex = 0;
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let line = 1; line < number; line += 1) {
    const end = LINE_END.exec(text);
    if (end === null) return null;
    start = end.index + end[0].length;
  }
  const rest = /[\r\n]/.exec(text.slice(start));
  return { start, end: rest === null ? text.length : start + rest.index };
}
