import type { DataType, ScalarType } from '../../types.ts';

/** Values of a scalar column as JSON writes them: first the plainest, then those that tell types apart. */
const COLUMN: Readonly<Record<ScalarType, readonly string[]>> = {
  boolean: ['true', 'false', 'null'],
  integer: ['1', '-7', '2147483647'],
  long: ['1', '-7', '2147483648', '9007199254740993', '1.0'],
  float: ['1.5', '2', '1e300', 'null', 'NaN'],
  double: ['1.5', '2', '0.1', '1e300', 'null', 'NaN'],
  string: ['"a"', '"12"', '"año"', '""', 'null'],
  binary: ['"YWJj"', '"AAECAw=="'],
  datetime: ['"2024-01-31"', '"2024-01-31T10:20:30.5"', 'null'],
};

/** Inside structures nothing is cast, so other values tell types apart. */
const MEMBER: Readonly<Record<ScalarType, readonly string[]>> = {
  boolean: ['true', 'false'],
  integer: ['1'],
  long: ['5', '1'],
  float: ['1', '0', '1.5'],
  double: ['1.5', '1', 'NaN'],
  string: ['"a"', '"año"'],
  binary: ['"YWJj"'],
  datetime: ['"2024-01-31"'],
};

const ANY = ['"a"', '5', '1.5', 'true', 'null', '["a", "b"]', '{"k": 1}'];
/** No type gets more candidates, however deep it is. */
const CANDIDATES = 24;
const DEEPEST = 12;

/**
 * Candidate values of a type as JSON texts, the plainest first. `path` leads to what is of interest inside: only that is
 * varied, the rest keeps its plainest value.
 */
export function valuesFor(
  type: DataType,
  position: 'column' | 'member',
  path: readonly string[] = [],
  depth = 0,
): readonly string[] {
  if (depth > DEEPEST) return ['null'];
  const inner = (each: DataType) => valuesFor(each, 'member', path.slice(1), depth + 1);
  switch (type.kind) {
    case 'scalar':
      return (position === 'column' ? COLUMN : MEMBER)[type.name];
    case 'array': {
      const items = inner(type.items);
      const pair = items.slice(0, 2).join(', ');
      return limited([...items.map((item) => `[${item}]`), '[]', `[${pair}]`, '[null]']);
    }
    case 'map':
      return limited([...inner(type.values).map((value) => `{"p": ${value}}`), '{}']);
    case 'object':
      return limited(objectsFor(type, inner, path[0]));
    case 'sparkml_vector':
      return ['[0.5, 1.5]', '[]', '[1]'];
    default:
      return ANY;
  }
}

/** The leanest object, the fullest one, then each property's values in turn; what is optional also empty. */
function objectsFor(
  { properties }: DataType & { readonly kind: 'object' },
  inner: (type: DataType) => readonly string[],
  focus: string | undefined,
): string[] {
  const base = properties.map(({ name, type }) => [name, inner(type)] as const);
  const write = (entries: readonly (readonly [string, string])[]) =>
    `{${entries.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')}}`;
  const first = base.map(([name, values]) => [name, values[0] ?? 'null'] as const);
  const required = properties.map(({ required: each }) => each);
  const found = [write(first.filter((_, at) => required[at] === true)), write(first)];
  const focused = properties.some(({ name }) => name === focus);
  base.forEach(([name, values], at) => {
    if (focused && name !== focus) return;
    // With nothing but what must be there: an optional neighbour that takes no JSON would spoil it.
    const lean = first.filter((_, other) => other === at || required[other] === true);
    for (const value of [...values, ...(required[at] === true ? [] : ['null'])])
      found.push(write(lean.map(([each, plain]) => [each, each === name ? value : plain] as const)));
  });
  return found;
}

function limited(values: readonly string[]): string[] {
  return [...new Set(values)].slice(0, CANDIDATES);
}
