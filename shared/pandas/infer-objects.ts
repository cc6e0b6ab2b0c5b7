import {
  NA,
  NAT,
  isScalarCell,
  markOf,
  plain,
  type Cell,
  type Complex,
  type Timedelta,
  type Timestamp,
} from './cell.ts';
import {
  BOOL,
  COMPLEX128,
  DATETIME_NS,
  FLOAT64,
  INT64,
  OBJECT,
  STR,
  UINT64,
  datetimeDtype,
  type Dtype,
  TIMEDELTA_NS,
  type DateUnit,
} from './dtype.ts';
import { PandasError, type Series } from './frame.ts';
import { NAT_TICKS, emptyData } from './ndarray.ts';
import { promote } from './promote.ts';
import { PANDAS_3, type PandasRules } from './rules.ts';
import { ticksIn } from './timestamp.ts';

const SEEN_NULL = 1;
const SEEN_NAN = 2;
const SEEN_BOOL = 4;
const SEEN_INT = 8;
const SEEN_FLOAT = 16;
const SEEN_COMPLEX = 32;
const SEEN_TEXT = 64;
const SEEN_DATE = 128;
const SEEN_NAT = 256;
const SEEN_NA = 512;
const SEEN_OTHER = 1024;
const SEEN_DURATION = 2048;

const UINT64_END = 2n ** 64n;
const INT64_END = 2n ** 63n;

/**
 * The column pandas 3 makes of Python values where no dtype is asked for (pandas/_libs/lib.pyx `maybe_convert_objects`):
 * ints, floats, bools, texts and dates get their own dtype if all values are of one family, nulls turn ints into floats,
 * everything else stays an object column. `numeric` false keeps numbers as objects, as for values that came in an object
 * array; `natAlone` is the dtype of a column of nothing but NaT (`infer_objects` keeps such a column).
 */
export function inferColumn(
  cells: Cell[],
  numeric = true,
  natAlone: Dtype | null = datetimeDtype('s'),
  rules: PandasRules = PANDAS_3,
): Series {
  let seen = 0;
  for (const cell of cells) {
    seen |= kindSeen(cell);
    if ((seen & SEEN_OTHER) !== 0) return objects(cells);
  }
  if ((seen & SEEN_TEXT) !== 0) {
    const onlyTexts = (seen & ~(SEEN_TEXT | SEEN_NULL | SEEN_NAN | SEEN_NA)) === 0;
    return onlyTexts && rules.text === 'str' ? texts(cells) : objects(cells);
  }
  if ((seen & SEEN_NA) !== 0) return objects(cells);
  if ((seen & SEEN_DURATION) !== 0)
    return (seen & ~(SEEN_DURATION | SEEN_NAT | SEEN_NULL | SEEN_NAN)) === 0 ? durations(cells) : objects(cells);
  if ((seen & (SEEN_DATE | SEEN_NAT)) !== 0) {
    if ((seen & ~(SEEN_DATE | SEEN_NAT | SEEN_NULL | SEEN_NAN)) !== 0) return objects(cells);
    if ((seen & SEEN_DATE) === 0) return allNaT(cells, natAlone === null || rules.ownUnits ? natAlone : DATETIME_NS);
    return dates(cells, rules);
  }
  return numeric ? numbers(cells, seen) : objects(cells);
}

export function objects(cells: Cell[]): Series {
  return { dtype: OBJECT, data: cells };
}

function kindSeen(cell: Cell): number {
  switch (typeof cell) {
    case 'string':
      return SEEN_TEXT;
    case 'number':
      return Number.isNaN(cell) ? SEEN_NAN : SEEN_FLOAT;
    case 'bigint':
      return SEEN_INT;
    case 'boolean':
      return SEEN_BOOL;
    default:
  }
  if (cell === null) return SEEN_NULL;
  if (cell === NAT) return SEEN_NAT;
  if (cell === NA) return SEEN_NA;
  const mark = markOf(cell as Cell);
  if (mark === 'timestamp' || mark === 'datetime') return SEEN_DATE;
  if (mark === 'complex') return SEEN_COMPLEX;
  if (mark === 'timedelta') return SEEN_DURATION;
  return isScalarCell(cell as Cell) ? kindSeen(plain(cell as Cell)) : SEEN_OTHER;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function texts(cells: Cell[]): Series {
  const data = cells.map((cell) => (isScalarCell(cell) ? cell.value : cell === null || cell === NA ? NaN : cell));
  data.forEach((cell, row) => {
    // Arrow keeps texts as UTF-8, which has no lone surrogates.
    if (typeof cell === 'string' && LONE_SURROGATE.test(cell))
      throw new PandasError('UnicodeEncodeError', 'surrogates not allowed', [row]);
  });
  return { dtype: STR, data };
}

function allNaT(cells: Cell[], dtype: Dtype | null): Series {
  if (dtype === null) return objects(cells);
  return { dtype, data: new BigInt64Array(cells.length).fill(NAT_TICKS) };
}

function durations(cells: Cell[]): Series {
  const ticks = (cell: Cell) => (markOf(cell) === 'timedelta' ? (cell as Timedelta).ticks : NAT_TICKS);
  return { dtype: TIMEDELTA_NS, data: BigInt64Array.from(cells, ticks) };
}

const FINENESS: readonly DateUnit[] = ['D', 'h', 'm', 's', 'ms', 'us', 'ns'];

/** A date column: the finest unit among the values; values of different zones stay objects. */
function dates(cells: Cell[], rules: PandasRules): Series {
  const stamps = cells.map(plain).filter((cell) => markOf(cell) === 'timestamp') as Timestamp[];
  if (stamps.length === 0) return objects(cells);
  const tz = stamps[0]?.tz ?? null;
  if (stamps.some((stamp) => stamp.tz !== tz)) return objects(cells);
  const finest = stamps.reduce((most, stamp) => Math.max(most, FINENESS.indexOf(stamp.unit)), 3);
  const unit = (rules.ownUnits ? FINENESS[finest] : null) ?? 'ns';
  const data = new BigInt64Array(cells.length);
  for (const [row, cell] of cells.entries()) {
    const value = plain(cell);
    if (markOf(value) !== 'timestamp') {
      data[row] = NAT_TICKS;
      continue;
    }
    const ticks = ticksIn(value as Timestamp, unit);
    if (ticks === null) return objects(cells);
    data[row] = ticks;
  }
  return { dtype: datetimeDtype(unit, tz), data };
}

function numbers(cells: Cell[], seen: number): Series {
  const missing = (seen & (SEEN_NULL | SEEN_NAN)) !== 0;
  if ((seen & SEEN_BOOL) !== 0) {
    return seen === SEEN_BOOL
      ? { dtype: BOOL, data: Uint8Array.from(cells, (cell) => Number(plain(cell))) }
      : objects(cells);
  }
  if ((seen & SEEN_COMPLEX) !== 0) return { dtype: COMPLEX128, data: cells.map(toComplex) };
  if ((seen & SEEN_INT) !== 0 && !intsFit(cells)) return objects(cells);
  if ((seen & SEEN_FLOAT) !== 0 || (missing && (seen & SEEN_INT) !== 0) || (seen & SEEN_NAN) !== 0) {
    const dtype = narrowed(cells, FLOAT64);
    const data = emptyData(dtype, cells.length) as Float64Array;
    for (let row = 0; row < data.length; row += 1) data[row] = toFloat(cells[row] ?? null);
    return { dtype, data };
  }
  if ((seen & SEEN_INT) === 0) return objects(cells);
  return ints(cells);
}

function ints(cells: Cell[]): Series {
  if (cells.some((cell) => (plain(cell) as bigint) >= INT64_END)) {
    return { dtype: UINT64, data: BigUint64Array.from(cells, (cell) => plain(cell) as bigint) };
  }
  const dtype = narrowed(cells, INT64);
  const data = emptyData(dtype, cells.length);
  const wide = data instanceof BigInt64Array;
  for (let row = 0; row < cells.length; row += 1) {
    const value = plain(cells[row] ?? null) as bigint;
    if (wide) data[row] = value;
    else (data as Int32Array)[row] = Number(value);
  }
  return { dtype, data };
}

/** Do the ints of a column fit one 64-bit type? Even where nulls will make floats of them. */
function intsFit(cells: Cell[]): boolean {
  let signed = false;
  let unsigned = false;
  for (const cell of cells) {
    const value = plain(cell);
    if (typeof value !== 'bigint') continue;
    if (value < 0n) signed = true;
    if (value >= INT64_END) unsigned = true;
    if ((signed && unsigned) || value >= UINT64_END || value < -INT64_END) return false;
  }
  return true;
}

/** Where all values are numpy scalars, the widest of their types; else `wide`. */
function narrowed(cells: Cell[], wide: Dtype): Dtype {
  let common: Dtype | null = null;
  for (const cell of cells) {
    if (!isScalarCell(cell)) return wide;
    common = common === null ? cell.dtype : promote(common, cell.dtype);
  }
  return common ?? wide;
}

function toFloat(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  const value = plain(cell);
  return value === null ? NaN : Number(value as bigint | number);
}

function toComplex(cell: Cell): Complex {
  const value = plain(cell);
  return markOf(value) === 'complex' ? (value as Complex) : { type: 'complex', re: toFloat(value), im: 0 };
}
