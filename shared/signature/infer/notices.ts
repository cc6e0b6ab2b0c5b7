import type { Problem } from '../../mlmodel/problem.ts';
import type { DataType } from '../types.ts';
import type { DateReading } from './date-reading.ts';
import { hasIntegerColumn, type InferredSchema } from './infer-schema.ts';
import { FrameColumn } from './frame-column.ts';
import { InferError } from './infer-error.ts';
import type { CellEvidence } from './cell-evidence.ts';
import { FEW_ROWS, type ColumnEvidence } from './report.ts';

export interface ColumnFacts {
  readonly type: DataType | null;
  readonly rows: number;
  readonly nulls: number;
  readonly dates: DateReading | null;
  /** Whole numbers that pandas made floats, because values are missing. */
  readonly wholeWithGaps: boolean;
  /** pandas' dtype, where there is one. */
  readonly dtype?: string;
}

/** What a person should know about one column before they trust its type. */
export function columnNotices(facts: ColumnFacts): Problem[] {
  const { type, rows, nulls, dates } = facts;
  const found: Problem[] = [];
  const add = (severity: Problem['severity'], code: string, details: Problem['details'] = {}) =>
    found.push({ code, severity, details });
  if (facts.dtype === 'uint64') add('error', 'infer-unsigned');
  if (facts.dtype === 'ints') add('warning', 'infer-huge-integers');
  if (rows > 0 && nulls === rows) add('warning', 'infer-all-missing');
  if (facts.wholeWithGaps) add('note', 'infer-whole-with-gaps', { nulls });
  if (isWhole(type) && nulls > 0) add('warning', 'infer-integers-optional', { nulls });
  if (dates?.order === 'ambiguous') {
    const [day = '', month = ''] = dates.readings;
    add('warning', 'infer-ambiguous-dates', { sample: dates.sample, day, month });
  } else if (dates !== null)
    add('note', 'infer-dates-as-text', { sample: dates.sample, reading: dates.readings[0] ?? '' });
  return found;
}

/**
 * The evidence of a column of values. `of`: what MLflow says of it, or the frame column that settles it; a column that MLflow
 * could not type has none.
 */
export function columnEvidence(
  name: string,
  evidence: CellEvidence,
  of: FrameColumn | DataType | null,
): ColumnEvidence {
  const frame = of instanceof FrameColumn ? of : null;
  const type = frame === null ? (of as DataType | null) : typeOf(frame);
  const facts = evidence.result();
  const dtype = frame?.isUnsigned === true ? 'uint64' : '';
  const notices = columnNotices({ ...facts, type, dtype, wholeWithGaps: frame?.intsWithNulls ?? false });
  return { name, type, required: facts.nulls === 0, ...facts, notices };
}

function typeOf(column: FrameColumn): DataType | null {
  try {
    return column.type();
  } catch (error) {
    if (error instanceof InferError) return null;
    throw error;
  }
}

/** About the whole: why MLflow gave up, its own warning, and that few rows are a guess. */
export function schemaNotices(schema: InferredSchema, rows: number | null): Problem[] {
  const found: Problem[] = [];
  const { failure } = schema;
  if (failure !== null) {
    const { column: name, ...details } = failure.details;
    found.push({ code: failure.code, severity: 'error', details });
    const whole = name === undefined ? 'infer-any' : 'infer-any-column';
    found.push({ code: whole, severity: 'error', details: name === undefined ? {} : { column: name } });
  }
  if (hasIntegerColumn(schema.specs)) found.push({ code: 'infer-integer-columns', severity: 'note', details: {} });
  if (rows !== null && rows < FEW_ROWS)
    found.push({ code: 'infer-few-rows', severity: 'warning', details: { count: rows } });
  return found;
}

function isWhole(type: DataType | null): boolean {
  return type?.kind === 'scalar' && (type.name === 'integer' || type.name === 'long');
}
