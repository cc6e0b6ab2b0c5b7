import { CsvColumn, type CsvDtype } from '../../pandas/csv/csv-column.ts';
import { CsvError } from '../../pandas/csv/csv-error.ts';
import { headerNames } from '../../pandas/csv/csv-header.ts';
import { CsvScanner, type CsvRecord } from '../../pandas/csv/csv-scanner.ts';
import type { Problem } from '../../mlmodel/problem.ts';
import type { DataType, Spec } from '../types.ts';
import { CsvEvidence } from './csv-evidence.ts';
import { InferError } from './infer-error.ts';
import { named, orAny, type InferredSchema } from './infer-schema.ts';
import { scalar } from './infer-type.ts';
import type { ColumnEvidence } from './report.ts';
import { columnNotices } from './notices.ts';

const EMPTY = new Uint8Array(1);

interface Column {
  readonly name: string;
  readonly dtype: CsvColumn;
  readonly evidence: CsvEvidence;
}

/** `infer_signature(pandas.read_csv(...))` in flat memory: bytes in pieces, then the result. */
export class CsvInference {
  rows = 0;
  private columns: Column[] | null = null;
  /** Cells before the named ones, which pandas takes for row labels; fixed by the first row. */
  private leading = 0;
  private begun = false;
  private width = 0;
  private readonly scanner: CsvScanner;

  constructor(delimiter = ',') {
    this.scanner = new CsvScanner(delimiter.charCodeAt(0), (record) => this.take(record));
  }

  /** See `CsvScanner.scan`; a byte order mark at the start is no text. Throws `CsvError`. */
  scan(bytes: Uint8Array, from: number, to: number, last: boolean): number {
    const bom = !this.begun && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf;
    this.begun = true;
    return this.scanner.scan(bytes, bom ? from + 3 : from, to, last);
  }

  private take(record: CsvRecord): void {
    const { columns } = this;
    if (columns === null) return this.start(record);
    if (this.rows === 0) {
      this.leading = Math.max(0, record.count - columns.length);
      this.width = Math.max(record.count, columns.length);
    } else if (record.count > this.width)
      throw new CsvError('csv-fields', { line: record.line, expected: this.width, found: record.count });
    this.rows += 1;
    const { bytes, starts, ends, count } = record;
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at];
      if (column === undefined) continue;
      const cell = at + this.leading;
      if (cell >= count) {
        column.dtype.add(EMPTY, 0, 0);
        continue;
      }
      const from = starts[cell] ?? 0;
      const to = ends[cell] ?? 0;
      const kind = column.dtype.add(bytes, from, to);
      if (kind >= 0) column.evidence.add(kind as never, column.dtype.number, bytes, from, to);
    }
  }

  /** Where all came as one column, whose name holds what may be the delimiter. */
  otherDelimiter(): Problem[] {
    const [only, ...more] = this.columns ?? [];
    const other = more.length > 0 ? undefined : OTHERS.find((each) => only?.name.includes(each));
    return other === undefined ? [] : [{ code: 'infer-other-delimiter', severity: 'warning', details: { other } }];
  }

  private start(record: CsvRecord): void {
    this.columns = headerNames(record).map((name) => ({
      name,
      dtype: new CsvColumn(),
      evidence: new CsvEvidence(),
    }));
  }

  /** The schema and what it rests on. Throws `CsvError` csv-empty when there is not even a header. */
  finish(): { readonly schema: InferredSchema; readonly columns: readonly ColumnEvidence[] } {
    const { columns } = this;
    if (columns === null) throw new CsvError('csv-empty');
    const schema = orAny((): Spec[] =>
      columns.map(({ name, dtype }) => named(name, () => typeOf(dtype.dtype()), dtype.missingCells === 0)),
    );
    return { schema, columns: columns.map(evidenceOf) };
  }
}

/** Delimiters that a file read with another one may have. */
const OTHERS = [';', '\t', '|'] as const;

const TYPES: Readonly<Record<Exclude<CsvDtype, 'uint64'>, DataType>> = {
  int64: scalar('long'),
  float64: scalar('double'),
  bool: scalar('boolean'),
  'bool-object': scalar('boolean'),
  str: scalar('string'),
  ints: scalar('long'),
  object: scalar('string'),
};

function typeOf(dtype: CsvDtype): DataType {
  if (dtype === 'uint64') throw new InferError('infer-unsupported-dtype', { dtype });
  return TYPES[dtype];
}

function evidenceOf({ name, dtype, evidence }: Column): ColumnEvidence {
  const kind = dtype.dtype();
  const type = kind === 'uint64' ? null : TYPES[kind];
  const text = kind === 'str' || kind === 'object';
  const wholeWithGaps = kind === 'float64' && dtype.onlyWhole && dtype.nulls > 0 && dtype.nulls < dtype.rows;
  const as = text ? 'text' : kind.startsWith('bool') ? 'none' : kind === 'float64' && !wholeWithGaps ? 'float' : 'int';
  const nulls = dtype.missingCells;
  const dates = text ? evidence.dates.result() : null;
  return {
    name,
    type,
    required: nulls === 0,
    rows: dtype.rows,
    nulls,
    ...evidence.range(as),
    samples: evidence.samples,
    dates,
    notices: columnNotices({ type, nulls, rows: dtype.rows, dates, wholeWithGaps, dtype: kind }),
  };
}
