import { parseSchema } from './parse-schema.ts';
import { specRow, type SignatureRow } from './signature-rows.ts';

export const DATASET_PARTS = ['columns', 'features', 'targets'] as const;
export type DatasetPart = (typeof DATASET_PARTS)[number];

/**
 * The columns or tensors of a dataset, from the JSON that MLflow keeps: `mlflow_colspec`, a list as in a signature, or
 * `mlflow_tensorspec`, whose features and targets are such lists again as texts (mlflow/data/schema.py). null for anything else.
 */
export function datasetSchema(text: string): { part: DatasetPart; rows: SignatureRow[] }[] | null {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch {
    return null;
  }
  const { mlflow_colspec: columns, mlflow_tensorspec: tensors } = (schema ?? {}) as Record<string, unknown>;
  if (Array.isArray(columns)) return [{ part: 'columns', rows: rowsOf(JSON.stringify(columns), 'columns') }];
  const { features, targets } = (tensors ?? {}) as Record<string, unknown>;
  const parts = [
    ...(typeof features === 'string' ? [{ part: 'features' as const, rows: rowsOf(features, 'features') }] : []),
    ...(typeof targets === 'string' ? [{ part: 'targets' as const, rows: rowsOf(targets, 'targets') }] : []),
  ];
  return parts.length === 0 ? null : parts;
}

function rowsOf(source: string, part: DatasetPart): SignatureRow[] {
  return (parseSchema(source).specs ?? []).map((spec, at) => specRow(spec, `${part} ${at}`));
}
