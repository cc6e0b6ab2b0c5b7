import { inferRow } from './infer.ts';
import { inspectRow } from './inspect.ts';
import { compareRow } from './compare.ts';
import { enforceFrameRow, enforceJsonRow, paramsRow } from './enforce.ts';
import type { Ask } from './rows.ts';
import { schemaParseRow } from './schema-parse.ts';

/** One entry a kind of table; later kinds plug in here. */
export const KINDS: Readonly<Record<string, Ask>> = {
  'schema-parse': schemaParseRow,
  inspect: inspectRow,
  'enforce-json': enforceJsonRow,
  'enforce-dataframe': enforceFrameRow,
  params: paramsRow,
  infer: inferRow,
  compare: compareRow,
};

/** `schema-parse.jsonl`, `schema-parse-7.jsonl`, `held.inspect.jsonl` -> the kind; null for an unknown one. */
export function kindOf(fileName: string): string | null {
  return Object.keys(KINDS).find((kind) => fileName.includes(kind)) ?? null;
}
