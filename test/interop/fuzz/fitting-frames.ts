import { SCALARS, type Column, type JsonType, type Param, type Tensor } from './signatures.ts';

/*
 * Data of Python for a signature, in the tables' encoding: built with the very dtypes that it declares, so that MLflow takes
 * it, and with the values that tell those types from their neighbours.
 */

interface Kind {
  readonly dtype: string;
  readonly values: readonly unknown[];
}

const float = (...values: string[]) => values.map((value) => ({ $float: value }));
const time = (...values: string[]) => values.map((value) => ({ $datetime: value }));
const KINDS: Readonly<Record<string, Kind>> = {
  boolean: { dtype: 'bool', values: [true, false] },
  integer: { dtype: 'int32', values: [1, -7, 2147483647] },
  long: { dtype: 'int64', values: [1, -7, 2147483648, { $int: '9007199254740993' }] },
  float: { dtype: 'float32', values: float('1.5', '2.0', '0.1', 'nan') },
  double: { dtype: 'float64', values: float('1.5', '2.0', '0.1', '1e300', 'nan') },
  string: { dtype: 'object', values: ['a', '12', '2024-01-31', ''] },
  binary: { dtype: 'object', values: [{ $bytes: 'YWJj' }, { $bytes: 'AAECAw==' }] },
  datetime: { dtype: 'datetime64[ns]', values: time('2024-01-31T10:20:30.5', '1999-12-31T00:00:00') },
};

/** Frames, arrays or dicts of arrays for these inputs; those that MLflow refuses are no fault, they only show nothing. */
export function fittingData(inputs: readonly (Column | Tensor)[]): object[] {
  return inputs.every((spec): spec is Tensor => 'tensor-spec' in spec)
    ? tensorData(inputs)
    : framesFor(inputs as readonly Column[]);
}

function framesFor(columns: readonly Column[]): object[] {
  const plain = columns.map((column, at) => ({ name: column.name ?? at, ...seriesOf(column, 0) }));
  const varied = columns.flatMap((column, at) =>
    Array.from({ length: variants(column) }, (_, value) =>
      plain.with(at, { name: column.name ?? at, ...seriesOf(column, value) }),
    ),
  );
  const lean = plain.filter((_, at) => columns[at]?.required !== false);
  const nulls = plain.map((each, at) =>
    columns[at]?.required === false && each.dtype === 'object' ? { ...each, data: [null, each.data[0]] } : each,
  );
  return [plain, lean, nulls, ...varied]
    .filter((each) => each.length > 0)
    .map((each) => ({ kind: 'frame', columns: each }));
}

function variants(column: Column): number {
  return column.type === 'any' ? SCALARS.length : Math.max(3, KINDS[column.type]?.values.length ?? 0);
}

function seriesOf(column: Column, at: number): { dtype: string; data: readonly unknown[] } {
  const kind = column.type === 'any' ? KINDS[SCALARS[at % SCALARS.length] as string] : KINDS[column.type];
  if (kind === undefined) return { dtype: 'object', data: [valueOf(column, at), valueOf(column, 0)] };
  const { dtype, values } = kind;
  return { dtype, data: [values[at % values.length], values[0]] };
}

/** A Python value inside an object column; whole lists of numbers are numpy's, which alone carry their width. */
function valueOf(type: JsonType, at: number): unknown {
  if (type.items !== undefined) {
    const kind = KINDS[type.items.type];
    if (kind === undefined || kind.dtype === 'object') return [valueOf(type.items, at), valueOf(type.items, at + 1)];
    const values = [kind.values[at % kind.values.length], kind.values[0]];
    return { $array: values, dtype: kind.dtype, shape: [2] };
  }
  if (type.values !== undefined) return { $dict: [['p', valueOf(type.values, at)]] };
  if (type.properties !== undefined) {
    const given = Object.entries(type.properties).filter(([, { required }]) => at % 3 !== 2 || required !== false);
    return { $dict: given.map(([name, property]) => [name, valueOf(property, at)]) };
  }
  const values = KINDS[type.type]?.values ?? ['a'];
  return values[at % values.length];
}

const CELLS: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [/^bool/, [true, false]],
  [/^(float|complex)/, float('1.5', '2.0')],
  [/^datetime/, time('2024-01-31T00:00:00', '1999-12-31T00:00:00')],
  [/^(str|object)/, ['a', 'bc']],
  [/^bytes/, [{ $bytes: 'YQ==' }, { $bytes: 'YmM=' }]],
  [/./, [1, 7]],
];

function tensorData(tensors: readonly Tensor[]): object[] {
  return [1, 2, 3].flatMap((size) => {
    const arrays = tensors.map((tensor) => arrayFor(tensor, size));
    const items = tensors.map(({ name }, at) => [name, arrays[at]]);
    return [tensors[0]?.name === undefined ? { kind: 'ndarray', ...arrays[0] } : { kind: 'dict', items }];
  });
}

function arrayFor(
  { 'tensor-spec': { dtype, shape } }: Tensor,
  size: number,
): { dtype: string; shape: number[]; values: unknown } {
  const sizes = shape.map((each) => (each === -1 ? size : each));
  const cells = CELLS.find(([pattern]) => pattern.test(dtype))?.[1] ?? [];
  const count = sizes.reduce((all, each) => all * each, 1);
  const values = Array.from({ length: count }, (_, at) => cells[at % cells.length]);
  return {
    dtype: { str: '<U2', bytes: '|S2' }[dtype] ?? dtype,
    shape: sizes,
    values: sizes.length === 0 ? values[0] : values,
  };
}

/** What to give for params: nothing, all their defaults, and other values of their types. */
export function fittingParams(params: readonly Param[]): (object | null)[] {
  const given = (at: number) => ({
    $dict: params.map(({ name, type, shape }) => {
      const value = KINDS[type]?.values[at] ?? null;
      return [name, shape === null ? value : [value]];
    }),
  });
  return [null, ...(params.length === 0 ? [] : [given(0), given(1)])];
}
