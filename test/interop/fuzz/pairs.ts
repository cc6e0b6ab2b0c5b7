import type { Draw } from './draw.ts';
import { columnRequest, tensorRequest } from './requests.ts';
import { dictText, givenParams } from './settings.ts';
import { columnsWith, NAMES, paramsWith, SCALARS, tensorsWith, TENSOR_DTYPES } from './signatures.ts';
import { typeOf, type Column, type Param, type Tensor } from './signatures.ts';

export interface Side {
  readonly inputs: string | null;
  readonly params: string | null;
}
export interface Pair {
  readonly change: string;
  readonly a: Side;
  readonly b: Side;
  readonly payloads: readonly string[];
}

const PAYLOADS = 10;
const side = (inputs: readonly object[] | null, params: readonly object[] | null): Side => ({
  inputs: inputs === null ? null : JSON.stringify(inputs),
  params: params === null ? null : JSON.stringify(params),
});

/** Two signatures that differ by a change or two, with requests made for the first: as callers send them, or odd ones too. */
export function pairOf(draw: Draw, type: string, isTensor: boolean, plain: boolean): Pair {
  if (isTensor) return tensorPair(draw, type, plain);
  const a = columnsWith(draw, type);
  const requests = (params: () => string) =>
    draw.times(PAYLOADS, () => {
      const form = draw.pick(['dataframe_split', 'dataframe_records', 'inputs', 'instances'] as const);
      const { body } = columnRequest(draw, a, form, plain);
      const given = params();
      return given === '' ? body : `${body.slice(0, -1)}, "params": ${given}}`;
    });
  if (draw.chance(0.2)) {
    const params = paramsWith(draw, draw.pick(SCALARS.filter((each) => each !== 'binary')));
    const [change, changed] = changeParams(draw, params);
    const payloads = requests(() => (draw.chance(0.8) ? dictText(givenParams(draw, params)) : ''));
    return { change: `param-${change}`, a: side(a, params), b: side(a, changed), payloads };
  }
  const [change, once] = changeColumns(draw, a);
  const [more, b] = draw.chance(0.25) ? changeColumns(draw, once) : ['', once];
  const b2 = draw.chance(0.02) ? null : b;
  return {
    change: more === '' ? change : `${change}+${more}`,
    a: side(a, null),
    b: side(b2, null),
    payloads: requests(() => ''),
  };
}

function changeColumns(draw: Draw, columns: readonly Column[]): [string, Column[]] {
  const at = draw.int(0, columns.length - 1);
  const named = columns[0]?.name !== undefined;
  const put = (change: (column: Column) => Column) =>
    columns.map((each, index) => (index === at ? change(each) : each));
  const naming = ({ name, required }: Column) => ({
    ...(name === undefined ? {} : { name }),
    ...(required === undefined ? {} : { required }),
  });
  const free = NAMES.filter((name) => columns.every((column) => column.name !== name));
  const added = (required: boolean): Column[] => {
    const column = { type: draw.pick(SCALARS), ...(named ? { name: draw.pick(free), required } : {}) };
    return columns.toSpliced(draw.int(0, columns.length), 0, column);
  };
  return draw.weighted<() => [string, Column[]]>([
    [3, () => ['type', put((column) => ({ ...typeOf(draw, draw.pick(SCALARS), 1), ...naming(column) }))]],
    [
      1,
      () => [
        'type',
        put((column) => ({ ...typeOf(draw, draw.pick(['array', 'object', 'map', 'any']), 1), ...naming(column) })),
      ],
    ],
    [1, () => ['required', put((column) => (named ? { ...column, required: column.required === false } : column))]],
    [1, () => ['add-opt', added(false)]],
    [1, () => ['add-req', added(true)]],
    [1, () => ['drop', columns.length > 1 ? columns.toSpliced(at, 1) : [...columns]]],
    [1, () => ['rename', put((column) => (named ? { ...column, name: `${column.name}_2` } : column))]],
    [1, () => ['reorder', draw.shuffled(columns)]],
    [2, () => ['nested', put((column) => changeWithin(draw, column))]],
    [1, () => ['same', [...columns]]],
  ])();
}

function changeWithin(draw: Draw, column: Column): Column {
  if (column.items !== undefined) return { ...column, items: { type: draw.pick(SCALARS) } };
  if (column.values !== undefined) return { ...column, values: { type: draw.pick(SCALARS) } };
  if (column.properties === undefined) return column;
  const entries = Object.entries(column.properties);
  const at = draw.int(0, entries.length - 1);
  const changed = draw.pick([
    () =>
      entries.map(([name, part], each) => [name, each === at ? { ...part, required: part.required === false } : part]),
    () =>
      entries.map(([name, part], each) => [
        name,
        each === at ? { ...part, ...typeOf(draw, draw.pick(SCALARS), 0) } : part,
      ]),
    () => [...entries, ['z', { type: 'string', required: draw.chance(0.5) }]],
    () => (entries.length > 1 ? entries.toSpliced(at, 1) : entries),
  ])();
  return { ...column, properties: Object.fromEntries(changed) as NonNullable<Column['properties']> };
}

function changeParams(draw: Draw, params: readonly Param[]): [string, Param[]] {
  const at = draw.int(0, params.length - 1);
  const put = (change: (param: Param) => Param) => params.map((each, index) => (index === at ? change(each) : each));
  return draw.pick<() => [string, Param[]]>([
    () => ['drop', params.toSpliced(at, 1)],
    () => ['rename', put((param) => ({ ...param, name: `${param.name}_2` }))],
    () => ['add', [...params, { name: 'new', type: 'long', default: 1, shape: null }]],
    () => [
      'default',
      put((param) => (param.type === 'long' && param.shape === null ? { ...param, default: 99 } : param)),
    ],
    () => ['type', put(({ name, shape }) => ({ name, type: 'string', default: shape === null ? 'z' : ['z'], shape }))],
    () => ['type', put(({ name, shape }) => ({ name, type: 'double', default: shape === null ? 0.5 : [0.5], shape }))],
    () => ['same', [...params]],
  ])();
}

function tensorPair(draw: Draw, dtype: string, plain: boolean): Pair {
  const a = tensorsWith(draw, dtype);
  const [first, ...rest] = a as [Tensor, ...Tensor[]];
  const spec = { ...first['tensor-spec'] };
  if (draw.chance(0.5)) spec.dtype = draw.pick(TENSOR_DTYPES);
  if (draw.chance(0.5)) spec.shape = [...draw.pick([[-1], [-1, 2], [-1, 3], [2, 2], [-1, -1]])];
  const payloads = draw.times(
    PAYLOADS,
    () => tensorRequest(draw, a, draw.pick(['inputs', 'instances', 'dataframe_split']), plain).body,
  );
  return { change: 'tensor', a: side(a, null), b: side([{ ...first, 'tensor-spec': spec }, ...rest], null), payloads };
}
