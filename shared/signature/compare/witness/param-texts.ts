import { toJson } from '../../../python/dumps.ts';
import type { PyValue } from '../../../python/value.ts';
import type { ParamSpec, ScalarType } from '../../types.ts';

const VALUES: Readonly<Record<ScalarType, readonly string[]>> = {
  boolean: ['true', 'false'],
  integer: ['7', '3'],
  long: ['7', '5'],
  float: ['1.5', '2'],
  double: ['0.25', '2'],
  string: ['"text"', '"7"'],
  binary: [],
  datetime: ['"2024-02-29T00:00:00"'],
};

/** `params` objects to send: nothing, all defaults, and the values of one param alone. '' is a request without params. */
export function paramTexts(params: readonly ParamSpec[], focus: string | null): string[] {
  const param = params.find(({ name }) => name === focus);
  const own = param === undefined ? [] : [...valuesOf(param), valueText(param.default)];
  const alone = own.map((value) => `{${JSON.stringify(focus)}: ${value}}`);
  const defaults = params.filter((each) => each.default !== null);
  const all = `{${defaults.map((each) => `${JSON.stringify(each.name)}: ${valueText(each.default)}`).join(', ')}}`;
  return ['', ...alone, ...(defaults.length === 0 ? [] : [all])];
}

function valuesOf({ type, shape }: ParamSpec): string[] {
  const values = type.kind === 'scalar' ? VALUES[type.name] : [];
  return shape === null ? [...values] : values.map((value) => `[${value}]`);
}

/** A default as JSON writes it. */
function valueText(value: PyValue): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value === 'object' && value !== null && 'text' in value)
    return JSON.stringify(value.text.replace(' ', 'T'));
  return toJson(value);
}
