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
  const columns = new Map<string, { label: Label; series: Series }>();
  collect(
    inputNames(specs).map((name) => () => {
      const spec = byName.get(labelKey(name));
      if (spec === undefined) throw refusal('check-name-empty', {}, null);
      const series = only(table, name, spec, locate);
      if (series !== null)
        columns.set(labelKey(name), { label: name, series: enforceColumn(series, spec, name, locate, rules) });
    }),
  );
  return assembled([...columns.values()], table);
}

/** `_enforce_unnamed_col_schema`: the first columns by position, the rest dropped. */
export function enforceUnnamed(table: Frame, specs: readonly ColumnSpec[], locate: Locator, rules: PandasRules): Frame {
  const columns: { label: Label; series: Series }[] = [];
  collect(
    table.columns.slice(0, specs.length).map((label, at) => () => {
      const spec = specs[at];
      const series = spec === undefined ? null : only(table, label, spec, locate);
      // Structured columns of an unnamed schema are always required.
      if (spec !== undefined && series !== null)
        columns.push({ label, series: enforceColumn(series, { ...spec, required: true }, label, locate, rules) });
    }),
  );
  return assembled(columns, table);
}

function assembled(columns: readonly { label: Label; series: Series }[], table: Frame): Frame {
  return frame(
    columns.map(({ label }) => label),
    // A frame made of columns holds numpy's bytes as objects.
    columns.map(({ series }) => (series.dtype.kind === 'S' ? { ...series, dtype: OBJECT } : series)),
    columns.length === 0 ? 0 : table.length,
    table.index,
  );
}

/**
 * The column of a label. Where there are several pandas gives a frame, which MLflow trips over, but for one case: a column
 * of any type with as many rows as there are such columns becomes their labels.
 */
function only(table: Frame, label: Label, spec: ColumnSpec, locate: Locator): Series | null {
  const wanted = labelKey(label);
  const count = table.columns.filter((column) => labelKey(column) === wanted).length;
  if (count > 1 && spec.type.kind === 'any' && count === table.length) return objects(filled(count, label));
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
