import { BOOL, FLOAT64, INT64, OBJECT, STR, UINT64, type Dtype } from '../dtype.ts';
import type { Cell } from '../cell.ts';
import { toHalf } from '../convert.ts';
import { PandasError, type Series } from '../frame.ts';
import { emptyData } from '../ndarray.ts';
import { PANDAS_3, type PandasRules } from '../rules.ts';
import { CsvColumn } from './csv-column.ts';
import { isMissingWord } from './missing-words.ts';
import { CELL, latin } from './number-cell.ts';

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
/** The first room of a column; it doubles as rows come. */
const FIRST_ROOM = 1024;

/**
 * One column of a CSV file on its way to a dtype: `asked` null lets pandas find one. Numbers are kept flat; texts only where
 * the column can become one.
 */
export class TypedColumn {
  private readonly text: Dtype;
  private readonly wraps: boolean;
  private readonly kind = new CsvColumn();
  private readonly asked: Dtype | null;
  private readonly texts: Cell[] | null;
  private numbers = new Float64Array(FIRST_ROOM);
  /** Whole numbers past 15 digits, exact. */
  private readonly large = new Map<number, bigint>();
  private rows = 0;

  constructor(asked: Dtype | null, rules: PandasRules = PANDAS_3) {
    this.wraps = rules.csvWraps;
    this.text = rules.text === 'str' ? STR : OBJECT;
    this.asked = asked;
    this.texts = asked === null || asked.kind === 'O' || asked.kind === 'U' || asked.kind === 'S' ? [] : null;
  }

  private get onlyText(): boolean {
    return this.asked !== null && this.texts !== null;
  }

  add(bytes: Uint8Array, from: number, to: number): void {
    const row = this.rows;
    this.rows += 1;
    if (this.onlyText) {
      this.texts?.push(from === to || isMissingWord(bytes, from, to) ? NaN : UTF8.decode(bytes.subarray(from, to)));
      return;
    }
    if (row === this.numbers.length) this.grow();
    const kind = this.kind.add(bytes, from, to);
    this.texts?.push(kind < 0 ? NaN : UTF8.decode(bytes.subarray(from, to)));
    this.numbers[row] = this.numberOf(kind, bytes, from, to, row);
  }

  private numberOf(kind: number, bytes: Uint8Array, from: number, to: number, row: number): number {
    if (kind < 0) return NaN;
    // Of a word only its first letter counts: true or false.
    if (kind === CELL.other) return bytes[from] === 0x74 || bytes[from] === 0x54 ? 1 : 0;
    if (kind === CELL.whole) {
      const text = latin(bytes, from, to).trim();
      this.large.set(row, BigInt(text.replace(/^\+/, '')));
      return Number(text);
    }
    return this.kind.number.value;
  }

  private grow(): void {
    const wider = new Float64Array(this.numbers.length * 2);
    wider.set(this.numbers);
    this.numbers = wider;
  }

  /** The column as pandas keeps it. Throws `PandasError` where it can't be the dtype that was asked for. */
  finish(): Series {
    if (this.asked === null) return this.found();
    if (this.rows === 0) return { dtype: this.onlyText ? OBJECT : this.asked, data: emptyData(this.asked, 0) };
    const empty = this.texts?.every((text) => typeof text !== 'string') ?? false;
    if (this.asked.kind === 'S') return { dtype: empty ? OBJECT : this.text, data: this.texts ?? [] };
    if (this.onlyText) return { dtype: OBJECT, data: this.texts ?? [] };
    return this.as(this.asked);
  }

  /** What pandas makes of a column it was told nothing about. */
  private found(): Series {
    const dtype = this.kind.dtype();
    switch (dtype) {
      case 'int64':
        return this.as(INT64);
      case 'uint64':
        return this.as(UINT64);
      case 'float64':
        return this.as(FLOAT64);
      case 'bool':
        return this.as(BOOL);
      case 'bool-object':
        return { dtype: OBJECT, data: this.cells((number) => (Number.isNaN(number) ? NaN : number === 1)) };
      case 'ints':
        return {
          dtype: OBJECT,
          data: this.cells((number, row) => this.large.get(row) ?? (Number.isNaN(number) ? NaN : BigInt(number))),
        };
      case 'object':
        return { dtype: OBJECT, data: [] };
      case 'str':
        return { dtype: this.text, data: this.texts ?? [] };
    }
  }

  private cells(convert: (number: number, row: number) => Cell): Cell[] {
    return Array.from(this.numbers.subarray(0, this.rows), convert);
  }

  private as(dtype: Dtype): Series {
    if (dtype.kind === 'M' || dtype.kind === 'm' || dtype.kind === 'c')
      throw new PandasError('TypeError', `the dtype ${dtype.name} is not supported for parsing`);
    const found = this.kind.dtype();
    const whole = found === 'int64' || found === 'uint64';
    if (!whole && found !== 'float64' && found !== 'bool' && !(found === 'ints' && dtype.kind === 'f'))
      throw new PandasError('ValueError', `cannot read the column as ${dtype.name}`);
    if (dtype.kind === 'f') return this.asFloats(dtype);
    if (this.kind.nulls > 0)
      throw new PandasError('ValueError', `${dtype.kind === 'b' ? 'Bool' : 'Integer'} column has NA values`);
    return this.asWhole(dtype, whole);
  }

  private asFloats(dtype: Dtype): Series {
    const data = emptyData(dtype, this.rows) as Float64Array;
    if (dtype.itemsize === 2) for (let row = 0; row < this.rows; row += 1) data[row] = toHalf(this.numbers[row] ?? 0);
    else data.set(this.numbers.subarray(0, this.rows));
    return { dtype, data };
  }

  /** Nothing may be lost: a fraction or a number too large for the dtype is refused. */
  private asWhole(dtype: Dtype, exact: boolean): Series {
    const data = emptyData(dtype, this.rows);
    const bits = dtype.kind === 'b' ? 1 : dtype.itemsize * 8;
    const low = dtype.kind === 'i' ? -(2 ** (bits - 1)) : 0;
    const high = dtype.kind === 'i' ? 2 ** (bits - 1) : 2 ** bits;
    for (let row = 0; row < this.rows; row += 1) {
      const number = this.numbers[row] ?? 0;
      // In a column of floats a large whole number is a float too.
      const large = exact ? this.large.get(row) : undefined;
      const fits =
        large === undefined
          ? Number.isInteger(number) && number >= low && number < high
          : large >= BigInt(low) && large < BigInt(high);
      const wrapped = !fits && this.wraps && this.kind.dtype() === 'int64' && dtype.kind !== 'b';
      if (!fits && !wrapped) throw new PandasError('ValueError', `cannot safely convert to ${dtype.name}`, [row]);
      if (data instanceof BigInt64Array || data instanceof BigUint64Array) data[row] = large ?? BigInt(number);
      else (data as Int32Array)[row] = large === undefined ? number : Number(BigInt.asIntN(32, large));
    }
    return { dtype, data };
  }
}
