import { pyRepr, toJson } from '../../python/dumps.ts';
import type { PyDict, PyValue } from '../../python/value.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import { typeRepr } from '../canonical.ts';
import type { ParamSpec } from '../types.ts';
import { paramTools } from './param-tools.ts';
import { paramValue } from './param-value.ts';
import { collect, refusal, type CheckProblem, type Path } from './problem.ts';

/**
 * Params against their schema, as mlflow/models/utils.py `_enforce_params_schema` does: unknown ones are left out with a
 * warning, missing ones get their default. `root` is where they stand in the payload. Throws `Refusal`.
 */
export function enforceParams(
  params: PyValue,
  specs: readonly ParamSpec[] | null,
  root: Path | null,
  rules: PandasRules,
  warn: (problem: CheckProblem) => void,
): PyValue {
  if (specs === null) return withoutSchema(params, root, warn);
  const given = params ?? new Map<PyValue, PyValue>();
  if (!(given instanceof Map)) throw refusal('check-params-not-an-object', { found: toJson(given).slice(0, 80) }, root);
  const known = new Set(specs.map(({ name }) => name));
  const result: PyDict = new Map();
  for (const [key, value] of given) {
    const name = typeof key === 'string' ? key : pyRepr(key);
    if (known.has(name)) result.set(name, value);
    else warn(unknown(name, [...known], at(root, name)));
  }
  collect(
    specs.map((spec) => () => {
      const value = result.get(spec.name);
      result.set(spec.name, value === undefined ? spec.default : enforced(spec, value, at(root, spec.name), rules));
    }),
  );
  return result;
}

function at(root: Path | null, name: string): Path | null {
  return root === null ? null : [...root, name];
}

function withoutSchema(params: PyValue, root: Path | null, warn: (problem: CheckProblem) => void): PyValue {
  if (params === null || (params instanceof Map && params.size === 0)) return params;
  warn({ code: 'check-params-ignored', severity: 'warning', details: {}, path: root });
  return new Map();
}

function unknown(name: string, known: readonly string[], path: Path | null): CheckProblem {
  return {
    code: 'check-param-unknown',
    severity: 'warning',
    details: { name, known: known.join(', ') },
    path,
    ...(path === null ? {} : { fix: { kind: 'remove', path } }),
  };
}

function enforced(spec: ParamSpec, value: PyValue, path: Path | null, rules: PandasRules): PyValue {
  const kept = paramValue(spec, value, paramTools(rules));
  if ('value' in kept) return kept.value;
  const place = path !== null && kept.item !== null ? [...path, kept.item] : path;
  const details = {
    name: spec.name,
    declared: typeRepr(spec.type),
    value: toJson(kept.item === null || !Array.isArray(value) ? value : (value[kept.item] ?? null)).slice(0, 80),
  };
  throw refusal(`check-param-${kept.reason}`, details, place);
}
