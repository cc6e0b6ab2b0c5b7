import {
  columnOf,
  frame,
  labelKey,
  PandasError,
  seriesCells,
  type Frame,
  type Label,
  type Series,
} from '../../pandas/frame.ts';
import { alignRows, positions } from '../../pandas/align-rows.ts';
import { inferColumn, objects } from '../../pandas/infer-objects.ts';
import { filled } from '../../pandas/ndarray.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import { NA, type Cell } from '../../pandas/cell.ts';
import { OBJECT, unmasked } from '../../pandas/dtype.ts';
import type { ColumnSpec, Spec } from '../types.ts';
import { Mismatch, enforceDatatype } from './datatype.ts';
import type { Locator } from './locate.ts';
import { enforceType, shown, wholeFix } from './nested.ts';
import { becauseOf, collect, refusal } from './problem.ts';

/** The names MLflow asks a frame for: an empty name counts as the position (`Schema.input_names`). */
export function inputNames(specs: readonly Spec[]): Label[] {
  return specs.map((spec, at) => nameOf(spec, at));
}

/** `spec.name or position`. */
export function nameOf(spec: Spec, at: number): Label {
  return spec.name === null || spec.name === '' || spec.name === 0n || spec.name === 0 ? BigInt(at) : spec.name;
}

/** mlflow/models/utils.py `_enforce_named_col_schema`. */
export function enforceNamed(table: Frame, specs: readonly ColumnSpec[], locate: Locator, rules: PandasRules): Frame {
  const byName = new Map(specs.map((spec) => [spec.name === null ? '' : labelKey(spec.name), spec]));
  const columns = new Map<string, Column>();
  collect(
    inputNames(specs).map((name) => () => {
      const spec = byName.get(labelKey(name));
      if (spec === undefined) throw refusal('check-name-empty', {}, null);
      const series = only(table, name, spec, locate, rules);
      if (series !== null) columns.set(labelKey(name), columnOfSpec(series, spec, name, locate, rules));
    }),
  );
  return assembled([...columns.values()], table, rules);
}

/** `_enforce_unnamed_col_schema`: the first columns by position, the rest dropped. */
export function enforceUnnamed(table: Frame, specs: readonly ColumnSpec[], locate: Locator, rules: PandasRules): Frame {
  const columns: Column[] = [];
  collect(
    table.columns.slice(0, specs.length).map((label, at) => () => {
      const spec = specs[at];
      const series = spec === undefined ? null : only(table, label, spec, locate, rules);
      // Structured columns of an unnamed schema are always required.
      if (spec !== undefined && series !== null)
        columns.push(columnOfSpec(series, { ...spec, required: true }, label, locate, rules));
    }),
  );
  return assembled(columns, table, rules);
}

function columnOfSpec(series: Series, spec: ColumnSpec, label: Label, locate: Locator, rules: PandasRules): Column {
  return { label, series: enforceColumn(series, spec, label, locate, rules), structured: spec.type.kind !== 'scalar' };
}

interface Column {
  readonly label: Label;
  readonly series: Series;
  /** Is it a structured column, made anew? */
  readonly structured: boolean;
}

function assembled(columns: readonly Column[], table: Frame, rules: PandasRules): Frame {
  const apart = columns.filter(({ structured }) => structured).length % columns.length > 0;
  const renumbered = table.index !== null || columns.some(({ series }) => series.data.length !== table.length);
  if (!rules.keepsIndex && apart && renumbered) return fallenApart(columns, table);
  const [first] = columns;
  return frame(
    columns.map(({ label }) => label),
    // A frame made of columns holds numpy's bytes as objects.
    columns.map(({ series }) => (series.dtype.kind === 'S' ? { ...series, dtype: OBJECT } : series)),
    first?.series.data.length ?? 0,
    rules.keepsIndex || first?.structured !== true ? table.index : null,
  );
}

/** Structured columns are numbered 0, 1, 2, ... while the others keep the labels of the request's rows. */
function fallenApart(columns: readonly Column[], table: Frame): Frame {
  const kept = table.index ?? positions(table.length);
  try {
    return alignRows(
      columns.map((column) => ({ ...column, index: column.structured ? positions(column.series.data.length) : kept })),
    );
  } catch (error) {
    if (error instanceof PandasError) throw becauseOf(error, 'check-no-table', {}, null);
    throw error;
  }
}

/**
 * The column of a label. Where there are several pandas gives a frame, which MLflow trips over, but for one case: a column
 * of any type with as many rows as there are such columns becomes their labels (with any rows where they are numbered anew).
 */
function only(table: Frame, label: Label, spec: ColumnSpec, locate: Locator, rules: PandasRules): Series | null {
  const wanted = labelKey(label);
  const count = table.columns.filter((column) => labelKey(column) === wanted).length;
  if (count > 1 && spec.type.kind === 'any' && (count === table.length || !rules.keepsIndex))
    return objects(filled(count, label));
  if (count > 1) throw refusal('check-column-twice', { column: String(label as string) }, locate.column(label));
  return columnOf(table, label);
}

function enforceColumn(series: Series, spec: ColumnSpec, name: Label, locate: Locator, rules: PandasRules): Series {
  const { type } = spec;
  if (type.kind !== 'scalar') {
    const cells: Cell[] = [];
    collect(
      (function* steps() {
        for (const [row, cell] of iterated(series).entries())
          yield () => void cells.push(enforceType(cell, type, spec.required, locate.cell(name, row), rules));
      })(),
    );
    return inferColumn(cells, true, undefined, rules);
  }
  try {
    return enforceDatatype(series, type.name, rules);
  } catch (error) {
    const details = { column: String(name as string), declared: type.name };
    if (error instanceof PandasError)
      throw becauseOf(error, 'check-column-convert', { ...details, value: '' }, locate.column(name));
    if (!(error instanceof Mismatch)) throw error;
    const at = error.row === null ? locate.column(name) : locate.cell(name, error.row);
    const culprit = error.row === null ? null : (seriesCells(series)[error.row] ?? null);
    const value = error.row === null ? '' : shown(culprit);
    const code = `check-column-${error.reason}`;
    throw refusal(code, { ...details, found: error.found, value }, at, wholeFix(error, culprit, at));
  }
}

/** The values of a column as Python's `for` gives them: nullable types give numpy's own scalars. */
function iterated(series: Series): Cell[] {
  const cells = seriesCells(series);
  if (series.dtype.extension !== 'masked') return cells;
  const dtype = unmasked(series.dtype);
  return cells.map((cell) => (cell === NA ? cell : { type: 'scalar', dtype, value: cell }));
}
