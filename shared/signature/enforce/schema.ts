import { buildFrame } from '../../pandas/build-frame.ts';
import { isDict, isNdArray, isNumpyScalarLike, pyTypeName, type Cell, type CellDict } from '../../pandas/cell.ts';
import { PandasError, labelKey, type Frame, type Label } from '../../pandas/frame.ts';
import { toNested } from '../../pandas/ndarray.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import type { ColumnSpec, Spec, TensorSpec } from '../types.ts';
import { enforceNamed, enforceUnnamed, nameOf } from './columns.ts';
import type { Locator } from './locate.ts';
import { Refusal, refusal, becauseOf, type CheckProblem } from './problem.ts';
import { type PyFuncInput, isFrame } from './pyfunc-input.ts';
import { sampleOf } from './sample.ts';
import { enforceTensors } from './tensors.ts';

function isTensors(specs: readonly Spec[]): specs is readonly TensorSpec[] {
  return specs[0]?.kind === 'tensor';
}

/**
 * Data against the inputs of a signature, as mlflow/models/utils.py `_enforce_schema` does. Returns what the model's own
 * `predict` gets. Throws `Refusal`; what MLflow only warns about goes to `warn`.
 */
export function enforceSchema(
  data: PyFuncInput,
  specs: readonly Spec[],
  locate: Locator,
  rules: PandasRules,
  warn: (problem: CheckProblem) => void,
): PyFuncInput {
  const columns = isTensors(specs) ? null : (specs as readonly ColumnSpec[]);
  const input = columns === null ? data : asTable(data, columns, rules);
  if (specs[0]?.name !== null) {
    const named = checkNames(input, specs, locate, warn);
    if (columns === null) return enforceTensors(named, specs as readonly TensorSpec[], locate);
    return enforceNamed(named as Frame, columns, locate, rules);
  }
  if (columns === null) return enforceTensors(input, specs as readonly TensorSpec[], locate);
  const table = input as Frame;
  if (table.columns.length < specs.length)
    throw refusal('check-column-count', { found: table.columns.length, declared: specs.length }, null);
  if (table.columns.length > specs.length)
    warn(note('check-extra-unnamed', { found: table.columns.length, declared: specs.length }, null));
  return enforceUnnamed(table, columns, locate, rules);
}

function note(code: string, details: CheckProblem['details'], path: CheckProblem['path']): CheckProblem {
  return {
    code,
    severity: 'warning',
    details,
    path,
    ...(path === null ? {} : { fix: { kind: 'remove' as const, path } }),
  };
}

/** Column schemas are asked of a table: whatever comes is made one. */
function asTable(data: PyFuncInput, specs: readonly ColumnSpec[], rules: PandasRules): Frame {
  if (isFrame(data)) return data;
  try {
    if (isNumpyScalarLike(data)) return buildFrame([data], { rules });
    if (isDict(data)) return dictTable(data, specs, rules);
    if (Array.isArray(data) || isNdArray(data)) return buildFrame(data, { rules });
  } catch (error) {
    if (error instanceof PandasError) throw becauseOf(error, 'check-no-table', {}, null);
    throw error;
  }
  throw refusal('check-needs-table', { found: pyTypeName(data) }, null);
}

function dictTable(data: CellDict, specs: readonly ColumnSpec[], rules: PandasRules): Frame {
  const values = [...data.values()];
  const structured = specs.some(({ type }) => ['array', 'object', 'sparkml_vector'].includes(type.kind));
  const single = (value: Cell) =>
    value === null ||
    isNumpyScalarLike(value) ||
    (Array.isArray(value) && value.every((item) => typeof item === 'string'));
  const loneText = (value: Cell) => isNdArray(value) && value.dtype.kind === 'U' && value.shape.length === 0;
  if (structured || values.every(single) || values.every(loneText)) return buildFrame([data], { rules });
  const deep = (value: Cell) => (isNdArray(value) && value.shape.length > 1 ? toNested(value) : value);
  return buildFrame(new Map([...data].map(([name, value]) => [name, deep(value)])), { rules });
}

/** Nothing required may be missing; what is not declared is left out with a warning. */
function checkNames(
  input: PyFuncInput,
  specs: readonly Spec[],
  locate: Locator,
  warn: (problem: CheckProblem) => void,
): PyFuncInput {
  const required = specs.flatMap((spec, at) => (spec.kind === 'tensor' || spec.required ? [nameOf(spec, at)] : []));
  const unique = new Set(required.map(labelKey));
  const [only] = required;
  if (unique.size === 1 && only !== undefined && !isFrame(input) && isNdArray(input)) return new Map([[only, input]]);
  const actual: readonly Label[] = isFrame(input) ? input.columns : isDict(input) ? [...input.keys()] : [];
  const present = new Set(actual.map(labelKey));
  const known = new Set(specs.map((spec, at) => labelKey(nameOf(spec, at))));
  const extra = actual.filter((label) => !known.has(labelKey(label)));
  const missing = specs.filter(
    (spec, at) => (spec.kind === 'tensor' || spec.required === true) && !present.has(labelKey(nameOf(spec, at))),
  );
  if (missing.length > 0) throw new Refusal(missing.map((spec) => missingProblem(spec, extra, locate)));
  for (const label of extra)
    warn(note('check-extra-column', { column: String(label as string) }, locate.column(label)));
  return input;
}

function missingProblem(spec: Spec, extra: readonly Label[], locate: Locator): CheckProblem {
  const name = String(spec.name);
  // The same name in other letters is what people most often send.
  const alike = extra.find((label) => String(label as string).toLowerCase() === name.toLowerCase());
  const path = alike === undefined ? null : locate.column(alike);
  const place = locate.column(name);
  const fix =
    path !== null
      ? { kind: 'rename' as const, path, value: name }
      : place === null
        ? undefined
        : { kind: 'add' as const, path: place, value: sampleOf(spec) };
  return {
    code: alike === undefined ? 'check-missing-column' : 'check-missing-column-alike',
    severity: 'error',
    details: { column: name, ...(alike === undefined ? {} : { found: String(alike as string) }) },
    path,
    ...(fix === undefined ? {} : { fix }),
  };
}
