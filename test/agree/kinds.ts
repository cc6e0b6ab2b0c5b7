import { inferRow } from './infer.ts';
import { inspectRow } from './inspect.ts';
import { compareRow } from './compare.ts';
import { enforceFrameRow, enforceJsonRow, paramsRow } from './enforce.ts';
import type { Ask, AskLater } from './rows.ts';
import { storesRow } from './stores.ts';
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

/** Those that read whole stores. */
export const LATER: Readonly<Record<string, AskLater>> = { stores: storesRow };

/** `schema-parse.jsonl`, `schema-parse-7.jsonl`, `held.inspect.jsonl` -> the kind; null for an unknown one. */
export function kindOf(fileName: string): string | null {
  return [...Object.keys(KINDS), ...Object.keys(LATER)].find((kind) => fileName.includes(kind)) ?? null;
}
