import type { Cell } from '../cell.ts';
import { OBJECT, type Dtype } from '../dtype.ts';
import { PandasError, frame, seriesItem, type Frame, type Series } from '../frame.ts';
import type { PandasRules } from '../rules.ts';
import { CsvError } from './csv-error.ts';
import { headerNames } from './csv-header.ts';
import { CsvScanner, type CsvRecord } from './csv-scanner.ts';
import { TypedColumn } from './typed-column.ts';

/** dtypes by column name or by position (pandas' C reader takes both); `skip` leaves a column unread. */
export interface CsvDtypes {
  /** pandas 3 where it is not said. */
  readonly rules?: PandasRules;
  dtype(name: string, position: number): Dtype | null | 'skip';
}

const EMPTY = new Uint8Array(1);
const COMMA = 0x2c;
const SKIPPED: Series = { dtype: OBJECT, data: [] };

/** Where a column of a CSV file can't be what is asked of it. */
export class CsvColumnError extends Error {
  readonly column: string;
  readonly position: number;
  override readonly cause: PandasError;

  constructor(column: string, position: number, cause: PandasError) {
    super(cause.message);
    this.column = column;
    this.position = position;
    this.cause = cause;
  }
}

/**
 * `pandas.read_csv(text, dtype=...)`. More cells in the first row than names make the first ones row labels. Throws
 * `CsvError` for text that is no table, `CsvColumnError` for a column that is not of its dtype.
 */
export function readCsv(text: string, dtypes: CsvDtypes): Frame {
  const table = new TypedTable(dtypes);
  scanCsv(text, (record) => table.take(record));
  return table.finish();
}

/** Every record of a text, header first; a byte order mark is no text. */
export function scanCsv(text: string, onRecord: (record: CsvRecord) => void): void {
  const encoded = new TextEncoder().encode(text.startsWith('\ufeff') ? text.slice(1) : text);
  const bytes = new Uint8Array(encoded.length + 1);
  bytes.set(encoded);
  new CsvScanner(COMMA, onRecord).scan(bytes, 0, encoded.length, true);
}

/** Row labels have no name that a dtype could be asked for by. */
const NO_NAME = '\0';

class TypedTable {
  private names: string[] | null = null;
  private columns: (TypedColumn | null)[] = [];
  private labels: TypedColumn[] = [];
  private leading = 0;
  private width = 0;
  private rows = 0;
  private readonly dtypes: CsvDtypes;

  constructor(dtypes: CsvDtypes) {
    this.dtypes = dtypes;
  }

  take(record: CsvRecord): void {
    if (this.names === null) return this.start(record);
    if (this.rows === 0) {
      this.leading = Math.max(0, record.count - this.names.length);
      this.width = Math.max(record.count, this.names.length);
      this.begin();
    } else if (record.count > this.width)
      throw new CsvError('csv-fields', { line: record.line, expected: this.width, found: record.count });
    this.rows += 1;
    for (const [at, column] of this.labels.entries()) addCell(column, record, at);
    for (let at = 0; at < this.columns.length; at += 1) {
      const column = this.columns[at];
      if (column != null) addCell(column, record, at + this.leading);
    }
  }

  private start(record: CsvRecord): void {
    this.names = headerNames(record);
    this.begin();
  }

  /** The columns, once it is known how many row labels stand before them: positions count these too. */
  private begin(): void {
    const { dtypes, leading } = this;
    const typed = (name: string, at: number) => {
      const dtype = dtypes.dtype(name, at);
      return dtype === 'skip' ? null : new TypedColumn(dtype, dtypes.rules);
    };
    this.columns = (this.names ?? []).map((name, at) => typed(name, at + leading));
    this.labels = Array.from({ length: leading }, (_, at) => typed(NO_NAME, at) ?? new TypedColumn(null, dtypes.rules));
  }

  finish(): Frame {
    if (this.names === null) throw new CsvError('csv-empty');
    const finished = (column: TypedColumn | null, at: number) => {
      try {
        return column?.finish() ?? SKIPPED;
      } catch (error) {
        if (!(error instanceof PandasError)) throw error;
        throw new CsvColumnError(this.names?.[at] ?? '', at, error);
      }
    };
    const series = this.columns.map(finished);
    const [label, more] = this.labels.map((column, at) => finished(column, at - this.leading));
    const index = label === undefined ? null : Array.from({ length: this.rows }, (_, row) => seriesItem(label, row));
    // Several label columns make tuples, none of which is the label 0.
    return frame(
      this.names,
      series,
      this.rows,
      more === undefined || index === null ? index : index.map((one): Cell => [one]),
    );
  }
}

function addCell(column: TypedColumn, record: CsvRecord, at: number): void {
  if (at >= record.count) column.add(EMPTY, 0, 0);
  else column.add(record.bytes, record.starts[at] ?? 0, record.ends[at] ?? 0);
}
