import type { Draw } from './draw.ts';

/** The parts of a signature as MLflow's JSON writes them. */
export interface JsonType {
  type: string;
  items?: JsonType;
  values?: JsonType;
  properties?: Record<string, JsonType & { required?: boolean }>;
}
export interface Column extends JsonType {
  name?: string;
  required?: boolean;
}
export interface Tensor {
  type: 'tensor';
  name?: string;
  'tensor-spec': { dtype: string; shape: number[] };
}
export interface Param {
  name: string;
  type: string;
  properties?: JsonType['properties'];
  default: unknown;
  shape: number[] | null;
}

export const SCALARS = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'] as const;
export const STRUCTURES = ['array', 'object', 'map', 'any', 'sparkml_vector'] as const;
/** Each kind of dtype as often as another. */
export const TENSOR_DTYPES: readonly string[] = [
  'bool | int32 | str | float32 | object | uint8 | bytes | datetime64[ns] | bool | int64 | str',
  'float64 | object | uint16 | bytes | datetime64[ns] | bool | int8 | str | float16 | object | uint32',
  'bytes | datetime64[ns] | bool | int16 | str | float64 | object | uint64 | bytes | datetime64[ns]',
].flatMap((line) => line.split(' | '));
export const NAMES = ['edad', 'Plan', 'last seen', 'a.b', 'ñu', 'x-1', 'rate', 'v2', 'País', 'k'] as const;

/** A type whose outermost kind is `kind`, no deeper than `depth` more levels. */
export function typeOf(draw: Draw, kind: string, depth: number): JsonType {
  const inner = () => innerType(draw, depth - 1);
  if (kind === 'array') return { type: 'array', items: inner() };
  if (kind === 'map') return { type: 'map', values: inner() };
  if (kind !== 'object') return { type: kind };
  const names = draw.sample(NAMES, draw.int(1, 3));
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { ...inner(), ...need(draw) }])) };
}

/** Inside a structure MLflow casts nothing, so the types that JSON can carry as they are come most often. */
function innerType(draw: Draw, depth: number): JsonType {
  const scalar = draw.weighted([
    [4, 'string'],
    [3, 'long'],
    [3, 'double'],
    [2, 'boolean'],
    [1, draw.pick(SCALARS)],
  ]);
  // A Spark vector is no valid property: here only at the top.
  const structure = draw.pick(STRUCTURES.filter((each) => each !== 'sparkml_vector'));
  return draw.chance(depth > 0 ? 0.6 : 1) ? { type: scalar } : typeOf(draw, structure, depth);
}

function need(draw: Draw): { required?: boolean } {
  return draw.weighted<{ required?: boolean }>([
    [5, { required: true }],
    [3, { required: false }],
    [1, {}],
  ]);
}

/** Columns, the first of the given kind; unnamed ones at times. */
export function columnsWith(draw: Draw, kind: string, most = 4): Column[] {
  const count = draw.int(1, most);
  const kinds = [kind, ...draw.times(count - 1, () => draw.pick(draw.chance(0.75) ? SCALARS : STRUCTURES))];
  const names = draw.sample(NAMES, count);
  const named = draw.chance(0.9);
  const columns = draw.shuffled(kinds).map((each, at) => {
    const name = named ? { name: names[at] as string } : {};
    return { ...typeOf(draw, each, 2), ...name, ...(named ? need(draw) : {}) };
  });
  return columns;
}

const SHAPES = [[-1], [-1, 2], [-1, 3], [-1, 1], [2, 2], [-1, 2, 2], [-1, -1], [1], [-1, -1, 2]] as const;

/** Tensors, the first of the given dtype: one without a name, or several with. */
export function tensorsWith(draw: Draw, dtype: string): Tensor[] {
  const one = (type: string): Tensor => ({
    type: 'tensor',
    'tensor-spec': { dtype: type, shape: [...draw.pick(SHAPES)] },
  });
  if (draw.chance(0.4)) return [one(dtype)];
  const names = draw.sample(NAMES, draw.int(1, 3));
  return names.map((name, at) => ({ ...one(at === 0 ? dtype : draw.pick(TENSOR_DTYPES)), name }));
}

const DEFAULTS: Readonly<Record<string, unknown>> = {
  boolean: true,
  integer: 3,
  long: 5,
  float: 0.5,
  double: 1.5,
  string: 'a',
  datetime: '2024-01-31T00:00:00',
};
export const PARAM_TYPES = [...Object.keys(DEFAULTS), 'object'] as readonly string[];
export const PARAM_NAMES = ['temperature', 'top_k', 'stop', 'seed', 'mode', 'since'] as const;

/** Params, the first of the given type; a list now and then. */
export function paramsWith(draw: Draw, type: string): Param[] {
  const names = draw.sample(PARAM_NAMES, draw.int(1, 3));
  return names.map((name, at) => aParam(draw, name, at === 0 ? type : draw.pick(PARAM_TYPES)));
}

function aParam(draw: Draw, name: string, type: string): Param {
  if (type === 'object') {
    const properties = { a: { type: 'long', required: true }, b: { type: 'string', required: false } };
    return { name, type, properties, default: draw.pick([{ a: 1 }, { a: 1, b: 'x' }]), shape: null };
  }
  const value = DEFAULTS[type];
  if (draw.chance(0.3)) return { name, type, default: draw.pick([[value], [value, value]]), shape: [-1] };
  return { name, type, default: draw.chance(0.15) && type !== 'datetime' ? null : value, shape: null };
}

/** Texts that are no valid signature (or that only look like none). */
export function spoilt(draw: Draw, specs: readonly object[]): string {
  const [first, ...rest] = specs as [Record<string, unknown>, ...object[]];
  return draw.pick([
    () => JSON.stringify([{ ...first, type: draw.pick(['int64', 'Any', 'tensor', '', 'nope']) }, ...rest]),
    () => JSON.stringify([...specs, { type: 'long' }, { type: 'long', name: 'z' }]),
    () => JSON.stringify([first, first, ...rest]),
    () => JSON.stringify([{ ...first, unit: 'mg' }]),
    () => JSON.stringify(specs).slice(0, -1),
    () => JSON.stringify([{ name: 'z' }]),
    () => JSON.stringify([{ type: 'array', name: 'z' }]),
    () => JSON.stringify([{ type: 'tensor', 'tensor-spec': { dtype: 'nope', shape: [-1] } }]),
    () => JSON.stringify([{ type: 'object', name: 'z', properties: { k: { type: 'sparkml_vector' } } }]),
    () => '[]',
    () => 'null',
  ])();
}
