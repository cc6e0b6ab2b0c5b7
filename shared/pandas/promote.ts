import {
  COMPLEX128,
  COMPLEX64,
  FLOAT32,
  FLOAT64,
  INT16,
  INT32,
  INT64,
  OBJECT,
  bytesDtype,
  textDtype,
  type Dtype,
} from './dtype.ts';

/** Characters that numpy keeps for a number written as text. */
export function textLength(dtype: Dtype): number {
  switch (dtype.kind) {
    case 'b':
      return 5;
    case 'i':
      return { 1: 4, 2: 6, 4: 11, 8: 21 }[dtype.itemsize] ?? 21;
    case 'u':
      return { 1: 3, 2: 5, 4: 10, 8: 20 }[dtype.itemsize] ?? 20;
    case 'f':
      return dtype.itemsize === 16 ? 48 : 32;
    case 'c':
      return 64;
    default:
      return dtype.itemsize;
  }
}

const SIGNED: Readonly<Record<number, Dtype>> = { 1: INT16, 2: INT32, 4: INT64 };
const BY_KIND = 'biufc';

/** `numpy.promote_types`: the smallest dtype that both fit in. */
export function promote(a: Dtype, b: Dtype): Dtype {
  if (a.name === b.name) return a;
  if (a === OBJECT || b === OBJECT) return OBJECT;
  if (a.kind === 'U' || b.kind === 'U')
    return isDate(a) || isDate(b) ? OBJECT : textDtype(Math.max(textLength(a), textLength(b)));
  if (a.kind === 'S' || b.kind === 'S')
    return isDate(a) || isDate(b) ? OBJECT : bytesDtype(Math.max(textLength(a), textLength(b)));
  if (isDate(a) || isDate(b)) return OBJECT;
  const [low, high] = BY_KIND.indexOf(a.kind) <= BY_KIND.indexOf(b.kind) ? [a, b] : [b, a];
  if (low.kind === 'b') return high;
  if (low.kind === high.kind) return low.itemsize >= high.itemsize ? low : high;
  if (low.kind === 'i' && high.kind === 'u') {
    if (low.itemsize > high.itemsize) return low;
    return SIGNED[high.itemsize] ?? FLOAT64;
  }
  const bits = low.itemsize;
  if (high.kind === 'f') return bits < high.itemsize ? high : bits === 1 ? high : bits === 2 ? FLOAT32 : FLOAT64;
  if (low.kind === 'f') return low.itemsize === 8 ? COMPLEX128 : high;
  return bits < 4 ? high : high === COMPLEX64 ? COMPLEX128 : high;
}

function isDate(dtype: Dtype): boolean {
  return dtype.kind === 'M' || dtype.kind === 'm';
}
