import type { FileMetaData, SchemaTree } from 'hyparquet';

/** What a Parquet leaf becomes in pandas. `int`: with its numpy dtype, before missing values make it a float. */
export type LeafKind =
  | { readonly kind: 'int'; readonly dtype: string }
  | { readonly kind: 'float'; readonly dtype: 'float16' | 'float32' | 'float64' }
  | { readonly kind: 'bool' | 'text' | 'bytes' | 'date' | 'null' }
  /** `utc`: a moment, which pandas gives a zone; else what a clock shows. */
  | { readonly kind: 'timestamp'; readonly unit: 'ms' | 'us' | 'ns'; readonly utc: boolean }
  /** Decimals, times, durations and others: Python objects that MLflow has no type for. */
  | { readonly kind: 'other'; readonly name: string };

export type ParquetNode =
  | { readonly shape: 'leaf'; readonly leaf: LeafKind }
  | { readonly shape: 'list'; readonly items: ParquetNode }
  | { readonly shape: 'struct'; readonly fields: ReadonlyMap<string, ParquetNode> }
  | { readonly shape: 'map' };

const UNITS = { MILLIS: 'ms', MICROS: 'us', NANOS: 'ns' } as const;

/** The shape of a column, by the three-level lists and maps that writers use, and older two-level ones. */
export function nodeOf(tree: SchemaTree): ParquetNode {
  const { element, children } = tree;
  const logical = element.logical_type?.type ?? element.converted_type;
  if (element.repetition_type === 'REPEATED')
    return { shape: 'list', items: plainNode({ ...tree, element: { ...element, repetition_type: 'REQUIRED' } }) };
  if (logical === 'MAP' || logical === 'MAP_KEY_VALUE') return { shape: 'map' };
  const [repeated] = children;
  if (logical === 'LIST' && repeated !== undefined) {
    const [item] = repeated.children;
    const threeLevels = item !== undefined && repeated.children.length === 1 && repeated.element.name !== 'array';
    const inner = threeLevels
      ? item
      : { ...repeated, element: { ...repeated.element, repetition_type: 'REQUIRED' as const } };
    return { shape: 'list', items: nodeOf(inner) };
  }
  return plainNode(tree);
}

function plainNode(tree: SchemaTree): ParquetNode {
  if (tree.children.length === 0) return { shape: 'leaf', leaf: leafOf(tree) };
  return { shape: 'struct', fields: new Map(tree.children.map((child) => [child.element.name, nodeOf(child)])) };
}

function leafOf({ element }: SchemaTree): LeafKind {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (logical?.type === 'NULL') return { kind: 'null' };
  if (logical?.type === 'INTEGER')
    return { kind: 'int', dtype: `${logical.isSigned ? '' : 'u'}int${logical.bitWidth}` };
  if (logical?.type === 'TIMESTAMP')
    return { kind: 'timestamp', unit: UNITS[logical.unit], utc: logical.isAdjustedToUTC };
  if (converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS')
    return { kind: 'timestamp', unit: converted === 'TIMESTAMP_MILLIS' ? 'ms' : 'us', utc: true };
  if (type === 'INT96') return { kind: 'timestamp', unit: 'ns', utc: false };
  const name = logical?.type ?? converted;
  if (name === 'DATE') return { kind: 'date' };
  if (name === 'STRING' || name === 'UTF8' || name === 'ENUM' || name === 'JSON') return { kind: 'text' };
  if (name === 'FLOAT16') return { kind: 'float', dtype: 'float16' };
  const sized = /^(U?)INT_(\d+)$/.exec(name ?? '');
  if (sized !== null) return { kind: 'int', dtype: `${sized[1] === 'U' ? 'u' : ''}int${sized[2]}` };
  if (name !== undefined) return { kind: 'other', name: name.toLowerCase() };
  if (type === 'BOOLEAN') return { kind: 'bool' };
  if (type === 'INT32') return { kind: 'int', dtype: 'int32' };
  if (type === 'INT64') return { kind: 'int', dtype: 'int64' };
  if (type === 'FLOAT') return { kind: 'float', dtype: 'float32' };
  return type === 'DOUBLE' ? { kind: 'float', dtype: 'float64' } : { kind: 'bytes' };
}

/** What pandas noted about its columns when it wrote the file. */
export interface PandasNotes {
  /** Columns that become the row labels again. */
  readonly index: ReadonlySet<string>;
  /** dtypes by column: `Int64`, `category`, `timedelta64[ns]`, `period[M]`. */
  readonly dtypes: ReadonlyMap<string, string>;
  /** Zones of times by column. */
  readonly zones: ReadonlyMap<string, string>;
  /** Column names were whole numbers. */
  readonly wholeNames: boolean;
}

export function pandasNotes({ key_value_metadata: pairs = [] }: FileMetaData): PandasNotes {
  const text = pairs.find(({ key }) => key === 'pandas')?.value;
  const none: PandasNotes = { index: new Set(), dtypes: new Map(), zones: new Map(), wholeNames: false };
  if (text === undefined) return none;
  try {
    const notes = JSON.parse(text) as Record<string, unknown>;
    const list = (key: string) => (Array.isArray(notes[key]) ? (notes[key] as unknown[]) : []);
    const columns = list('columns').filter(
      (each): each is Record<string, unknown> => typeof each === 'object' && each !== null,
    );
    const [names] = list('column_indexes') as { readonly pandas_type?: unknown }[];
    return {
      index: new Set(list('index_columns').filter((each): each is string => typeof each === 'string')),
      dtypes: new Map(
        columns.map((column) => [
          String(column['field_name'] ?? column['name']),
          column['pandas_type'] === 'categorical' ? 'category' : String(column['numpy_type']),
        ]),
      ),
      zones: new Map(
        columns.flatMap((column) => {
          const zone = (column['metadata'] as { readonly timezone?: unknown } | null)?.timezone;
          return typeof zone === 'string' ? [[String(column['field_name'] ?? column['name']), zone] as const] : [];
        }),
      ),
      wholeNames: names?.pandas_type === 'int64',
    };
  } catch {
    // Damaged notes are no notes: pandas itself would fail, the values can still be told.
    return none;
  }
}
