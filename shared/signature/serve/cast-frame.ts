import { astype } from '../../pandas/astype.ts';
import { pyTypeName, type Cell } from '../../pandas/cell.ts';
import { DATETIME_NS, OBJECT, type Dtype } from '../../pandas/dtype.ts';
import {
  PandasError,
  labelKey,
  seriesCells,
  seriesItem,
  type Frame,
  type Label,
  type Series,
} from '../../pandas/frame.ts';
import { objects } from '../../pandas/infer-objects.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import { asUnit, toDatetime } from '../../pandas/to-datetime.ts';
import type { ColumnSpec, Spec } from '../types.ts';
import { inputNames } from '../enforce/columns.ts';
import { PANDAS_TYPE } from '../enforce/datatype.ts';
import type { Locator } from '../enforce/locate.ts';
import { enforceType, shown } from '../enforce/nested.ts';
import { collect, refusal } from '../enforce/problem.ts';
import { tensorDtype } from '../enforce/tensors.ts';
import { decodeBase64 } from './base64.ts';

/**
 * The casts MLflow makes on `dataframe_split` and `dataframe_records` before it checks anything
 * (mlflow/utils/proto_json_utils.py `cast_df_types_according_to_schema`): base64 to bytes, texts to dates and numbers,
 * floats cut to whole numbers. Throws `Refusal`.
 */
export function castFrame(table: Frame, specs: readonly Spec[], locate: Locator, rules: PandasRules): Frame {
  const series = [...table.series];
  const plan = castPlan(table, specs);
  collect(
    plan.flatMap(([key, spec]) => {
      const places = [...table.columns.keys()].filter((at) => labelKey(table.columns[at] ?? null) === key);
      return places.map((at) => () => {
        const [column, label = null] = [series[at], table.columns[at]];
        if (places.length > 1 && rules.dateCast === 'to_datetime' && !castsTwice(spec))
          throw refusal('check-column-twice', { column: String(label as string) }, locate.column(label));
        if (column !== undefined) series[at] = castColumn(column, spec, label, locate, rules);
      });
    }),
  );
  return { ...table, series };
}

/** Which column is cast for which input: by name, by position, or all of them for one unnamed tensor. */
function castPlan(table: Frame, specs: readonly Spec[]): (readonly [string, Spec])[] {
  const [first] = specs;
  if (first === undefined) return [];
  if (first.name !== null) return inputNames(specs).map((name, at) => [labelKey(name), specs[at] ?? first]);
  if (first.kind === 'tensor') return [...new Set(table.columns.map(labelKey))].map((key) => [key, first]);
  return table.columns.slice(0, specs.length).map((label, at) => [labelKey(label), specs[at] ?? first]);
}

/** Can columns of one label be cast together? Those that pandas gives as a frame have no text dtype and make no dates. */
function castsTwice(spec: Spec): boolean {
  if (spec.kind === 'tensor') return tensorDtype(spec).kind !== 'U';
  return spec.type.kind !== 'scalar' || (spec.type.name !== 'string' && spec.type.name !== 'datetime');
}

function castColumn(series: Series, spec: Spec, label: Label, locate: Locator, rules: PandasRules): Series {
  const declared = spec.kind === 'tensor' ? spec.dtype : spec.type.kind === 'scalar' ? spec.type.name : spec.type.kind;
  try {
    return spec.kind === 'tensor'
      ? castForTensor(series, tensorDtype(spec))
      : castForColumn(series, spec, label, locate, rules);
  } catch (error) {
    if (!(error instanceof PandasError)) throw error;
    const row = error.at[0];
    const path = row === undefined ? locate.column(label) : locate.cell(label, row);
    const value = row === undefined ? '' : shown(seriesItem(series, row));
    const details = { column: String(label as string), declared, value, reason: `${error.type}: ${error.message}` };
    throw refusal('check-cast', details, path);
  }
}

function castForColumn(series: Series, spec: ColumnSpec, label: Label, locate: Locator, rules: PandasRules): Series {
  const { type, required } = spec;
  if (type.kind === 'any' || type.kind === 'unknown') return series;
  if (type.kind !== 'scalar') {
    const cells: Cell[] = [];
    collect(
      seriesCells(series).map((cell, row) => () => {
        cells.push(enforceType(cell, type, required, locate.cell(label, row), rules));
      }),
    );
    return objects(cells);
  }
  if (type.name === 'binary') return objects(eachCell(series, (cell) => decodeBase64(textOf(cell))));
  if (type.name === 'datetime')
    return rules.dateCast === 'astype' ? astype(series, DATETIME_NS) : toNanoseconds(toDatetime(series));
  return castTo(series, PANDAS_TYPE[type.name]);
}

function toNanoseconds(series: Series): Series {
  return series.dtype.kind === 'M' ? asUnit(series, 'ns') : series;
}

/** pandas 3's text columns stay as they are where texts are asked for. */
function castTo(series: Series, dtype: Dtype): Series {
  if ((dtype === OBJECT || dtype.kind === 'U') && series.dtype.extension === 'str') return series;
  return astype(series, dtype);
}

function castForTensor(series: Series, dtype: Dtype): Series {
  if (dtype.kind === 'S') return objects(eachCell(series, (cell) => new TextEncoder().encode(textOf(cell))));
  if (series.data.length === 0) throw new PandasError('IndexError', 'single positional indexer is out-of-bounds');
  if (Array.isArray(seriesItem(series, 0))) return series;
  return castTo(series, dtype);
}

function eachCell(series: Series, convert: (cell: Cell) => Cell): Cell[] {
  return seriesCells(series).map((cell, row) => {
    try {
      return convert(cell);
    } catch (error) {
      throw error instanceof PandasError ? new PandasError(error.type, error.message, [row]) : error;
    }
  });
}

function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  throw new PandasError('TypeError', `encoding without a string argument (${pyTypeName(cell)})`);
}
