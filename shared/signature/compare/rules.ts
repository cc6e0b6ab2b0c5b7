import type { Channel, Mark, Verdict } from './comparison.ts';

/** What a rule says by itself. Where the answer depends on the very types or values, the engine refines it. */
export interface Rule {
  readonly rest: Verdict;
  readonly dataframe: Verdict;
  readonly marks: readonly Mark[];
}

const rule = (rest: Verdict, dataframe: Verdict = rest, ...marks: Mark[]): Rule => ({ rest, dataframe, marks });
const OK = 'compatible';
const SILENT = 'converts-silently';
const CALLERS = 'breaks-callers';
const CONSUMERS = 'breaks-consumers';

/**
 * Every rule by id, as real MLflow 3.17.2 behaves (mlflow/models/utils.py, mlflow/utils/proto_json_utils.py; mlflow/pyfunc
 * for params). "The same" means that the model's predict gets the very same columns in the same order, dtypes and values.
 */
export const RULES = {
  // Input columns.
  'IN-01': rule(CALLERS), // required column added
  'IN-02': rule(OK), // optional column added
  'IN-03': rule(SILENT, SILENT, 'meaning'), // required column removed: dropped on the way in
  'IN-04': rule(SILENT, SILENT, 'meaning'), // optional column removed
  'IN-05': rule(CALLERS), // optional -> required
  'IN-06': rule(OK), // required -> optional
  'IN-07': rule(CALLERS), // renamed, as a person says
  'IN-08': rule(CALLERS), // name differs in case, spaces or accents only
  'IN-09': rule(SILENT), // named columns in another order: the model gets them in B's
  'IN-10': rule(SILENT, SILENT, 'meaning'), // unnamed columns in another order
  'IN-11': rule(CALLERS), // unnamed: more columns
  'IN-12': rule(SILENT, SILENT, 'meaning'), // unnamed: fewer columns
  'IN-13': rule(CALLERS), // unnamed -> named
  'IN-14': rule(CALLERS, SILENT, 'meaning'), // named -> unnamed
  'IN-15': rule(CALLERS, OK), // one named column may come as a bare list, several may not
  'IN-16': rule(CALLERS, OK), // a row under `inputs` with a value that B does not declare
  // Types of a column.
  'TY-01': rule(SILENT), // integer -> long, integer -> double, float -> double
  'TY-02': rule(SILENT, CALLERS, 'lossy'), // long -> double, float; integer -> float
  'TY-03': rule(CALLERS, CALLERS, 'lossy'), // long -> integer
  'TY-04': rule(SILENT, CALLERS, 'lossy'), // double -> float
  'TY-05': rule(CALLERS, CALLERS, 'lossy'), // double, float -> integer, long
  'TY-06': rule(SILENT, CALLERS, 'meaning'), // number -> string
  'TY-07': rule(CALLERS), // string -> number
  'TY-08': rule(SILENT, CALLERS, 'lossy', 'meaning'), // string -> boolean
  'TY-09': rule(SILENT, CALLERS, 'lossy'), // boolean <-> number
  'TY-10': rule(CALLERS, CALLERS, 'meaning'), // string -> datetime
  'TY-11': rule(SILENT, CALLERS), // datetime -> string
  'TY-12': rule(CALLERS, OK, 'meaning'), // string <-> binary
  'TY-13': rule(CALLERS), // any other pair
  'TY-14': rule(SILENT, SILENT), // anything -> any: no longer cast
  'TY-15': rule(CALLERS), // any -> a type
  'TY-16': rule(OK), // no JSON value fits A's type, so there is nothing to lose
  // Inside lists, objects and maps.
  'NE-01': rule(CALLERS), // one value <-> a structure
  'NE-02': rule(CALLERS), // items of a list
  'NE-03': rule(CALLERS), // required property added
  'NE-04': rule(OK), // optional property added
  'NE-05': rule(CALLERS), // property removed: unknown ones are refused
  'NE-06': rule(CALLERS), // property optional -> required
  'NE-07': rule(CALLERS), // values of a map
  'NE-08': rule(CALLERS, OK), // the first structured column: `inputs` with columns of values is then read as one row
  'NE-09': rule(CALLERS, OK), // the last structured column gone: `inputs` with one row is then read as columns of values
  'NE-10': rule(OK), // property required -> optional
  'NE-11': rule(CALLERS), // type of a property
  // Tensors.
  'TE-01': rule(CALLERS), // rank
  'TE-02': rule(CALLERS), // a fixed dimension -> another
  'TE-03': rule(OK), // a fixed dimension -> free
  'TE-04': rule(CALLERS), // a free dimension -> fixed
  'TE-05': rule(SILENT, CALLERS), // dtype
  'TE-06': rule(CALLERS), // named <-> unnamed, or renamed
  'TE-07': rule(CALLERS), // added
  'TE-08': rule(CALLERS), // columns <-> tensors
  'TE-09': rule(CALLERS, CALLERS), // the last fixed dimension freed: tables no longer fit
  'TE-10': rule(SILENT, SILENT, 'meaning'), // removed
  'TE-11': rule(SILENT), // named tensors in another order
  // Outputs. MLflow never checks them.
  'OU-01': rule(CONSUMERS), // removed
  'OU-02': rule(OK), // added
  'OU-03': rule(SILENT), // widened
  'OU-04': rule(SILENT, SILENT, 'lossy'), // narrowed
  'OU-05': rule(CONSUMERS, CONSUMERS, 'meaning'), // of another kind
  'OU-06': rule(CONSUMERS), // required -> optional
  'OU-07': rule(CONSUMERS), // order of unnamed ones, named <-> unnamed
  'OU-08': rule(CONSUMERS), // tensor rank, dimension, dtype
  'OU-09': rule(SILENT, SILENT, 'meaning'), // declared -> undeclared
  'OU-10': rule(OK), // undeclared -> declared
  'OU-11': rule(SILENT), // named ones in another order
  'OU-12': rule(OK), // optional -> required, or a free dimension -> fixed: A's readers get less than they allow for
  // Params.
  'PA-01': rule(SILENT), // added: B's model gets its default
  'PA-02': rule(SILENT, SILENT, 'meaning'), // removed
  'PA-03': rule(SILENT, SILENT, 'meaning'), // renamed, as a person says
  'PA-04': rule(SILENT, SILENT, 'meaning'), // default
  'PA-05': rule(CALLERS), // type
  'PA-06': rule(CALLERS), // one value <-> a list
  'PA-07': rule(SILENT, SILENT, 'meaning'), // all removed
  // The signature as a whole.
  'SG-01': rule(CALLERS), // none -> a signature
  'SG-02': rule(SILENT, SILENT, 'meaning'), // a signature -> none
  'SG-03': rule(OK), // the same
  'SG-04': rule('unknown'), // a type this program does not know
  'SG-05': rule('unknown'), // made from type hints: Python checks them, not the signature
  'SG-06': rule('unknown'), // a signature that MLflow would refuse
  // The model around it.
  'CX-01': rule(CALLERS), // no python_function flavor any more
  'CX-02': rule(CONSUMERS, CONSUMERS, 'meaning'), // another function answers
  'CX-03': rule(OK), // another minor Python, another major version of a library
  'CX-04': rule(OK), // B refuses the example that is saved with it
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;

export function ruleFor(id: RuleId, channel: Channel): Verdict {
  return RULES[id][channel];
}
