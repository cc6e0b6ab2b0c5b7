import type { Problem } from '../../mlmodel/problem.ts';
import type { DataType, Spec } from '../types.ts';
import type { DateReading } from './date-reading.ts';

export const DATA_FORMATS = ['csv', 'json', 'parquet', 'npy'] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

/**
 * What was read: `csv`, `parquet` as pandas reads them; `npy` as numpy; JSON as a list of records, a DataFrame
 * (`dataframe_records`, `dataframe_split`), or the value itself (a dict, a list, `inputs`, `instances`).
 */
export const READINGS = ['csv', 'parquet', 'npy', 'records', 'frame', 'value'] as const;
export type Reading = (typeof READINGS)[number];

/** What `infer_signature` says of some data, and what that rests on. */
export interface InferReport {
  readonly format: DataFormat;
  readonly reading: Reading;
  /** The inputs part; one unnamed column of any type where MLflow gives up (`notices` says why). */
  readonly specs: readonly Spec[];
  /** The same as MLflow writes it into MLmodel. */
  readonly text: string;
  readonly rows: number;
  /** Bytes read. */
  readonly bytes: number;
  readonly columns: readonly ColumnEvidence[];
  /** About the whole: few rows, MLflow's own warning, why it gave up. */
  readonly notices: readonly Problem[];
}

/** What one column's type rests on. Values are texts: numbers as Python prints them, the rest cut short. */
export interface ColumnEvidence {
  readonly name: string;
  /** null where no type could be inferred. */
  readonly type: DataType | null;
  readonly required: boolean;
  readonly rows: number;
  /** Missing values. */
  readonly nulls: number;
  /** Smallest and largest, numbers by value, texts by code point; null where nothing can be ordered. */
  readonly min: string | null;
  readonly max: string | null;
  /** The first few different values. */
  readonly samples: readonly string[];
  readonly dates: DateReading | null;
  readonly notices: readonly Problem[];
}

export const SAMPLES = 3;
/** Rows after which no new sample is looked for. */
export const SAMPLED_ROWS = 1000;
/** Characters of a value shown. */
export const SHOWN = 80;
/** Fewer rows than this are a guess. */
export const FEW_ROWS = 20;
