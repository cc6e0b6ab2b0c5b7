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
      for (const body of bodies(tensors, arrays as string[], size, at)) {
        for (const each of params) yield each === '' ? body : `${body.slice(0, -1)}, "params": ${each}}`;
      }
    }
  }
}

function* bodies(
  tensors: readonly TensorSpec[],
  arrays: readonly string[],
  size: number,
  at: number,
): Generator<string> {
  const unnamed = tensors[0]?.name === null;
  const named = tensors.map(({ name }, each) => `${JSON.stringify(name)}: ${arrays[each]}`).join(', ');
  if (!unnamed) yield `{"inputs": {${named}}}`;
  if (unnamed || tensors.length === 1) yield `{"inputs": ${arrays[0]}}`;
  if (unnamed) yield `{"instances": ${arrays[0]}}`;
  if (unnamed && tensors[0]?.shape.length === 2) yield `{"dataframe_split": {"data": ${arrays[0]}}}`;
  if (size !== 1 || !tensors.every(({ shape }) => shape[0] === -1n)) return;
  const columns = unnamed ? '' : `"columns": ${JSON.stringify(tensors.map(({ name }) => name))}, `;
  const cells = tensors.map((tensor) => cellText(tensor, at)).join(', ');
  yield `{"dataframe_split": {${columns}"data": [[${cells}]]}}`;
}

/** What a table holds of one row: all its values in one flat list, whatever the rank (`_reshape_and_cast_pandas_column_values`). */
function cellText({ dtype, shape }: TensorSpec, at: number): string {
  const value = valueAt(dtype, at) ?? 'null';
  const count = shape.slice(1).reduce<number>((all, each) => all * Math.max(1, Number(each)), 1);
  return shape.length === 1 ? value : `[${Array.from({ length: count }, () => value).join(', ')}]`;
}

function arrayText({ dtype, shape }: TensorSpec, size: number, at: number): string | null {
  const value = valueAt(dtype, at);
  const sizes = shape.map((each) => (each === -1n ? size : Number(each)));
  if (value === undefined || sizes.some((each) => !Number.isInteger(each) || each < 0)) return null;
  if (sizes.reduce((all, each) => all * each, 1) > CELLS) return null;
  return sizes.reduceRight((inner, each) => `[${Array.from({ length: each }, () => inner).join(', ')}]`, value);
}

function valueAt(dtype: string, at: number): string | undefined {
  const values = valuesOf(dtype);
  return values[at % values.length];
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
