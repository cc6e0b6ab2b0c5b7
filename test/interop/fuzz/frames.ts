import type { Draw } from './draw.ts';
import { TENSOR_DTYPES, type Column, type JsonType, type Tensor } from './signatures.ts';

/** Values of a pandas column in the tables' encoding, by the dtype they are built with. */
const float = (...values: (number | string)[]) =>
  values.map((value) => ({
    $float: typeof value === 'string' ? value : Number.isInteger(value) ? `${value}.0` : String(value),
  }));
const time = (...values: string[]) => values.map((value) => ({ $datetime: value }));
const bytes = (...values: string[]) => values.map((value) => ({ $bytes: value }));
const dict = (value: unknown) => ({ $dict: [['k', value]] });
const array = (values: unknown[], dtype: string) => ({ $array: values, dtype, shape: [values.length] });
const NA = { $na: true };
const DAYS = time('2024-01-31T00:00:00', '2024-02-01T10:20:30');

/** Two rows of each: [dtype, what the histogram calls it, rows]. Object columns differ by what they hold. */
export const SERIES: readonly (readonly [dtype: string, label: string, data: readonly unknown[]])[] = [
  ['bool', 'bool', [true, false]],
  ['int8', 'int8', [1, -2]],
  ['int16', 'int16', [1, -2]],
  ['int32', 'int32', [1, -2]],
  ['int64', 'int64', [1, -2]],
  ['int64', 'int64', [2147483648, 1]],
  ['int64', 'int64 of 0 and 1', [0, 1]],
  ['uint8', 'uint8', [1, 200]],
  ['uint16', 'uint16', [1, 2]],
  ['uint32', 'uint32', [1, 4294967295]],
  ['uint64', 'uint64', [1, { $int: '18446744073709551615' }]],
  ['float16', 'float16', float(1, 2.5)],
  ['float32', 'float32', float(1.5, 0.1)],
  ['float64', 'float64', float(1.5, 0.1)],
  ['float64', 'float64', float('nan', 1)],
  ['float64', 'float64', float('inf', 1.5)],
  ['complex128', 'complex128', [1, 2]],
  ['<U3', 'text made by numpy', ['a', 'b']],
  ['S3', 'bytes made by numpy', bytes('YWI=', 'Yw==')],
  ['datetime64[ns]', 'datetime64[ns]', DAYS],
  ['datetime64[ns]', 'datetime64[ns]', [...time('2024-01-31T00:00:00'), { $nat: true }]],
  ['datetime64[s]', 'datetime64[s]', DAYS],
  ['datetime64[us]', 'datetime64[us]', DAYS],
  ['datetime64[ns, UTC]', 'datetime64 with zone', time('2024-01-31T00:00:00+00:00', '2024-02-01T00:00:00+00:00')],
  ['timedelta64[ns]', 'timedelta64[ns]', [1, 2]],
  ['category', 'category', ['a', 'b']],
  ['category', 'category', [1, 2]],
  ['string', 'string', ['a', 'b']],
  ['string', 'string', ['a', NA]],
  ['str', 'str', ['a', null]],
  ['Int64', 'Int64', [1, 2]],
  ['Int64', 'Int64', [1, NA]],
  ['Int32', 'Int32', [1, 2]],
  ['UInt8', 'UInt8', [1, 2]],
  ['Float64', 'Float64', float(1.5, 2)],
  ['Float64', 'Float64', [...float(1.5), NA]],
  ['Float32', 'Float32', float(1, 2)],
  ['boolean', 'boolean', [true, false]],
  ['boolean', 'boolean', [true, NA]],
  ['object', 'object of text', ['a', 'b']],
  ['object', 'object of text', ['1', '2.5']],
  ['object', 'object of text', ['2024-01-31', '2024-02-01T10:20:30']],
  ['object', 'object of text', ['a', null]],
  ['object', 'object of numbers', [1, 2]],
  ['object', 'object of numbers', float(1.5, 2)],
  ['object', 'object of numbers', [1, ...float(2.5)]],
  ['object', 'object of numbers', [1, null]],
  ['object', 'object of booleans', [true, false]],
  ['object', 'object of booleans', [true, null]],
  ['object', 'object of nulls', [null, null]],
  ['object', 'object of several kinds', [1, 'a']],
  ['object', 'object of several kinds', [true, 2]],
  ['object', 'object of bytes', bytes('YWI=', 'Yw==')],
  ['object', 'object of dates', DAYS],
  ['object', 'object of dates', [{ $date: '2024-01-31' }, { $date: '2024-02-01' }]],
  ['object', 'object of dates', [...time('2024-01-31T00:00:00'), null]],
  ['object', 'object of decimals', [{ $decimal: '1.5' }, { $decimal: '2' }]],
  ['object', 'object of lists', [[1, 2], [3]]],
  ['object', 'object of lists', [float(1.5, 2), []]],
  ['object', 'object of lists', [['a'], ['b', 'c']]],
  ['object', 'object of lists', [[true], null]],
  ['object', 'object of dicts', [dict(1), dict(2)]],
  ['object', 'object of dicts', [dict('a'), { $dict: [] }]],
  ['object', 'object of arrays', [array([1, 2], 'int64'), array([3, 4], 'int64')]],
  ['object', 'object of arrays', [array(float(1.5, 2), 'float64'), array(float(2.5, 1), 'float64')]],
  ['object', 'object of arrays', [array([1], 'int32'), array([3, 4], 'int32')]],
  ['object', 'object of arrays', [array(float(1.5), 'float32'), array(float(0.5), 'float32')]],
];
export const SERIES_LABELS = [...new Set(SERIES.map(([, label]) => label))];

/** dtypes that MLflow takes for each declared type. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  boolean: ['bool', 'boolean', 'object of booleans', 'object of nulls', 'object of text'],
  integer: ['int8', 'int16', 'int32', 'uint8', 'uint16', 'Int32'],
  long: ['int64', 'int32', 'uint32', 'Int64', 'object of numbers', 'UInt8'],
  float: ['float16', 'float32', 'Float32', 'int64 of 0 and 1'],
  double: ['float64', 'float32', 'int32', 'Float64', 'object of decimals', 'int64 of 0 and 1', 'uint32'],
  string: ['string', 'str', 'object of text', 'object of several kinds', 'object of nulls', 'text made by numpy'],
  binary: ['object of bytes', 'object of text', 'bytes made by numpy', 'string'],
  datetime: ['datetime64[ns]', 'datetime64[s]', 'datetime64[us]', 'object of dates'],
  array: ['object of lists', 'object of arrays'],
  object: ['object of dicts'],
  map: ['object of dicts'],
  sparkml_vector: ['object of lists', 'object of arrays'],
  tensor: ['int64', 'float64', 'float32', 'bool', 'object of text', 'object of lists', 'object of arrays'],
};

/** A frame for these columns; `label` (a kind of pandas column) is always in it. */
export function frameFor(draw: Draw, columns: readonly Column[], label: string): object {
  const fits = columns.findIndex((column) => FITTING[column.type]?.includes(label));
  const at = fits === -1 ? draw.int(0, columns.length - 1) : fits;
  const made = columns.map((column, each) => ({
    name: column.name ?? String(each),
    ...series(draw, each === at ? label : fittingLabel(draw, column)),
  }));
  const changed = draw.weighted([
    [7, () => made],
    [1, () => [...made, { name: 'extra', ...series(draw, 'int64') }]],
    [1, () => draw.shuffled(made)],
    [1, () => (made.length > 1 ? made.slice(1) : made)],
  ])();
  return { kind: 'frame', columns: changed };
}

/** A column that takes this kind of pandas column; of any type when there is none. */
export function typeFor(draw: Draw, label: string): string | null {
  const fitting = Object.keys(FITTING).filter((type) => type !== 'tensor' && FITTING[type]?.includes(label));
  return fitting.length > 0 && draw.chance(0.8) ? draw.pick(fitting) : null;
}

function fittingLabel(draw: Draw, type: JsonType): string {
  return draw.chance(0.85) ? draw.pick(FITTING[type.type] ?? SERIES_LABELS) : draw.pick(SERIES_LABELS);
}

function series(draw: Draw, label: string): { dtype: string; data: readonly unknown[] } {
  const [dtype, , data] = draw.pick(SERIES.filter(([, each]) => each === label));
  return { dtype, data };
}

const SIZES = [[2], [1, 2], [2, 2], [2, 3], [1, 2, 2], [0, 2], [1], []] as const;

/** Arrays, dicts of arrays and lists, for tensors and for columns. */
export function arraysFor(draw: Draw, specs: readonly (Column | Tensor)[], form: 'ndarray' | 'dict' | 'list'): object {
  if (form === 'list') {
    const texts = [
      [1, 2],
      float(1.5, 2),
      ['a', 'b'],
      [
        [1, 2],
        [3, 4],
      ],
      [{ $dict: [['k', 1]] }],
      [],
      [float(0.5)],
      [true],
    ];
    return { kind: 'list', values: draw.pick(texts) };
  }
  const [first] = specs;
  if (form === 'ndarray') return { kind: 'ndarray', ...arrayFor(draw, first) };
  const sent = draw.chance(0.85) ? specs : specs.slice(1);
  const items = sent.map((spec, at) => [spec.name ?? String(at), arrayFor(draw, spec)]);
  return { kind: 'dict', items: draw.chance(0.85) ? items : [...items, ['extra', arrayFor(draw, undefined)]] };
}

function arrayFor(draw: Draw, spec: Column | Tensor | undefined): object {
  const fits = draw.chance(0.75);
  const tensor = spec !== undefined && 'tensor-spec' in spec ? (spec as Tensor)['tensor-spec'] : null;
  const scalar = {
    boolean: 'bool',
    integer: 'int32',
    long: 'int64',
    float: 'float32',
    double: 'float64',
    string: 'str',
  };
  const wanted = tensor?.dtype ?? scalar[(spec as Column | undefined)?.type as keyof typeof scalar] ?? 'float64';
  const dtype = fits ? wanted : draw.pick(TENSOR_DTYPES);
  const right = tensor?.shape.map((size) => (size === -1 ? draw.int(1, 2) : size)) ?? [2];
  const shape = fits ? right : [...draw.pick(SIZES)];
  const count = shape.reduce((all, size) => all * size, 1);
  const values = draw.times(count, () => cell(draw, dtype));
  return { dtype: { str: '<U2', bytes: '|S2' }[dtype] ?? dtype, shape, values: nested(values, shape) };
}

function cell(draw: Draw, dtype: string): unknown {
  if (dtype === 'bool') return draw.chance(0.5);
  if (dtype.startsWith('float')) return float(draw.pick([1.5, -0.25, 2]))[0];
  if (dtype.startsWith('datetime')) return time(draw.pick(['2024-01-31T00:00:00', '1999-12-31T23:59:00']))[0];
  if (dtype === 'str') return draw.pick(['a', 'bc']);
  if (dtype === 'bytes') return bytes(draw.pick(['YQ==', 'YmM=']))[0];
  if (dtype === 'object') return draw.pick<unknown>(['a', 1, 'b']);
  return draw.int(0, 9);
}

function nested(values: readonly unknown[], shape: readonly number[]): unknown {
  const [size, ...others] = shape;
  if (size === undefined) return values;
  const step = others.reduce((all, each) => all * each, 1);
  if (others.length === 0) return values;
  return Array.from({ length: size }, (_, at) => nested(values.slice(at * step, (at + 1) * step), others));
}
