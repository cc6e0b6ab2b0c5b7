/*
 * The names that `numpy.dtype()` takes for a tensor's type, and the `.name` it answers (numpy 2 on 64-bit Linux, the
 * machine that the tables were made on; `long` differs on Windows).
 */
const ALIASES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['bool', 'bool ? bool_ b1'],
    ['int8', 'int8 b byte i1'],
    ['int16', 'int16 h short i2'],
    ['int32', 'int32 i intc i4'],
    ['int64', 'int64 l q p int int_ long longlong intp i8'],
    ['uint8', 'uint8 B ubyte u1'],
    ['uint16', 'uint16 H ushort u2'],
    ['uint32', 'uint32 I uintc u4'],
    ['uint64', 'uint64 L Q P uint ulong ulonglong uintp u8'],
    ['float16', 'float16 e half f2'],
    ['float32', 'float32 f single f4'],
    ['float64', 'float64 d double float f8'],
    ['float128', 'float128 g longdouble f16'],
    ['complex64', 'complex64 F csingle c8'],
    ['complex128', 'complex128 D cdouble complex c16'],
    ['complex256', 'complex256 G clongdouble c32'],
    ['object', 'object O object_'],
    ['str', 'str U str_ unicode U0'],
    ['bytes', 'bytes S a bytes_ S0'],
    ['void', 'void V V0'],
    ['datetime64', 'datetime64 M M8'],
    ['timedelta64', 'timedelta64 m m8'],
  ].flatMap(([name = '', spellings = '']) => spellings.split(' ').map((spelling) => [spelling, name])),
);

/** Units that numpy knows for dates and durations. */
const DATE_UNIT = /^(?:datetime64|M8?|timedelta64|m8?)\[(\d*(?:Y|M|W|D|h|m|s|ms|us|ns|ps|fs|as))\]$/;

/**
 * The dtype's canonical name; null when numpy does not understand it, or when MLflow refuses it (a text or bytes type with
 * a size, mlflow/types/schema.py `TensorInfo`).
 */
export function dtypeName(text: string): string | null {
  const bare = text.replace(/^[<>=|]/, '');
  const known = Object.hasOwn(ALIASES, bare) ? ALIASES[bare] : undefined;
  if (known !== undefined) return known;
  const unit = DATE_UNIT.exec(bare)?.[1];
  if (unit !== undefined)
    return `${/^[dM]/.test(bare) ? 'datetime64' : 'timedelta64'}[${unit.replace(/^1(?=\D)/, '')}]`;
  const size = /^V(\d+)$/.exec(bare)?.[1];
  return size === undefined ? null : `void${Number(size) * 8}`;
}
