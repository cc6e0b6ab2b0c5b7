import { isMissing, markOf, plain, pyTypeName, type Cell, type Timestamp } from './cell.ts';
import { floatOfText, pyText } from './convert.ts';
import { guessForm, readLoose, type DateForm, type ReadDate } from './date-format.ts';
import { BOOL, OBJECT, datetimeDtype, type DateUnit } from './dtype.ts';
import { PandasError, type Series } from './frame.ts';
import { NAT_TICKS, cellsOf } from './ndarray.ts';
import { convertTicks, offsetText, ticksIn } from './timestamp.ts';

const MISSING_TEXTS = new Set(['', 'NaT', 'nat', 'NaN', 'nan', 'NAT', 'NAN']);
const NOT_DATES = new Set(['a', 'A', 'm', 'M', 'p', 'P', 't', 'T']);
/** Texts that come again are read once, up to so many. */
const KNOWN_LIMIT = 10_000;
const INT64_END = 2n ** 63n;

/**
 * `pandas.to_datetime(series)`: numbers are nanoseconds, texts follow the form of the first one. The result's unit is
 * pandas 3's own: microseconds, or nanoseconds where a value needs them. Without `oneForm` every text is read on its own, as
 * `astype` does. Throws `PandasError` with the row at fault.
 */
export function toDatetime(series: Series, oneForm = true): Series {
  if (series.dtype.kind === 'M') return series;
  if (series.dtype === BOOL) throw new PandasError('TypeError', 'dtype bool cannot be converted to datetime64[ns]');
  const cells = cellsOf(series.dtype, series.data);
  const form = oneForm ? formOf(cells) : null;
  const known = new Map<string, Read | null>();
  const read: (Read | null)[] = cells.map((cell, row) => {
    const before = typeof cell === 'string' ? known.get(cell) : undefined;
    if (before !== undefined) return before;
    try {
      const one = readCell(cell, form, series.dtype === OBJECT);
      if (typeof cell === 'string' && known.size < KNOWN_LIMIT) known.set(cell, one);
      return one;
    } catch (error) {
      throw error instanceof PandasError ? new PandasError(error.type, error.message, [row]) : error;
    }
  });
  return collect(read);
}

interface Read extends ReadDate {
  readonly unit: DateUnit;
}

/** The form of the first text, where the first value is a text. */
function formOf(cells: readonly Cell[]): DateForm | null {
  const first = cells.find((cell) => !isMissing(cell) && !(typeof cell === 'string' && MISSING_TEXTS.has(cell)));
  return typeof first === 'string' ? guessForm(first) : null;
}

/** In a column of numbers one that is too large is missing; among other values it is refused. */
function readCell(cell: Cell, form: DateForm | null, mixed: boolean): Read | null {
  const value = plain(cell);
  if (isMissing(value)) return null;
  const mark = markOf(value);
  if (mark === 'timestamp') return stampRead(value as Timestamp);
  if (typeof value === 'string' && MISSING_TEXTS.has(value)) return null;
  if (form !== null && typeof value !== 'object') return textRead(pyText(value), form);
  switch (typeof value) {
    case 'bigint':
      if (value >= INT64_END || value < -INT64_END)
        throw new PandasError('OutOfBoundsDatetime', `cannot convert input ${value} with the unit 'ns'`);
      return { nanos: value, offset: null, fine: true, unit: 'ns' };
    case 'number':
      if (Math.abs(value) >= 2 ** 63 && mixed)
        throw new PandasError('OutOfBoundsDatetime', `cannot convert input ${value} with the unit 'ns'`);
      if (Math.abs(value) >= 2 ** 63) return null;
      return { nanos: BigInt(Math.trunc(value)), offset: null, fine: true, unit: 'ns' };
    case 'string':
      return textRead(value, null);
    default:
  }
  if (mark === 'date' || mark === 'datetime') return textRead((value as { text: string }).text, null);
  throw new PandasError('TypeError', `<class '${pyTypeName(value)}'> is not convertible to datetime`);
}

function stampRead(stamp: Timestamp): Read {
  const nanos = ticksIn(stamp, 'ns') ?? 0n;
  return { nanos, offset: stamp.tz === null ? null : stamp.offset, fine: stamp.unit === 'ns', unit: stamp.unit };
}

function textRead(text: string, form: DateForm | null): Read {
  if (form === null && !looksLikeDate(text))
    throw new PandasError('ValueError', `Given date string "${text}" not likely a datetime`);
  const read = form === null ? readLoose(text) : form(text);
  if (read !== null) return { ...read, unit: read.fine ? 'ns' : 'us' };
  throw new PandasError(
    form === null ? 'DateParseError' : 'ValueError',
    `time data "${text}" cannot be read as a date`,
  );
}

/** A number below 1000 is no date (`_does_string_look_like_datetime`). */
function looksLikeDate(text: string): boolean {
  if (text.startsWith('0')) return true;
  if (NOT_DATES.has(text)) return false;
  try {
    return floatOfText(text) >= 1000;
  } catch {
    return true;
  }
}

const FINENESS: readonly DateUnit[] = ['s', 'ms', 'us', 'ns'];

function collect(read: readonly (Read | null)[]): Series {
  const found = read.filter((one) => one !== null);
  const offset = found[0]?.offset ?? null;
  const odd = read.findIndex((one) => one !== null && one.offset !== offset);
  if (odd >= 0) throw new PandasError('ValueError', 'Mixed timezones detected.', [odd]);
  const finest = found.reduce((most, one) => Math.max(most, FINENESS.indexOf(one.unit)), 0);
  const unit = FINENESS[finest] ?? 'ns';
  const data = new BigInt64Array(read.length);
  for (const [row, one] of read.entries()) {
    const ticks = one === null ? NAT_TICKS : convertTicks(one.nanos, 'ns', unit);
    if (ticks === null) throw new PandasError('OutOfBoundsDatetime', 'Out of bounds nanosecond timestamp', [row]);
    data[row] = ticks;
  }
  const zone = offset === null ? null : offset === 0 ? 'UTC' : `UTC${offsetText(offset)}`;
  return { dtype: datetimeDtype(unit, zone), data };
}

/** `Series.dt.as_unit`; throws where a date leaves the range of the unit. */
export function asUnit(series: Series, unit: DateUnit): Series {
  const from = series.dtype.unit ?? 'ns';
  if (from === unit) return series;
  const ticks = series.data as BigInt64Array;
  const data = new BigInt64Array(ticks.length);
  for (let row = 0; row < data.length; row += 1) {
    const value = ticks[row] ?? NAT_TICKS;
    const moved = value === NAT_TICKS ? NAT_TICKS : convertTicks(value, from, unit);
    if (moved === null)
      throw new PandasError('OutOfBoundsDatetime', `Cannot convert to unit='${unit}' without overflow`, [row]);
    data[row] = moved;
  }
  return { dtype: datetimeDtype(unit, series.dtype.tz ?? null), data };
}
