import { dtypeName } from '../signature/numpy-dtype.ts';

export type DateUnit = 'D' | 'h' | 'm' | 's' | 'ms' | 'us' | 'ns';

/** numpy's letter for a family of types. */
export type Kind = 'b' | 'i' | 'u' | 'f' | 'c' | 'M' | 'm' | 'U' | 'S' | 'O' | 'V';

/** A dtype of numpy, or of pandas on top of it. */
export interface Dtype {
  /** As Python's `str()` prints it: int64, <U3, |S4, datetime64[ns], datetime64[ns, UTC], str, Int64. */
  readonly name: string;
  readonly kind: Kind;
  /** Bytes an item; characters for `U`. 0 for the flexible `str` and `bytes`. */
  readonly itemsize: number;
  readonly unit?: DateUnit;
  /** What pandas adds to numpy; absent for numpy's own types. */
  readonly extension?: 'str' | 'string' | 'masked' | 'category' | 'tz' | 'period';
  readonly tz?: string;
}

function numeric(name: string, kind: Kind, itemsize: number): Dtype {
  return { name, kind, itemsize };
}

export const BOOL = numeric('bool', 'b', 1);
export const INT8 = numeric('int8', 'i', 1);
export const INT16 = numeric('int16', 'i', 2);
export const INT32 = numeric('int32', 'i', 4);
export const INT64 = numeric('int64', 'i', 8);
export const UINT8 = numeric('uint8', 'u', 1);
export const UINT16 = numeric('uint16', 'u', 2);
export const UINT32 = numeric('uint32', 'u', 4);
export const UINT64 = numeric('uint64', 'u', 8);
export const FLOAT16 = numeric('float16', 'f', 2);
export const FLOAT32 = numeric('float32', 'f', 4);
export const FLOAT64 = numeric('float64', 'f', 8);
export const FLOAT128 = numeric('float128', 'f', 16);
export const COMPLEX64 = numeric('complex64', 'c', 8);
export const COMPLEX128 = numeric('complex128', 'c', 16);
export const OBJECT = numeric('object', 'O', 8);
/** numpy's texts and bytes of no given length. */
export const TEXT = numeric('<U0', 'U', 0);
export const BYTES = numeric('|S0', 'S', 0);
/** pandas 3's own text type, missing values NaN. */
export const STR: Dtype = { name: 'str', kind: 'O', itemsize: 8, extension: 'str' };
/** pandas' older text type, missing values NA. */
export const STRING: Dtype = { name: 'string', kind: 'O', itemsize: 8, extension: 'string' };
export const CATEGORY: Dtype = { name: 'category', kind: 'O', itemsize: 8, extension: 'category' };

export function textDtype(length: number): Dtype {
  return numeric(`<U${length}`, 'U', length);
}

export function bytesDtype(length: number): Dtype {
  return numeric(`|S${length}`, 'S', length);
}

export function datetimeDtype(unit: DateUnit, tz: string | null = null): Dtype {
  if (tz === null) return { name: `datetime64[${unit}]`, kind: 'M', itemsize: 8, unit };
  return { name: `datetime64[${unit}, ${tz}]`, kind: 'M', itemsize: 8, unit, extension: 'tz', tz };
}

export function masked(base: Dtype): Dtype {
  const name =
    base.kind === 'b'
      ? 'boolean'
      : base.name[0]?.toUpperCase() + base.name.slice(1).replace('int', base.kind === 'u' ? 'Int' : 'int');
  return { name, kind: base.kind, itemsize: base.itemsize, extension: 'masked' };
}

/** numpy's dtype inside a nullable one. */
export function unmasked(dtype: Dtype): Dtype {
  return NUMPY.get(dtype.name === 'boolean' ? 'bool' : dtype.name.toLowerCase()) ?? OBJECT;
}

export const DATETIME_NS = datetimeDtype('ns');
export const TIMEDELTA_NS = numeric('timedelta64[ns]', 'm', 8);

const NUMPY: ReadonlyMap<string, Dtype> = new Map(
  [
    BOOL,
    INT8,
    INT16,
    INT32,
    INT64,
    UINT8,
    UINT16,
    UINT32,
    UINT64,
    FLOAT16,
    FLOAT32,
    FLOAT64,
    FLOAT128,
    COMPLEX64,
    COMPLEX128,
    OBJECT,
  ].map((dtype) => [dtype.name, dtype]),
);

/** A numpy dtype from any spelling numpy takes; null for one that is not known here. */
export function numpyDtype(text: string): Dtype | null {
  const sized = /^[<>|=]?([US])(\d+)$/.exec(text);
  if (sized !== null) return sized[1] === 'U' ? textDtype(Number(sized[2])) : bytesDtype(Number(sized[2]));
  const name = dtypeName(text);
  if (name === null) return null;
  if (name === 'str') return TEXT;
  if (name === 'bytes') return BYTES;
  const unit = /^datetime64\[(D|h|m|s|ms|us|ns)\]$/.exec(name)?.[1];
  if (unit !== undefined) return datetimeDtype(unit as DateUnit);
  if (name.startsWith('timedelta64')) return { name, kind: 'm', itemsize: 8 };
  if (name.startsWith('datetime64')) return { name, kind: 'M', itemsize: 8 };
  if (name.startsWith('void')) return { name, kind: 'V', itemsize: Number(name.slice(4)) / 8 };
  if (name === 'complex256') return numeric(name, 'c', 32);
  return NUMPY.get(name) ?? null;
}

const EXTENSIONS: ReadonlyMap<string, Dtype> = new Map(
  [
    STR,
    STRING,
    CATEGORY,
    ...[BOOL, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64].map(masked),
  ].map((dtype) => [dtype.name, dtype]),
);

/** A dtype as pandas reads it: `str` is its own text type, `Int64` the nullable one, `datetime64[ns, UTC]` one with a zone. */
export function pandasDtype(text: string): Dtype | null {
  const own = EXTENSIONS.get(text);
  if (own !== undefined) return own;
  const zoned = /^datetime64\[(s|ms|us|ns), (.+)\]$/.exec(text);
  if (zoned !== null) return datetimeDtype(zoned[1] as DateUnit, zoned[2] ?? 'UTC');
  return numpyDtype(text);
}

/** numpy's `==` of two dtypes (pandas' own types are equal to themselves only). */
export function sameDtype(a: Dtype, b: Dtype): boolean {
  return a.name === b.name;
}

/** mlflow/types/utils.py `clean_tensor_type`: texts and bytes without their length. */
export function withoutLength(dtype: Dtype): Dtype {
  if (dtype.kind === 'U') return TEXT;
  return dtype.kind === 'S' ? BYTES : dtype;
}
