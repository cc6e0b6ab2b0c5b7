import type { TensorSpec } from '../../types.ts';

/** Sizes tried for a free dimension. */
const SIZES = [1, 2, 3, 5];
/** A larger array would not be read. */
const CELLS = 10_000;

/** Candidate requests for tensors: arrays of several sizes and values, and tables where the shape allows one. */
export function* tensorRequests(tensors: readonly TensorSpec[], params: readonly string[] = ['']): Generator<string> {
  for (const size of SIZES) {
    for (let at = 0; at < 3; at += 1) {
      const arrays = tensors.map((tensor) => arrayText(tensor, size, at));
      if (arrays.includes(null)) return;
      for (const body of bodies(tensors, arrays as string[], size)) {
        for (const each of params) yield each === '' ? body : `${body.slice(0, -1)}, "params": ${each}}`;
      }
    }
  }
}

function* bodies(tensors: readonly TensorSpec[], arrays: readonly string[], size: number): Generator<string> {
  const [first] = tensors;
  if (first?.name === null) {
    yield `{"inputs": ${arrays[0]}}`;
    yield `{"instances": ${arrays[0]}}`;
    if (first.shape.length === 2) yield `{"dataframe_split": {"data": ${arrays[0]}}}`;
    return;
  }
  const named = tensors.map(({ name }, at) => `${JSON.stringify(name)}: ${arrays[at]}`).join(', ');
  yield `{"inputs": {${named}}}`;
  if (tensors.length === 1) yield `{"inputs": ${arrays[0]}}`;
  if (size !== 1 || !tensors.every(({ shape }) => shape[0] === -1n)) return;
  // One row: each array without its outermost brackets.
  const cells = arrays.map((array) => array.slice(1, -1)).join(', ');
  yield `{"dataframe_split": {"columns": ${JSON.stringify(tensors.map(({ name }) => name))}, "data": [[${cells}]]}}`;
}

function arrayText({ dtype, shape }: TensorSpec, size: number, at: number): string | null {
  const values = valuesOf(dtype);
  const value = values[at % values.length];
  const sizes = shape.map((each) => (each === -1n ? size : Number(each)));
  if (value === undefined || sizes.some((each) => !Number.isInteger(each) || each < 0)) return null;
  if (sizes.reduce((all, each) => all * each, 1) > CELLS) return null;
  return sizes.reduceRight((inner, each) => `[${Array.from({ length: each }, () => inner).join(', ')}]`, value);
}

function valuesOf(dtype: string): readonly string[] {
  if (dtype.startsWith('float')) return ['1.5', '1e300', 'NaN'];
  if (dtype === 'bool') return ['true', 'false'];
  if (['str', 'bytes', 'object'].includes(dtype)) return ['"a"', '"ñ"'];
  if (dtype.startsWith('datetime')) return ['"2024-01-31"'];
  if (dtype.startsWith('complex')) return ['1.5', '1'];
  const bits = Number(/^(?:u?int)(\d+)$/.exec(dtype)?.[1] ?? 0);
  if (bits === 0) return [];
  const signed = !dtype.startsWith('u');
  return ['1', String(2n ** BigInt(signed ? bits - 1 : bits) - 1n), signed ? '-1' : '0'];
}
