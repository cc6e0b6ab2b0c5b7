import { parquetSchema, type Statistics } from 'hyparquet';
import { pandasDtype } from '../../shared/pandas/dtype.ts';
import { buildReport } from '../../shared/signature/infer/build-report.ts';
import { CellEvidence, shown } from '../../shared/signature/infer/cell-evidence.ts';
import { ColumnFold } from '../../shared/signature/infer/column-fold.ts';
import { dtypeType } from '../../shared/signature/infer/frame-column.ts';
import { InferError } from '../../shared/signature/infer/infer-error.ts';
import { named, orAny } from '../../shared/signature/infer/infer-schema.ts';
import { ANY, scalar } from '../../shared/signature/infer/infer-type.ts';
import { columnEvidence } from '../../shared/signature/infer/notices.ts';
import { SAMPLED_ROWS, type ColumnEvidence, type InferReport } from '../../shared/signature/infer/report.ts';
import type { DataType } from '../../shared/signature/types.ts';
import type { DataFile } from './data-file.ts';
import type { InferOptions } from './infer-options.ts';
import { settledType, toCell, type MissingLeaves } from './parquet-cells.ts';
import { ParquetReader } from './parquet-reader.ts';
import { nodeOf, pandasNotes, type LeafKind, type ParquetNode } from './parquet-kinds.ts';

interface Column {
  readonly name: string;
  readonly node: ParquetNode;
  /** Throws `InferError`. */
  readonly type: () => DataType;
  readonly evidence: CellEvidence;
}

/**
 * `infer_signature(pandas.read_parquet(file))`: plain columns by the file's own footer, nested ones value by value.
 * Errors: `parquet-damaged`, `parquet-codec`, `parquet-encrypted`.
 */
export async function inferParquet(file: DataFile, options: InferOptions): Promise<InferReport> {
  const reader = new ParquetReader(file, options);
  const metadata = await reader.open();
  const notes = pandasNotes(metadata);
  const rows = Number(metadata.num_rows);
  const columns: Column[] = [];
  for (const child of parquetSchema(metadata).children) {
    const { name } = child.element;
    if (notes.index.has(name)) continue;
    const node = nodeOf(child);
    const column =
      node.shape === 'leaf'
        ? await flatColumn(
            reader,
            name,
            node.leaf,
            child.element.repetition_type !== 'REQUIRED',
            notes.dtypes.get(name),
          )
        : await nestedColumn(reader, name, node);
    columns.push({ name, node, ...column });
  }
  const schema = orAny(() => {
    if (new Set(columns.map(({ name }) => name)).size < columns.length) throw new InferError('infer-repeated-column');
    return columns.map(({ name, type, evidence }) =>
      named(notes.wholeNames && /^-?\d+$/.test(name) ? BigInt(name) : name, type, evidence.nulls === 0),
    );
  });
  return buildReport({
    format: 'parquet',
    reading: 'parquet',
    schema,
    rows,
    bytes: file.size,
    columns: columns.map(evidenceOf),
  });
}

function evidenceOf({ name, type, evidence }: Column): ColumnEvidence {
  let known: DataType | null = null;
  try {
    known = type();
  } catch (error) {
    if (!(error instanceof InferError)) throw error;
  }
  return columnEvidence(name, evidence, known);
}

async function flatColumn(
  reader: ParquetReader,
  name: string,
  leaf: LeafKind,
  optional: boolean,
  dtype: string | undefined,
): Promise<Pick<Column, 'type' | 'evidence'>> {
  const evidence = new CellEvidence();
  const statistics = reader.statistics(name);
  const node = { shape: 'leaf', leaf } as const;
  const shownCell = (value: unknown) => sampleOf(value, toCell(value, node, new Set()), leaf);
  if (statistics === null && optional) for await (const value of reader.all(name)) evidence.add(shownCell(value));
  else {
    const nulls = (statistics ?? []).reduce((sum, each) => sum + Number(each.null_count ?? 0n), 0);
    for (const value of await reader.read(name, 0, Math.min(reader.rows, SAMPLED_ROWS))) evidence.add(shownCell(value));
    evidence.whole(
      reader.rows,
      optional ? nulls : 0,
      leaf.kind === 'int' || leaf.kind === 'float' ? ends(statistics) : null,
    );
  }
  return { evidence, type: () => flatType(leaf, dtype, evidence.nulls, reader.rows) };
}

/** Dates and times are shown as such; what MLflow has no type for as text. */
function sampleOf(value: unknown, cell: ReturnType<typeof toCell>, leaf: LeafKind): ReturnType<typeof toCell> {
  if (cell === null || value === null || value === undefined) return null;
  if (leaf.kind === 'date')
    return { type: 'date', text: new Date(Number(value) * 86_400_000).toISOString().slice(0, 10) };
  if (leaf.kind === 'timestamp') {
    const scale = { ms: 1, us: 1000, ns: 1_000_000 }[leaf.unit];
    return { type: 'datetime', text: isoOf(Number(value) / scale) };
  }
  return leaf.kind === 'other' ? { type: 'datetime', text: shown(String(value as string)) } : cell;
}

function isoOf(milliseconds: number): string {
  return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString().replace('T', ' ').slice(0, 19) : '';
}

function ends(statistics: readonly Statistics[] | null): { min: number | bigint; max: number | bigint } | null {
  const numbers = (key: 'min' | 'max') =>
    (statistics ?? []).flatMap((each) => {
      const end = each[`${key}_value`] ?? each[key];
      return typeof end === 'number' || typeof end === 'bigint' ? [end] : [];
    });
  const [mins, maxes] = [numbers('min'), numbers('max')];
  if (mins.length === 0 || maxes.length === 0) return null;
  return { min: mins.reduce((a, b) => (b < a ? b : a)), max: maxes.reduce((a, b) => (b > a ? b : a)) };
}

/** What pandas makes of a plain column, and MLflow of that. Throws `InferError`. */
function flatType(leaf: LeafKind, noted: string | undefined, nulls: number, rows: number): DataType {
  if (noted !== undefined && /^(?:U?Int\d+|Float\d+|boolean)$/.test(noted)) return typeOfDtype(noted);
  if (noted !== undefined && /^(?:timedelta|period|interval)/.test(noted))
    throw new InferError('infer-unsupported-dtype', { dtype: noted });
  if (leaf.kind === 'int')
    return nulls > 0 && !noted?.includes('[pyarrow]') ? scalar('double') : typeOfDtype(leaf.dtype);
  if (leaf.kind === 'float') return typeOfDtype(leaf.dtype);
  if (leaf.kind === 'timestamp') return scalar('datetime');
  if (rows === 0) return scalar(leaf.kind === 'bool' ? 'boolean' : 'string');
  if (nulls === rows) return ANY;
  if (leaf.kind === 'other') throw new InferError('infer-unsupported-value', { type: leaf.name });
  return scalar(
    ({ bool: 'boolean', text: 'string', bytes: 'binary', date: 'datetime', null: 'string' } as const)[leaf.kind],
  );
}

function typeOfDtype(name: string): DataType {
  const dtype = pandasDtype(name);
  if (dtype === null) throw new InferError('infer-unsupported-dtype', { dtype: name });
  return dtypeType(dtype);
}

async function nestedColumn(
  reader: ParquetReader,
  name: string,
  node: ParquetNode,
): Promise<Pick<Column, 'type' | 'evidence'>> {
  const evidence = new CellEvidence();
  const fold = new ColumnFold();
  const missing: MissingLeaves = new Set();
  for await (const value of reader.all(name)) {
    const cell = toCell(value, node, missing);
    fold.add(cell);
    evidence.addShown(cell === null ? null : JSON.stringify(value, jsonSafe));
  }
  return { evidence, type: () => (reader.rows === 0 ? scalar('string') : settledType(fold.result(), node, missing)) };
}

function jsonSafe(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
