import { parquetSchema } from 'hyparquet';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { OBJECT } from '../../shared/pandas/dtype.ts';
import { frame, type Frame, type Label } from '../../shared/pandas/frame.ts';
import type { PandasRules } from '../../shared/pandas/rules.ts';
import { arrowDictionaries } from './arrow-schema.ts';
import type { DataFile } from './data-file.ts';
import type { InferOptions } from './infer-options.ts';
import { nodeOf, pandasNotes } from './parquet-kinds.ts';
import { ParquetReader } from './parquet-reader.ts';
import { columnSeries } from './parquet-series.ts';

/** The most values of a table that is checked whole; each takes some bytes, whatever the file's compression made of them. */
const CELL_LIMIT = 20_000_000;

/**
 * `pandas.read_parquet(file)`, for any of the pandas versions. Errors: those of `ParquetReader`; `parquet-too-large`;
 * `parquet-not-judged` for a column whose values are not read here as pandas reads them.
 */
export async function readParquetFrame(
  file: DataFile,
  options: Pick<InferOptions, 'signal' | 'onProgress'>,
): Promise<(rules: PandasRules) => Frame> {
  const reader = new ParquetReader(file, options);
  const metadata = await reader.open();
  const notes = pandasNotes(metadata);
  const arrow = metadata.key_value_metadata?.find(({ key }) => key === 'ARROW:schema')?.value;
  const dictionaries = arrow === undefined ? new Set() : arrowDictionaries(arrow);
  const columns = parquetSchema(metadata).children.filter(({ element: { name } }) => !notes.index.has(name));
  const cells = reader.rows * columns.length;
  if (cells > CELL_LIMIT)
    throw new KnownError('parquet-too-large', `${file.name} has ${cells} values.`, {
      path: file.name,
      count: cells,
      limit: CELL_LIMIT,
    });
  const read: { readonly label: Label; readonly series: ReturnType<typeof columnSeries> }[] = [];
  for (const child of columns) {
    const { name } = child.element;
    const node = nodeOf(child);
    // Of Arrow's dictionaries only those of texts come back as such.
    const category = dictionaries.has(name) && node.shape === 'leaf' && node.leaf.kind === 'text';
    const noted = notes.dtypes.get(name) ?? (category ? 'category' : null);
    const values: unknown[] = [];
    for await (const value of reader.all(name)) values.push(value);
    const series = columnSeries(values, node, { noted, zone: notes.zones.get(name) ?? 'UTC' });
    if (series === null)
      throw new KnownError('parquet-not-judged', `${file.name}: ${name} is not judged.`, {
        path: file.name,
        column: visible(name),
      });
    read.push({ label: notes.wholeNames && /^-?\d+$/.test(name) ? BigInt(name) : name, series });
  }
  return (rules) =>
    frame(
      read.map(({ label }) => label),
      read.map(({ series }) => series?.(rules) ?? { dtype: OBJECT, data: [] }),
      reader.rows,
    );
}
