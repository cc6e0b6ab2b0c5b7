import {
  isDict,
  isNdArray,
  isNumpyScalarLike,
  pyTypeName,
  type Cell,
  type CellDict,
  type NumpyScalar,
} from '../../pandas/cell.ts';
import { PandasError } from '../../pandas/frame.ts';
import { itemAt } from '../../pandas/ndarray.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import { npArray } from '../../pandas/np-array.ts';
import type { Spec } from '../types.ts';
import { NUMPY_TYPE } from '../enforce/datatype.ts';
import { enforceType, shown } from '../enforce/nested.ts';
import { Refusal, collect, refusal, type Path } from '../enforce/problem.ts';
import { tensorDtype } from '../enforce/tensors.ts';

type Specs = readonly Spec[] | null;

/**
 * One value of `inputs` or `instances` made what its input is declared to be (mlflow/utils/proto_json_utils.py
 * `convert_data_type`): numpy arrays and scalars; structured types are checked, not cast. Throws `Refusal`.
 */
export function castValue(value: Cell, spec: Spec | null, path: Path, rules: PandasRules): Cell {
  try {
    return cast(value, spec, path, rules);
  } catch (error) {
    if (!(error instanceof PandasError)) throw error;
    const at = Array.isArray(value) ? [...path, ...error.at] : path;
    const culprit = error.at.reduce<Cell>(
      (inner, index) => (Array.isArray(inner) ? (inner[index] ?? null) : inner),
      value,
    );
    const details = {
      column: spec?.name === null || spec === null ? '' : String(spec.name),
      declared: declaredName(spec),
      value: shown(culprit),
      reason: `${error.type}: ${error.message}`.slice(0, 300),
    };
    throw refusal('check-cast', details, at);
  }
}

function declaredName(spec: Spec | null): string {
  if (spec === null) return '';
  if (spec.kind === 'tensor') return spec.dtype;
  return spec.type.kind === 'scalar' ? spec.type.name : spec.type.kind;
}

function cast(value: Cell, spec: Spec | null, path: Path, rules: PandasRules): Cell {
  if (spec === null) return npArray(value);
  if (spec.kind === 'tensor') return npArray(value, tensorDtype(spec));
  const { type, required } = spec;
  switch (type.kind) {
    case 'scalar': {
      const dtype = NUMPY_TYPE[type.name];
      if (Array.isArray(value) || isNdArray(value)) return npArray(value, dtype);
      const array = npArray([value], dtype);
      return { type: 'scalar', dtype: array.dtype, value: itemAt(array.dtype, array.data, 0) } satisfies NumpyScalar;
    }
    case 'array':
    case 'sparkml_vector':
      return npArray(enforceType(value, type, required, path, rules));
    case 'unknown':
      throw refusal('check-unknown-type', { type: type.source }, path);
    default:
      return enforceType(value, type, required, path, rules);
  }
}

function byName(specs: Specs): Map<Cell, Spec> {
  if (specs === null || specs[0]?.name === null) return new Map();
  return new Map(specs.map((spec) => [spec.name, spec]));
}

/** `_cast_schema_type`: what stands under `inputs` (or under `instances`, where it is no list of objects). */
export function castInputs(data: Cell, specs: Specs, root: Path, rules: PandasRules): Cell {
  const names = byName(specs);
  const first = specs?.[0] ?? null;
  let given = data;
  if (specs !== null) {
    const [only] = names.keys();
    if (names.size === 1 && only !== undefined && Array.isArray(given) && !given.some(isDict))
      return castDict(new Map([[only, given]]), names, () => root, rules);
    if (specs[0]?.name === null && !Array.isArray(given) && !isNumpyScalarLike(given))
      throw refusal('check-unnamed-input', { found: pyTypeName(given) }, root);
  }
  if (isDict(given)) return castDict(given, names, (name) => [...root, String(name as string)], rules);
  if (!Array.isArray(given)) return castValue(given, first, root, rules);
  if (!given.every(isDict)) return castValue(given, first, root, rules);
  const rows: Cell[] = [];
  collect(
    given.map((row, at) => () => {
      rows.push(castDict(row as CellDict, names, (name) => [...root, at, String(name as string)], rules));
    }),
  );
  return rows;
}

function castDict(data: CellDict, names: Map<Cell, Spec>, place: (name: Cell) => Path, rules: PandasRules): CellDict {
  const result: CellDict = new Map();
  collect(
    [...data].map(([name, value]) => () => {
      result.set(name, castValue(value, names.get(name) ?? null, place(name), rules));
    }),
  );
  return result;
}

/** `parse_instances_data`: a list of objects is turned into columns; they must be of one length. */
export function castInstances(data: Cell, specs: Specs, root: Path, rules: PandasRules): Cell {
  const rows = Array.isArray(data) && data.length > 0 && isDict(data[0] ?? null);
  const columns = rows ? rowsToColumns(data, specs, root, rules) : castInputs(data, specs, root, rules);
  if (isDict(columns)) checkLengths(columns, specs, root);
  return columns;
}

function rowsToColumns(data: Cell[], specs: Specs, root: Path, rules: PandasRules): CellDict {
  const names = byName(specs);
  const lists = new Map<Cell, Cell[]>();
  collect(
    data.map((row, at) => () => {
      if (!isDict(row)) throw refusal('check-instance-not-an-object', { found: pyTypeName(row) }, [...root, at]);
      for (const [name, value] of row) {
        const list = lists.get(name) ?? [];
        list.push(castValue(value, names.get(name) ?? null, [...root, at, String(name as string)], rules));
        lists.set(name, list);
      }
    }),
  );
  const columns: CellDict = new Map();
  for (const [name, list] of lists) {
    try {
      columns.set(name, npArray(list));
    } catch (error) {
      if (!(error instanceof PandasError)) throw error;
      throw refusal('check-instances-uneven', { column: String(name as string), reason: error.message }, [
        ...root,
        error.at[0] ?? 0,
        String(name as string),
      ]);
    }
  }
  return columns;
}

function checkLengths(columns: CellDict, specs: Specs, root: Path): void {
  const names = byName(specs);
  const asked = [...columns].filter(([name, value]) => {
    if (!Array.isArray(value) && !isNdArray(value)) return false;
    if (names.size === 0) return true;
    const spec = names.get(name);
    if (spec === undefined) return false;
    if (spec.kind === 'tensor') return true;
    return spec.required === true && spec.type.kind !== 'array' && spec.type.kind !== 'sparkml_vector';
  });
  const lengths = asked.map(([, value]) => lengthOf(value));
  if (lengths.includes(null) || new Set(lengths).size > 1) {
    const list = asked.map(([name], at) => `${String(name as string)}: ${lengths[at] ?? '-'}`).join(', ');
    throw new Refusal([{ code: 'check-lengths', severity: 'error', details: { lengths: list }, path: root }]);
  }
}

/** `len(value)`; null where Python has none. */
function lengthOf(value: Cell): number | null {
  if (Array.isArray(value)) return value.length;
  return isNdArray(value) ? (value.shape[0] ?? null) : null;
}
