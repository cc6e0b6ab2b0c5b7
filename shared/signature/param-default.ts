import { toJson } from '../python/dumps.ts';
import type { PyValue } from '../python/value.ts';
import { paramValue, type ParamTools } from './enforce/param-value.ts';
import type { PartProblems } from './part-problems.ts';
import type { DataType, ParamSpec } from './types.ts';

type Param = Pick<ParamSpec, 'name' | 'type' | 'shape'>;

/** Checks a default as MLflow does and returns what it keeps; a refused default is returned as it is. */
export function checkDefault(param: Param, value: PyValue, problems: PartProblems, tools: ParamTools): PyValue {
  const { name, type, shape } = param;
  const text = () => toJson(value).slice(0, 120);
  const kept = paramValue(param, value, tools);
  if ('value' in kept) {
    if (isDatetime(type) && (kept.value === null || (Array.isArray(kept.value) && kept.value.includes(null))))
      problems.error('param-date-without-default', { name });
    return kept.value;
  }
  if (kept.reason === 'shape') problems.error('param-shape', { name, shape: toJson([...(shape ?? [])]) });
  else if (kept.reason === 'not-a-list') problems.error('param-default-not-a-list', { name, value: text() });
  else problems.error('param-default', { name, type: typeName(type), value: text() });
  return value;
}

function isDatetime(type: DataType): boolean {
  return type.kind === 'scalar' && type.name === 'datetime';
}

function typeName(type: DataType): string {
  return type.kind === 'scalar' ? type.name : type.kind;
}
