import type { ModelDocument } from '../mlmodel/model-document.ts';
import type { Row } from '../signature/compare/comparison.ts';
import { nodeEntry } from './flavor-rows.ts';
import { plainRows, type Entry } from './plain-rows.ts';

/** What has rows of its own. */
const ELSEWHERE = new Set(['flavors', 'signature', 'mlflow_version']);

/** Every other key of MLmodel; a map (such as `metadata` itself) key by key below it. */
export function metadataRows(a: ModelDocument, b: ModelDocument): Row[] {
  const [left, right] = [topLevel(a), topLevel(b)];
  return plainRows('metadata', left, right).flatMap((row) => {
    const key = row.place.path[0] ?? '';
    return [row, ...plainRows('metadata', below(a, key), below(b, key), [key])];
  });
}

function topLevel({ fields }: ModelDocument): Map<string, Entry> {
  const shown = fields.filter(({ key }) => !ELSEWHERE.has(key));
  return new Map(
    shown.map(({ key, node }) => {
      const entry = nodeEntry(key, node);
      return [key, node.kind === 'map' ? { ...entry, value: '' } : entry];
    }),
  );
}

function below({ fields }: ModelDocument, key: string): Map<string, Entry> {
  const node = fields.find((field) => field.key === key)?.node;
  return node?.kind === 'map'
    ? new Map(node.entries.map((entry) => [entry.key.source, nodeEntry(entry.key.source, entry.value)]))
    : new Map();
}
