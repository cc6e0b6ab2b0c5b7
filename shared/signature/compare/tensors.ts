import type { PyValue } from '../../python/value.ts';
import type { TensorSpec } from '../types.ts';
import { align } from './align.ts';
import type { Finding, Mark, Verdict } from './comparison.ts';
import { finding, placeOf } from './findings.ts';
import { shapeText } from './sides.ts';

export function tensorKey(tensor: { readonly name: string | null }, at: number): string {
  return tensor.name ?? `#${at + 1}`;
}

/** B's input tensors in place of A's (mlflow/models/utils.py, `_enforce_tensor_schema`). */
export function tensorFindings(
  a: readonly TensorSpec[],
  b: readonly TensorSpec[],
  renames: ReadonlyMap<string, string>,
): Finding[] {
  const named = [a.every(({ name }) => name !== null), b.every(({ name }) => name !== null)] as const;
  if (named[0] !== named[1]) {
    const names = (tensors: readonly TensorSpec[]) => tensors.map(tensorKey).join(', ');
    return [finding('TE-06', placeOf('inputs'), { name: names(b), a: names(a), b: names(b) })];
  }
  const { pairs, removed, added } = align(a, b, tensorKey, renames);
  const found: Finding[] = added.map(({ b: tensor, at }) =>
    finding('TE-07', placeOf('inputs', tensorKey(tensor, at)), { name: tensorKey(tensor, at) }),
  );
  for (const { a: tensor, at } of removed)
    found.push(finding('TE-10', placeOf('inputs', tensorKey(tensor, at)), { name: tensorKey(tensor, at) }));
  for (const { a: before, b: now, atA, atB, how } of pairs) {
    const name = tensorKey(now, atB);
    if (how === 'renamed')
      found.push(finding('TE-06', placeOf('inputs', name), { name, a: tensorKey(before, atA), b: name }));
    found.push(...tensorChanges(before, now, name));
  }
  const moved = pairs.filter(({ how }) => how === 'moved').length;
  if (moved > 0) found.push(finding('TE-11', placeOf('inputs'), { count: moved }));
  return found;
}

function tensorChanges(a: TensorSpec, b: TensorSpec, name: string): Finding[] {
  const place = placeOf('inputs', name);
  const found: Finding[] = [];
  // `Tensor('object', (-1,))` lets any array through unchecked.
  const anything = b.dtype === 'object' && b.shape.length === 1 && b.shape[0] === -1n;
  if (a.dtype !== b.dtype) found.push(dtypeChange(a, b, name, anything));
  if (anything) {
    const last = a.shape.length;
    // Of tables it still wants scalars.
    if (last > 1 && takesTables(a))
      found.push(finding('TE-09', place, { name, i: last, a: sizeText(a.shape[last - 1] ?? null), b: '-1' }));
    return found;
  }
  if (a.shape.length !== b.shape.length) {
    const details = { name, a: a.shape.length, b: b.shape.length, from: shapeText(a.shape), to: shapeText(b.shape) };
    return [...found, finding('TE-01', place, details)];
  }
  a.shape.forEach((size, at) => {
    const other = b.shape[at] ?? null;
    if (size === other) return;
    const details = { name, i: at + 1, a: sizeText(size), b: sizeText(other) };
    if (other !== -1n) found.push(finding(size === -1n ? 'TE-04' : 'TE-02', place, details));
    else found.push(finding(at > 0 && takesTables(a) ? 'TE-09' : 'TE-03', place, details));
  });
  return found;
}

/** Tables reach a tensor only when its first dimension alone is free (`_reshape_and_cast_pandas_column_values`). */
function takesTables({ shape }: TensorSpec): boolean {
  return shape[0] === -1n && shape.slice(1).every((size) => size !== -1n);
}

function sizeText(size: PyValue): string {
  return size === -1n ? '-1' : String(size);
}

function dtypeChange(a: TensorSpec, b: TensorSpec, name: string, anything: boolean): Finding {
  const { rest, marks } = dtypePair(a.dtype, b.dtype);
  const details = { name, a: a.dtype, b: b.dtype };
  return finding('TE-05', placeOf('inputs', name), details, {
    rest,
    dataframe: anything ? 'compatible' : 'breaks-callers',
    marks,
  });
}

/** JSON numbers become the dtype (`np.array(data, dtype)`), and numpy refuses what does not fit. */
function dtypePair(a: string, b: string): { rest: Verdict; marks: readonly Mark[] } {
  const [from, to] = [numpyKind(a), numpyKind(b)];
  const silent = { rest: 'converts-silently', marks: [] } as const;
  if (to === 'object' || to === 'str' || to === 'bool') return silent;
  if (from === null || to === null) return { rest: 'unknown', marks: [] };
  if (from === 'str' || from === 'object') return { rest: 'breaks-callers', marks: [] };
  if (from === 'bool' || to === 'complex') return silent;
  if (to === 'float')
    return from === 'complex'
      ? { rest: 'breaks-callers', marks: [] }
      : bits(a) > bits(b) || from !== 'float'
        ? { ...silent, marks: ['lossy'] }
        : silent;
  // Whole numbers: NaN and too large ones are refused.
  if (from === 'float') return { rest: 'breaks-callers', marks: ['lossy'] };
  const room = bits(b) - (b.startsWith('u') ? 0 : 1) - (bits(a) - (a.startsWith('u') ? 0 : 1));
  const fits = room >= 0 && (a.startsWith('u') || !b.startsWith('u'));
  return fits ? silent : { rest: 'breaks-callers', marks: [] };
}

function bits(dtype: string): number {
  return Number(/\d+$/.exec(dtype)?.[0] ?? 0);
}

function numpyKind(dtype: string): 'int' | 'float' | 'complex' | 'bool' | 'str' | 'object' | null {
  if (/^u?int\d+$/.test(dtype)) return 'int';
  if (/^float\d+$/.test(dtype)) return 'float';
  if (/^complex\d+$/.test(dtype)) return 'complex';
  return dtype === 'bool' || dtype === 'str' || dtype === 'object' ? dtype : null;
}
