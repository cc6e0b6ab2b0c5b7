import { jsonDumps, pyStr } from '../../python/dumps.ts';
import { canonicalSpec } from '../canonical.ts';
import type { InferredSchema } from './infer-schema.ts';
import { schemaNotices } from './notices.ts';
import type { ColumnEvidence, DataFormat, InferReport, Reading } from './report.ts';
import type { Problem } from '../../mlmodel/problem.ts';

export interface ReportParts {
  readonly format: DataFormat;
  readonly reading: Reading;
  readonly schema: InferredSchema;
  /** null where rows make no sense: a dict, one value. */
  readonly rows: number | null;
  readonly bytes: number;
  readonly columns: readonly ColumnEvidence[];
  readonly notices?: readonly Problem[];
}

/** Puts a report together: MLflow's own words for the schema, and each column's type as the schema has it. */
export function buildReport(parts: ReportParts): InferReport {
  const { schema, rows } = parts;
  const specs = new Map(schema.specs.map((spec) => [spec.name === null ? '' : pyStr(spec.name), spec]));
  const columns = parts.columns.map((evidence) => {
    const spec = schema.failure === null ? specs.get(evidence.name) : undefined;
    return spec?.kind === 'column' ? { ...evidence, type: spec.type, required: spec.required ?? false } : evidence;
  });
  return {
    format: parts.format,
    reading: parts.reading,
    specs: schema.specs,
    text: jsonDumps(schema.specs.map(canonicalSpec)),
    rows: rows ?? 1,
    bytes: parts.bytes,
    columns,
    notices: [...schemaNotices(schema, rows), ...(parts.notices ?? [])],
  };
}
