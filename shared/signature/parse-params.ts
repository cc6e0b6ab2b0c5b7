import { PANDAS_3 } from '../pandas/rules.ts';
import { paramTools } from './enforce/param-tools.ts';
import { parseParamsWith } from './parse-params-with.ts';
import type { ParamSpec, PartReading } from './types.ts';

const TOOLS = paramTools(PANDAS_3);

/** Reads the params of a signature as MLflow does (mlflow/types/schema.py, `ParamSchema.from_json`). An empty list is valid. */
export function parseParams(source: string): PartReading<ParamSpec> {
  return parseParamsWith(TOOLS, source);
}
