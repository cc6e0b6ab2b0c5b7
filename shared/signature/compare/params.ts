import { toJson } from '../../python/dumps.ts';
import type { PyValue } from '../../python/value.ts';
import { typeRepr } from '../canonical.ts';
import type { DataType, ParamSpec, ScalarType } from '../types.ts';
import { align } from './align.ts';
import type { Finding, Verdict } from './comparison.ts';
import { finding, placeOf } from './findings.ts';
import { valueText } from './sides.ts';
import { sameType } from './type-changes.ts';

/**
 * B's params in place of A's (mlflow/models/utils.py, `_enforce_params_schema`): unknown ones are dropped, missing ones get
 * the default, so adding, removing or a new default all reach the model in silence.
 */
export function paramFindings(
  a: readonly ParamSpec[] | null,
  b: readonly ParamSpec[] | null,
  renames: ReadonlyMap<string, string>,
): Finding[] {
  if (a !== null && a.length > 0 && b === null)
    return [finding('PA-07', placeOf('params'), { count: a.length, names: a.map(({ name }) => name).join(', ') })];
  const { pairs, removed, added } = align(a ?? [], b ?? [], ({ name }) => name, renames);
  return [
    ...added.map(({ b: { name, default: value } }) =>
      finding('PA-01', placeOf('params', name), { name, d: valueText(value) }),
    ),
    ...removed.map(({ a: { name } }) => finding('PA-02', placeOf('params', name), { name })),
    ...pairs.flatMap(({ a: before, b: now, how }) => changes(before, now, how === 'renamed')),
  ];
}

function changes(a: ParamSpec, b: ParamSpec, renamed: boolean): Finding[] {
  const place = placeOf('params', b.name);
  const found: Finding[] = [];
  if (renamed) found.push(finding('PA-03', place, { name: b.name, old: a.name, new: b.name, d: valueText(b.default) }));
  if ((a.shape === null) !== (b.shape === null))
    return [...found, finding('PA-06', place, { name: b.name, a: shown(a), b: shown(b) })];
  if (!sameType(a.type, b.type)) {
    const verdict = typePair(a.type, b.type);
    const details = { name: b.name, a: shown(a), b: shown(b) };
    found.push(finding('PA-05', place, details, { rest: verdict, dataframe: pythonPair(a.type, b.type) }));
  }
  if (!sameDefault(a, b))
    found.push(finding('PA-04', place, { name: b.name, a: valueText(a.default), b: valueText(b.default) }));
  return found;
}

function shown({ type, shape }: ParamSpec): string {
  return `${typeRepr(type)}${shape === null ? '' : '[]'}`;
}

/** A whole number for a double was made a float on reading, so equal texts are equal values. */
function sameDefault(a: ParamSpec, b: ParamSpec): boolean {
  return comparable(a.default) === comparable(b.default);
}

function comparable(value: PyValue): string {
  if (Array.isArray(value)) return `[${value.map(comparable).join(',')}]`;
  if (typeof value === 'object' && value !== null && 'text' in value) return `${value.type} ${value.text}`;
  return toJson(value);
}

/** R: refused, c: another value reaches the model, =: the same. Values are not cast but checked (`_enforce_param_datatype`). */
const PAIRS: Readonly<Partial<Record<ScalarType, Readonly<Partial<Record<ScalarType, '=' | 'c'>>>>>> = {
  integer: { long: '=', float: 'c', double: 'c' },
  long: { integer: '=', float: 'c', double: 'c' },
  float: { double: '=' },
  double: { float: '=' },
  datetime: { string: 'c' },
};

function typePair(a: DataType, b: DataType): Verdict {
  if (a.kind === 'unknown' || b.kind === 'unknown') return 'unknown';
  if (a.kind !== 'scalar' || b.kind !== 'scalar') return 'breaks-callers';
  const outcome = PAIRS[a.name]?.[b.name];
  return outcome === '=' ? 'compatible' : outcome === 'c' ? 'converts-silently' : 'breaks-callers';
}

/** In Python a datetime is given as an object, which is no text; over JSON it is one already. */
function pythonPair(a: DataType, b: DataType): Verdict {
  const datetime = a.kind === 'scalar' && a.name === 'datetime' && b.kind === 'scalar' && b.name === 'string';
  return datetime ? 'breaks-callers' : typePair(a, b);
}
