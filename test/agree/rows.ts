import { toJson } from '../../shared/python/dumps.ts';
import { ruleSetFor, type RuleSet } from '../../shared/signature/serve/rules.ts';
import type { PyDict, PyValue } from '../../shared/python/value.ts';

/** A row of a table that real MLflow answered: the question and MLflow's answer in columns, numbers exact. */
export type Row = PyDict;

/** What MLflow says and what we say: equal when they are the same JSON, whatever the order of keys. */
export interface Answer {
  readonly theirs: PyValue;
  readonly ours: PyValue;
}

export interface AskOptions {
  /** Where the folders named in inspect rows are. */
  readonly models: string | null;
  /** Where the stores named in stores rows are. */
  readonly stores?: string | null;
  /** All rows of the table: some questions are about what the table asks as a whole. */
  readonly table: readonly Row[];
}

export type Ask = (row: Row, options: AskOptions) => Answer;
/** A question whose answer takes reading from disk. */
export type AskLater = (row: Row, options: AskOptions) => Promise<Answer>;

/** The rules of the MLflow that answered the row. */
export function rulesOf(row: Row): RuleSet {
  return ruleSetFor(String(row.get('mlflow')));
}

/** JSON with sorted keys, so that only content differs. */
export function sorted(value: PyValue): string {
  return toJson(order(value));
}

function order(value: PyValue): PyValue {
  if (Array.isArray(value)) return value.map(order);
  if (!(value instanceof Map)) return value;
  return new Map(
    [...value].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)).map(([key, item]) => [key, order(item)]),
  );
}

/** The tables' own encoding of what JSON lacks: {"$int": "..."}, {"$float": "3.0"}. */
export function untagged(value: PyValue): PyValue {
  if (Array.isArray(value)) return value.map(untagged);
  if (!(value instanceof Map)) return value;
  const int = value.get('$int');
  const float = value.get('$float');
  if (value.size === 1 && typeof int === 'string') return BigInt(int);
  if (value.size === 1 && typeof float === 'string') return FLOATS[float] ?? Number(float);
  return new Map([...value].map(([key, item]) => [key, untagged(item)]));
}

const FLOATS: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, '-inf': -Infinity };
