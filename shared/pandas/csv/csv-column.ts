import { isMissingWord } from './missing-words.ts';
import { CELL, latin, NumberCell, type CellClass } from './number-cell.ts';

/** What `pandas.read_csv` makes of a column it was told nothing about. `ints`: whole numbers past 64 bits, as objects. */
export type CsvDtype = 'int64' | 'uint64' | 'float64' | 'bool' | 'bool-object' | 'str' | 'ints' | 'object';

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;
/** Python's `int()` of a text, and the most digits it takes. */
const PYTHON_INT_DIGITS = 4300;
const PYTHON_INT = /^\s*[+-]?\d(?:_?\d)*\s*$/;
const BOOL = /^(?:true|false)$/i;

/** No number or boolean that decides anything is longer. */
const LONGEST_WORD = 400;

/** How a reader ended: with the last cell, or at the first cell that was too large or no number for it. */
type Stage = 'ok' | 'overflow' | 'invalid';

/**
 * Settles the dtype of one column cell by cell, in flat memory, as a read of the whole file does (parsers.pyx
 * `_convert_tokens`: int64, then uint64, float64, bool, text; pandas' default `low_memory=True` reads large files in pieces
 * and can mix types, with a warning).
 */
export class CsvColumn {
  rows = 0;
  nulls = 0;
  readonly number = new NumberCell();
  private int: Stage = 'ok';
  private uint: Stage = 'ok';
  private seenNegative = false;
  private seenUint = false;
  private floats = true;
  private bools = true;
  private pythonInts = true;
  /** Only text from here on: nothing but missing cells has to be looked for. */
  private settled = false;

  /** Takes a cell; says what it is as a number, or -1 for a missing one. */
  add(bytes: Uint8Array, from: number, to: number): CellClass | -1 {
    this.rows += 1;
    if (from === to) return this.missing();
    if (this.settled) return isMissingWord(bytes, from, to) ? this.missing() : CELL.other;
    const kind = this.number.classify(bytes, from, to);
    if (kind === CELL.small) {
      this.bools = false;
      if (this.number.value < 0 || bytes[from] === 0x2d) this.seenNegative = true;
      return kind;
    }
    if (kind === CELL.other && isMissingWord(bytes, from, to)) return this.missing();
    this.addOther(kind, bytes, from, to);
    return kind;
  }

  private missing(): -1 {
    this.nulls += 1;
    return -1;
  }

  private addOther(kind: CellClass, bytes: Uint8Array, from: number, to: number): void {
    if (kind === CELL.float && this.int === 'invalid' && !this.bools) return;
    const text = latin(bytes, from, kind === CELL.whole ? to : Math.min(to, from + LONGEST_WORD));
    if (kind !== CELL.other || !BOOL.test(text)) this.bools = false;
    if (kind === CELL.other) this.floats = false;
    if (kind === CELL.whole) this.addWhole(text);
    else {
      if (this.int === 'ok') this.int = 'invalid';
      // A minus sign is enough for the reader of unsigned numbers to stop looking.
      if (text.trimStart().startsWith('-')) this.seenNegative = true;
      else if (this.uint === 'ok') this.uint = 'invalid';
      if (this.pythonInts && !PYTHON_INT.test(text)) this.pythonInts = false;
    }
    this.settled = this.int === 'invalid' && !this.floats && !this.bools;
  }

  private addWhole(text: string): void {
    const value = BigInt(text.trim().replace(/^\+/, ''));
    if (text.length > PYTHON_INT_DIGITS) this.pythonInts = false;
    if (value > INT64_MAX || value < INT64_MIN) this.int = this.int === 'ok' ? 'overflow' : this.int;
    if (text.trimStart().startsWith('-')) this.seenNegative = true;
    else if (value > UINT64_MAX) this.uint = this.uint === 'ok' ? 'overflow' : this.uint;
    else if (value > INT64_MAX) this.seenUint = true;
  }

  /** Every cell that is there is a whole number of 64 bits. */
  get onlyWhole(): boolean {
    return this.int === 'ok';
  }

  dtype(): CsvDtype {
    return this.outcome().dtype;
  }

  /** Missing cells as pandas counts them: in a column of too large numbers it leaves `NA` and the like as texts. */
  get missingCells(): number {
    return this.outcome().literal ? 0 : this.nulls;
  }

  private outcome(): { readonly dtype: CsvDtype; readonly literal: boolean } {
    const plain = (dtype: CsvDtype) => ({ dtype, literal: false });
    if (this.rows === 0) return plain('object');
    if (this.int === 'ok') return plain(this.nulls > 0 ? 'float64' : 'int64');
    if (this.int === 'overflow' && this.uint !== 'invalid') {
      if (this.uint === 'ok' && this.seenUint && (this.seenNegative || this.nulls > 0))
        return { dtype: 'str', literal: true };
      if (this.uint === 'ok' && !this.seenNegative) return plain('uint64');
      return this.pythonInts ? plain('ints') : { dtype: 'str', literal: true };
    }
    if (this.floats) return plain('float64');
    if (this.bools) return plain(this.nulls > 0 ? 'bool-object' : 'bool');
    return plain('str');
  }
}
