import { KNOWN_FIELDS } from './fields.ts';
import type { ModelDocument } from './model-document.ts';
import { spelled, type YamlNode } from './yaml-node.ts';

/** Whose key it is; other: nobody's that this program knows. */
export type KeyOwner = 'mlflow' | 'databricks' | 'azure' | 'other';

/** A top-level key of MLmodel besides its flavors and its signature. */
export interface DetailField {
  readonly key: string;
  readonly owner: KeyOwner;
  /** The first MLflow that wrote it; null where none did. */
  readonly since: string | null;
  readonly line: number;
  readonly node: YamlNode;
}

/** A key anywhere in MLmodel that Databricks or Azure put there. */
export interface VendorKey {
  /** Such as `metadata.azureml.base_image`. */
  readonly path: string;
  readonly owner: 'databricks' | 'azure';
  readonly line: number;
  readonly node: YamlNode;
}

const OWN_VIEWS = new Set(['flavors', 'signature']);

export function detailFields(document: ModelDocument): DetailField[] {
  return document.fields
    .filter(({ key }) => !OWN_VIEWS.has(key))
    .map(({ key, line, node }) => {
      const since = Object.hasOwn(KNOWN_FIELDS, key) ? (KNOWN_FIELDS[key] ?? null) : null;
      const owner = vendorOf(key, node) ?? (since === null ? 'other' : 'mlflow');
      return { key, owner, since, line, node };
    });
}

/** The most keys of vendors that are listed. */
const VENDOR_KEYS = 200;

/** The keys of Databricks and Azure, by their names or by the addresses they hold; not what lies below such a key. */
export function vendorKeys(document: ModelDocument): VendorKey[] {
  const found: VendorKey[] = [];
  const waiting = document.fields.map(({ key, node }) => ({ key, path: key, node })).reverse();
  for (let next = waiting.pop(); next !== undefined && found.length < VENDOR_KEYS; next = waiting.pop()) {
    const { key, path, node } = next;
    const owner = vendorOf(key, node);
    if (owner !== null) found.push({ path, owner, line: node.line, node });
    else if (node.kind === 'map')
      for (const entry of node.entries.toReversed())
        waiting.push({ key: entry.key.source, path: `${path}.${entry.key.source}`, node: entry.value });
    else if (node.kind === 'list')
      [...node.items.entries()]
        .reverse()
        .forEach(([at, item]) => waiting.push({ key: '', path: `${path}[${at}]`, node: item }));
  }
  return found;
}

function vendorOf(key: string, node: YamlNode): 'databricks' | 'azure' | null {
  const value = spelled(node) ?? '';
  if (/^azure(?:ml)?(?:$|[._:-])/i.test(key) || /^azureml:/i.test(value)) return 'azure';
  return /^databricks(?:$|[._-])/i.test(key) || /^(?:dbfs|databricks(?:-uc)?|uc):/i.test(value) ? 'databricks' : null;
}

/** How the size that MLmodel declares fits the files that are there. */
export type SizeFit = 'same' | 'more' | 'less' | 'unknown';

/**
 * MLflow adds up the files before it writes MLmodel and the files of the environment (mlflow/sklearn `save_model`,
 * `get_total_file_size`), so those written later do not count: `late`, in bytes. less: something is missing.
 */
export function sizeFit(declared: number, total: number, late: number, complete: boolean): SizeFit {
  if (!Number.isSafeInteger(declared) || declared < 0) return 'unknown';
  const found = total - late;
  if (found === declared && complete) return 'same';
  if (found > declared) return 'more';
  return complete ? 'less' : 'unknown';
}

/** When a model was made, as `utc_time_created` spells it: milliseconds since 1970; null where it is no time. */
export function createdAt(text: string | null): number | null {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d{1,9})?(?:Z|\+00:00)?$/.exec(text?.trim() ?? '');
  if (match === null) return null;
  const time = Date.parse(`${match[1] ?? ''}T${match[2] ?? ''}Z`);
  return Number.isNaN(time) ? null : time;
}
