import { pyStr, toJson } from '../python/dumps.ts';
import type { PyDict, PyValue } from '../python/value.ts';
import type { ParamTools } from './enforce/param-value.ts';
import { checkDefault } from './param-default.ts';
import { PartProblems } from './part-problems.ts';
import { isScalarType, parseType } from './parse-type.ts';
import { parsePart } from './parse-schema.ts';
import type { DataType, ParamSpec, PartReading } from './types.ts';

/** `parseParams` with tools for rare types. */
export function parseParamsWith(tools: ParamTools, source: string): PartReading<ParamSpec> {
  const problems = new PartProblems();
  const specs: ParamSpec[] = [];
  for (const [index, item] of (parsePart(source, problems) ?? []).entries()) {
    const spec = parseParam(item, index, problems, tools);
    if (spec !== null) specs.push(spec);
  }
  const seen = new Set<string>();
  for (const { name } of specs) {
    if (seen.has(name)) problems.error('param-repeated', { name });
    seen.add(name);
  }
  return { source, valid: problems.valid, problems: problems.found, specs };
}

function parseParam(item: PyValue, index: number, problems: PartProblems, tools: ParamTools): ParamSpec | null {
  if (!(item instanceof Map)) {
    problems.error('param-not-an-object', { index: index + 1, found: toJson(item).slice(0, 80) });
    return null;
  }
  const given = item.get('name');
  const name = given === undefined ? `#${index + 1}` : pyStr(given);
  const missing = ['name', 'default', ...(item.has('dtype') ? [] : ['type'])].filter((key) => !item.has(key));
  for (const key of missing) problems.error('param-missing-key', { name, key });
  const type = paramType(item, name, problems);
  const shape = item.get('shape') ?? null;
  if (shape !== null && !Array.isArray(shape)) problems.error('param-shape', { name, shape: toJson(shape) });
  const list = Array.isArray(shape) ? shape : null;
  const value = item.get('default') ?? null;
  const known = type.kind !== 'unknown' && missing.length === 0 && (shape === null || list !== null);
  return {
    name,
    type,
    shape: list,
    default: known ? checkDefault({ name, type, shape: list }, value, problems, tools) : value,
  };
}

/** A scalar type other than binary, or an object. `dtype` is what 2.5-2.9 wrote. */
function paramType(item: PyDict, name: string, problems: PartProblems): DataType {
  const given = item.get('type') || item.get('dtype') || null;
  if (given === 'object') return parseType(new Map([...item, ['type', given]]), name, problems);
  if (given === 'binary') problems.error('param-binary', { name });
  else if (!isScalarType(given))
    problems.error('param-type', { name, type: typeof given === 'string' ? given : toJson(given) });
  return isScalarType(given) ? { kind: 'scalar', name: given } : { kind: 'unknown', source: toJson(given) };
}
