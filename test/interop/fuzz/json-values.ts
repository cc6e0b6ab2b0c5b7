import type { Draw } from './draw.ts';
import type { JsonType } from './signatures.ts';

/** JSON texts of every sort, those first that Python, numpy and pandas read in a way of their own. */
export const ODD: readonly string[] = [
  'null | true | false | 0 | 1 | -1 | 3 | 42 | 3.0 | 3.7 | -0.5 | 1e3 | 1E400 | -0 | -0.0 | 0.1 | 127',
  '128 | 255 | 256 | 2147483647 | 2147483648 | -2147483649 | 16777217 | 9007199254740993',
  '9223372036854775807 | 9223372036854775808 | -9223372036854775809 | 18446744073709551616 | 1e19',
  '3.5e38 | NaN | Infinity | -Infinity | "" | "a" | "1" | "3.7" | "true" | "False" | "nan" | "inf"',
  '" 7 " | "2024-01-31" | "2024-01-31T10:20:30" | "2024-01-31T10:20:30Z" | "2024-01-31 10:20:30+02:00"',
  '"2024" | "31/01/2024" | "2024-13-01" | "2024-01" | "YWJj" | "YWJ" | "%%%" | "ñandú" | "\\u0000"',
  '"1,5" | "1e3" | "0x10" | "1_000" | "None" | "NaT" | [] | {} | [1] | ["a"] | [1, 2.5] | [null]',
  '[[1], [2]] | {"k": 1} | {"k": null} | 1706696430',
].flatMap((line) => line.split(' | '));

const GOOD: Readonly<Record<string, readonly string[]>> = {
  boolean: ['true', 'false'],
  integer: ['1', '-7', '42', '2147483647'],
  long: ['1', '-7', '42', '9007199254740993'],
  float: ['1.5', '-0.25', '0.1', '3.0', '2'],
  double: ['1.5', '-0.25', '1e-3', '3.0', '2', '1e300'],
  string: ['"a"', '"basic"', '"año"', '""', '"12"'],
  binary: ['"YWJj"', '"AAECAw=="'],
  datetime: ['"2024-01-31"', '"2024-01-31T10:20:30"', '"2024-01-31T10:20:30.123456"', '"1999-12-31 23:59"'],
};
const INNER: Readonly<Record<string, readonly string[]>> = {
  ...GOOD,
  integer: ['1', '42'],
  float: ['0', '1', '0.5'],
  double: ['1.5', '-0.25', '2.0', '1', '0'],
};

/** A JSON text that suits the type; `inner` inside a structure, where whole numbers are no doubles. */
export function goodValue(draw: Draw, type: JsonType, inner = false): string {
  const within = (part: JsonType) => goodValue(draw, part, true);
  switch (type.type) {
    case 'array':
      return `[${draw.times(draw.int(0, 3), () => within(type.items as JsonType)).join(', ')}]`;
    case 'map': {
      const keys = draw.sample(['p', 'q', 'r'], draw.int(0, 2));
      return `{${keys.map((key) => `"${key}": ${within(type.values as JsonType)}`).join(', ')}}`;
    }
    case 'object': {
      const properties = Object.entries(type.properties ?? {});
      const sent = properties.filter(([, property]) => property.required !== false || draw.chance(0.6));
      return `{${sent.map(([name, property]) => `${JSON.stringify(name)}: ${within(property)}`).join(', ')}}`;
    }
    case 'sparkml_vector':
      return draw.pick(['[0.5, 1.5]', '[1.5]']);
    case 'any':
      return draw.pick(['null', '1', '"a"', '[1]', '{"k": 1}', '2.5']);
    default:
      return draw.pick((inner ? INNER : GOOD)[type.type] ?? ODD);
  }
}

/** Mostly a value that suits; with the given chance any other, a null where one may be left out, or one a level deeper or higher. */
export function someValue(draw: Draw, type: JsonType & { required?: boolean }, odd: number): string {
  if (type.required === false && draw.chance(0.1)) return 'null';
  if (!draw.chance(odd)) return goodValue(draw, type);
  return draw.weighted([
    [6, () => draw.pick(ODD)],
    [2, () => `[${goodValue(draw, type)}]`],
    [2, () => spoil(draw, type)],
  ])();
}

/** One part of a structure replaced by something odd, a key too many or one missing. */
function spoil(draw: Draw, type: JsonType): string {
  const odd = () => draw.pick(ODD);
  if (type.type === 'array') return `[${goodValue(draw, type.items as JsonType, true)}, ${odd()}]`;
  if (type.type === 'map') return `{"p": ${odd()}, "q": ${goodValue(draw, type.values as JsonType, true)}}`;
  if (type.type !== 'object') return odd();
  const entries = Object.entries(type.properties ?? {}).map(
    ([name, property]) => [name, goodValue(draw, property, true)] as const,
  );
  const at = draw.int(0, entries.length - 1);
  const changed = draw.pick([
    () => entries.map(([name, value], each) => [name, each === at ? odd() : value] as const),
    () => entries.filter((_, each) => each !== at),
    () => [...entries, ['extra', odd()] as const],
  ])();
  return `{${changed.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')}}`;
}

/** What a tensor of this dtype holds. */
export function goodCell(draw: Draw, dtype: string): string {
  if (dtype === 'bool') return draw.pick(['true', 'false']);
  if (dtype.startsWith('uint')) return draw.pick(['0', '7', '255']);
  if (dtype.startsWith('int')) return draw.pick(['1', '-3', '127']);
  if (dtype.startsWith('float')) return draw.pick(['1.5', '-0.25', '2.0', '2']);
  if (dtype.startsWith('datetime')) return draw.pick(['"2024-01-31"', '"2024-01-31T10:20:30"']);
  if (dtype === 'object') return draw.pick(['"a"', '1', '"b"']);
  return draw.pick(['"a"', '"bc"', '"año"']);
}
