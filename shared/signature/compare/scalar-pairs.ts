import { SCALAR_TYPES, type ScalarType } from '../types.ts';
import type { Verdict } from './comparison.ts';
import type { RuleId } from './rules.ts';

/** Where a value stands: a column of its own, an item of a list, or a property of an object or a value of a map. */
export type Position = 'column' | 'item' | 'member';

/**
 * What becomes of values made for the row's type when the column's type reads them, as JSON. R: some are refused, c: accepted
 * but other values reach the model, =: the very same. The last column is `any`. Columns are cast first
 * (`cast_df_types_according_to_schema`); inside structures nothing is cast, so no JSON value at all fits an integer or a
 * datetime there (mlflow/models/utils.py, `_enforce_type`). Real MLflow 3.17.2 answered every cell.
 */
const REST: Readonly<Record<Position, Readonly<Record<ScalarType, string>>>> = {
  //              b i l f d s y t any
  column: {
    boolean: '=RRcccRRc',
    integer: 'c=ccccRcc',
    long: 'cR=cccRcc',
    float: 'cRR=ccRRc',
    double: 'cRRc=cRRc',
    string: 'cRRRR=RRc',
    binary: 'cRRRRc=Rc',
    datetime: 'cRRRRcR=c',
  },
  item: {
    boolean: '=RRRRRRRc',
    integer: '=========',
    long: 'RR=RRRRR=',
    float: '=========',
    double: 'RRRR=RRRc',
    string: 'RRRRR=RRc',
    binary: 'RRRRRc=Rc',
    datetime: 'cRRRccc=c',
  },
  member: {
    boolean: '=RRRRRRR=',
    integer: '=========',
    long: 'RR=RRRRR=',
    float: 'RRc==RRRc',
    double: 'RRRR=RRRc',
    string: 'RRRRR==R=',
    binary: 'RRRRR==R=',
    datetime: '=========',
  },
};

/** The same for pandas columns in Python, which are not cast first (`_enforce_mlflow_datatype`): only safe upcasts pass. */
const DATAFRAME: Readonly<Record<ScalarType, string>> = {
  boolean: '=RRRRRRR=',
  integer: 'R=cRcRRRc',
  long: 'RR=RRRRR=',
  float: 'RRR=cRRRc',
  double: 'RRRR=RRRc',
  string: 'RRRRR==Rc',
  binary: 'RRRRR==R=',
  datetime: 'RRRRRRR=c',
};

const OUTCOMES: Readonly<Record<string, Verdict>> = {
  R: 'breaks-callers',
  c: 'converts-silently',
  '=': 'compatible',
};

/** What a change from one scalar type to another (or to `any`) does to requests made for the first. */
export function scalarPair(
  a: ScalarType,
  b: ScalarType | 'any',
  position: Position,
): { rest: Verdict; dataframe: Verdict } {
  const column = b === 'any' ? SCALAR_TYPES.length : SCALAR_TYPES.indexOf(b);
  const outcome = (row: string) => OUTCOMES[row[column] ?? 'R'] ?? 'breaks-callers';
  return { rest: outcome(REST[position][a]), dataframe: outcome(DATAFRAME[a]) };
}

const NUMBERS: readonly ScalarType[] = ['integer', 'long', 'float', 'double'];
const WHOLE: readonly ScalarType[] = ['integer', 'long'];

/** Which rule explains a change of scalar type. */
export function scalarRule(a: ScalarType, b: ScalarType): RuleId {
  const pair = `${a} ${b}`;
  const number = [NUMBERS.includes(a), NUMBERS.includes(b)] as const;
  if (pair === 'integer long' || pair === 'integer double' || pair === 'float double') return 'TY-01';
  if (WHOLE.includes(a) && (b === 'float' || b === 'double')) return 'TY-02';
  if (pair === 'long integer') return 'TY-03';
  if (pair === 'double float') return 'TY-04';
  if (number[0] && WHOLE.includes(b)) return 'TY-05';
  if (number[0] && b === 'string') return 'TY-06';
  if (a === 'string' && number[1]) return 'TY-07';
  if (pair === 'string boolean') return 'TY-08';
  if ((a === 'boolean' && number[1]) || (number[0] && b === 'boolean')) return 'TY-09';
  if (pair === 'string datetime') return 'TY-10';
  if (pair === 'datetime string') return 'TY-11';
  if (pair === 'string binary' || pair === 'binary string') return 'TY-12';
  return 'TY-13';
}
